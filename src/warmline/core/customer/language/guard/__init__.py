"""The guard before a language model's words: it lets pass the planned act with the known facts, and nothing else."""

from warmline.core.customer.language.guard.check import REASONS, Guard
from warmline.core.customer.language.guard.subject import leaves_words

__all__ = ["REASONS", "Guard", "leaves_words"]
