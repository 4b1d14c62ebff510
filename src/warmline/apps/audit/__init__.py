"""Who did what to whom and when, written in the same transaction as the deed and readable by the person it is about."""
