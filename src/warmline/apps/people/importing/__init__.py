"""Reading a list of people from a CSV file: good rows in, bad rows named by line with the reason."""
