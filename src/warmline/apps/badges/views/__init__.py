"""The pages of badges: one's own, those that anybody may open, and the admin's."""
