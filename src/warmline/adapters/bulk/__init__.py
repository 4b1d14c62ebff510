"""Scoring any number of conversations: over several processes in order, kept across a kill, or on a cluster."""

from warmline.adapters.bulk.journal import Journal, OtherRun, Progress, fingerprint
from warmline.adapters.bulk.spread import Done, in_order

__all__ = ["Done", "Journal", "OtherRun", "Progress", "fingerprint", "in_order"]
