"""A year of practice of simulated learners: the real spacing, day plan, recommender and learner model, day by day."""
