"""What an upheld appeal may teach: the words of that one moment, without personal data."""

from __future__ import annotations

from collections.abc import Iterable

from warmline.apps.scores.marked import MarkedTalk
from warmline.apps.scores.pleas import PointInQuestion
from warmline.core.conversation.redaction import redact


def moment_of(talk: MarkedTalk, point: PointInQuestion, names: Iterable[str]) -> list[dict[str, str]]:
    """Return the lines from what called for the point to the answer that was judged, each {"speaker", "text"}.

    `names` are taken out with everything else that redaction knows; names that nobody told it stay, which is why the
    owner reads the result before she gives it.
    """
    known = tuple(names)
    lines = [line for line in talk.lines if point.since <= line.turn <= point.turn]
    return [
        {"speaker": "agent" if line.mine else "customer", "text": redact(line.text, names=known).text} for line in lines
    ]
