"""Writing several wordings of one sentence in one line: "[So|And] what [happens|comes] next?" is four."""

from __future__ import annotations

import re
from itertools import product
from typing import Final

_GROUP: Final = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_MOST: Final = 60


def variants(text: str) -> tuple[str, ...]:
    """Return every wording of a line, in a fixed order; the line itself where it has no groups in square brackets.

    A group lists its choices with bars between; an empty choice leaves the group out. A wording begins with a capital
    where the line does. Raises ValueError where a line has more than 60 wordings or a bracket that opens no group.
    """
    pieces = _GROUP.split(text)
    if "[" in "".join(pieces[::2]) or "]" in "".join(pieces[::2]):
        raise ValueError(f"{text!r} has a square bracket that opens no group such as [this|that].")
    choices = [piece.split("|") if number % 2 else [piece] for number, piece in enumerate(pieces)]
    found = dict.fromkeys(_tidy("".join(chosen), text) for chosen in product(*choices))
    if len(found) > _MOST:
        raise ValueError(f"{text!r} has {len(found)} wordings; {_MOST} is the most for one line.")
    return tuple(found)


def _tidy(chosen: str, text: str) -> str:
    words = re.sub(r" {2,}", " ", chosen).strip()
    words = re.sub(r" ([,.?!;:])", r"\1", words)
    first = text.lstrip("[")[:1]
    return words[:1].upper() + words[1:] if first.isupper() else words
