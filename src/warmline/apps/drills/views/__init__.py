"""The pages of the daily practice, in the order in which one walks them."""
