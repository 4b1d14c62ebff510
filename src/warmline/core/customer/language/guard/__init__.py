"""The guard before a language model's words: it lets pass the planned act with the known facts, and nothing else."""

from warmline.core.customer.language.guard.check import REASONS, Guard

__all__ = ["REASONS", "Guard"]
