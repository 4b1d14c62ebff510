"""Certificates that anybody can check: Open Badges 3.0, their keys, and the public page."""
