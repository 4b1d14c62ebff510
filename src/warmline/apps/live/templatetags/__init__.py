"""The template tag that shows invitations on other pages."""
