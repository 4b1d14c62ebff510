"""Every message that leaves the house, what became of it, and the background work that sends it."""
