"""Reading: what may be shown of reactions, findings, and who fell behind."""
