"""Commands of the improvement app."""
