"""Pages for quality analysts."""
