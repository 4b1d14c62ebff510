"""When a letter cannot be written: the talk stays, the page says so, the log names the place and none of the words."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import Http404

from warmline.apps.people import vault

log = logging.getLogger("warmline.roleplay")

# These mean what they mean everywhere: not yours, not there, erased, damaged (then it would be untrue to say that the
# talk is safe), or a database that others see to.
_OTHERS = (PermissionDenied, Http404, vault.NotTheOwner, vault.KeyErased, vault.Damaged, DatabaseError)
_OURS = "/warmline/"


class LetterFailed(Exception):
    """The letter on a talk could not be written or shown. The talk itself is kept, and asking again is harmless."""


@contextmanager
def kept_whatever_happens() -> Iterator[None]:
    """Turn a mistake in scoring or drawing into `LetterFailed`.

    The log gets the kind of mistake and the line of code. Its message and the values around it are left out, since
    they may hold what was said; so are the talk and its owner: who practised what stands in no log.
    """
    try:
        yield
    except _OTHERS:
        raise
    except Exception as fault:
        log.error("A practice letter could not be written: %s in %s", type(fault).__name__, _place(fault))
        raise LetterFailed from None


def _place(fault: Exception) -> str:
    """Return the innermost line of our own code: that of a library says little about what to mend."""
    ours = [frame for frame in traceback.extract_tb(fault.__traceback__) if _OURS in frame.filename]
    return f"{ours[-1].filename.rsplit(_OURS, 1)[-1]}:{ours[-1].lineno}" if ours else "code of another package"
