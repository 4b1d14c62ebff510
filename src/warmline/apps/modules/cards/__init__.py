"""Cards to look up in the moment of need: frameworks, say and do-not-say, good answers, found by a few words."""
