"""The commands of the terminal: one file a command, and nothing is loaded before it is needed."""

from warmline.config.cli.group import main

__all__ = ["main"]
