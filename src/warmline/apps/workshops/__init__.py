"""Learning with people in a room: workshops, webinars, huddles, and how trainers become trainers."""
