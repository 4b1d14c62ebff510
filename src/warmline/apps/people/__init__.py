"""Who works here: organisation, sites, teams, people and their roles, and the vault that keeps what is theirs alone."""
