"""How the programme itself gets better: reactions, what is stale, unfair or never used."""
