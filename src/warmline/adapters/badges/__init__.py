"""Open Badges 3.0: signed, verified, baked into pictures; and the keys they are signed with."""
