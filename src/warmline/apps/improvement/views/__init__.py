"""Pages and posts of improvement."""
