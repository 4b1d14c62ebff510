"""The pages of notices: one's own, and the one behind the link in each mail."""
