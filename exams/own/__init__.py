"""The reader and the score on text written for this project: consistency, not validity."""
