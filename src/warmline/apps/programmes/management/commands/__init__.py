"""Commands of the modules app."""
