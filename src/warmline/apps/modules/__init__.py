"""E-learning modules: written, reviewed, published, read, with exercises, notes and bookmarks."""
