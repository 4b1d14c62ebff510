"""The simulated customer: who they are, what they know and need, how they feel, what they do next."""
