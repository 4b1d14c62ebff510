"""Train-the-trainer: four stages, observations, a check of raters, and licences that end."""
