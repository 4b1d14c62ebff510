"""Every scorecard with its evidence and feedback, kept in the room it belongs to: practice, assessment or floor."""
