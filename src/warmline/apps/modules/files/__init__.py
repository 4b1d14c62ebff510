"""Files of modules: what they are by their bytes, where they lie, and how a part of one is sent."""
