"""More ways to learn from a conversation: watch one, compare two of one's own, mark examples, be the customer."""
