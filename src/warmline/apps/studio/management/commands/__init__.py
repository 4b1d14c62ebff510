"""Commands of the studio app."""
