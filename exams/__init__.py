"""Exams: what the parts that judge people get right, measured on texts whose answer is known."""
