"""Whole conversations as they were once played, so that a change of the customer shows itself in words."""
