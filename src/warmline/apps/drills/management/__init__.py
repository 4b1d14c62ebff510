"""Commands of the daily practice."""
