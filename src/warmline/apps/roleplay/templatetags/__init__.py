"""Template tags of the role-play."""
