"""People as customers: one person answers, another one plays the customer, live in two browsers."""
