"""Tags of the improvement app."""
