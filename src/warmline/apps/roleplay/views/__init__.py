"""The pages and verbs of a role-play; every one of them is for its owner, and to anybody else it does not exist."""
