"""Commands of shifts."""
