"""Reviews by the organisation's own raters, and what they taught the machine, as versions that can be taken back."""
