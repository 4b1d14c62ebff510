"""How a sentence is put: sentences and words, phrase patterns, plain language, and feedback that stays on the task."""
