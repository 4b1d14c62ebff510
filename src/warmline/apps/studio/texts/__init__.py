"""A scenario as a text: checking it, changing single fields in it, comparing versions, telling words from structure."""
