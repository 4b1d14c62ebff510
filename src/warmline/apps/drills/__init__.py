"""Five minutes a day: drills to say aloud or write, cards to recall, and when each comes back."""
