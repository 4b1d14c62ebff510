"""Charts drawn by the server: data in, SVG out, and a table with every number."""
