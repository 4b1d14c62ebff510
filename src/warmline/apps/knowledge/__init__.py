"""What people know: the bank of items, fixed and adaptive tests, and how good each item is."""
