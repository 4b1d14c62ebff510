"""A talk with a simulated customer in the terminal: typed by a person or played from a script."""
