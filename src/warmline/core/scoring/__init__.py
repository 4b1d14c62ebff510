"""From cues and moves to a scorecard with its evidence, and from there to feedback a person can use."""
