"""What every text goes through that people of a house write: its versions, a second pair of eyes, translations."""
