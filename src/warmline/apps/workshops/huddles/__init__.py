"""Morning huddles: five minutes for what a team shows least, held by its lead or by a colleague."""
