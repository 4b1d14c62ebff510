"""The field's knowledge as pure functions on frozen dataclasses: no Django, no files, no clock, no logging."""
