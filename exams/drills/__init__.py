"""What the feedback of the daily drills sees in answers that were written for the drill, and in those that were not."""
