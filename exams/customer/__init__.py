"""The laws of the simulated customer as an exam: what research found, and whether our customer behaves that way."""
