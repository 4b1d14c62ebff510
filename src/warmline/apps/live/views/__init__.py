"""The pages and verbs of a live talk; to anybody without a seat in it none of them exists."""
