"""The outside world behind the small protocols of the core: files, models, speech, bulk work."""
