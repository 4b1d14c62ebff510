"""How well the learner model knows simulated learners, and what its recommendations bring them."""
