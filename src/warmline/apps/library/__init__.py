"""Content as immutable versions: what was loaded, when, and which version a running conversation is pinned to."""
