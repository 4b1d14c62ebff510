"""The first pages of the house: Today, the list of customers, and what a team's lead may see."""
