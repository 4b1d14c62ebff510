"""Asking a language model to rate a file of conversations, from the command line."""
