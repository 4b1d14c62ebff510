"""Warmline trains the people of customer-service teams in soft skills and shows honestly whether it helped."""
