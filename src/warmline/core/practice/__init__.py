"""What to practise next and why: mastery with its doubt, difficulty, spacing."""
