"""Item response and adaptive tests: published figures, known parameters, and simulated people."""
