"""What the check of badges tells apart, and how fast, beside an independent library."""
