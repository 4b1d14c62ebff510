"""The corpora as examples: each reads its files below WARMLINE_CORPORA, or is left out where they are missing."""

from __future__ import annotations

import os
from pathlib import Path

from train.corpora.rows import BadRecord

__all__ = ["BadRecord", "corpora_root"]


def corpora_root() -> Path | None:
    """Return the folder named by WARMLINE_CORPORA, or None where there is none."""
    named = os.environ.get("WARMLINE_CORPORA", "")
    return Path(named) if named and Path(named).is_dir() else None
