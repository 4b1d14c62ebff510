"""Scoring a file in the terminal: reading, scoring, showing, and naming what could not be used."""
