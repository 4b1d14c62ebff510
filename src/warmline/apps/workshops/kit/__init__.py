"""The site kit: all that a place without much net needs to train, on paper, chosen by the level of a programme."""
