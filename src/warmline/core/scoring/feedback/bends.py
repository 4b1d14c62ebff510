"""The bends of the mood curve: where the mood turned or moved most, the words that did it, and why."""

from __future__ import annotations

from typing import Final

from warmline.core.scoring.arc import Arc
from warmline.core.scoring.evidence import own_words
from warmline.core.scoring.feedback.quoting import Quote, quote_span, quote_words
from warmline.core.scoring.feedback.talk import Talk
from warmline.core.scoring.feedback_model import Bend

MOST_BENDS: Final = 4
# The quote at a bend stands inside a drawing.
_LONGEST: Final = 60
_FELT: Final = 0.025


def bends_of(talk: Talk, arc: Arc) -> tuple[Bend, ...]:
    """Return up to four bends in the order of the answers; answers without a reason that can be quoted have none.

    A turn of the curve (from rising to falling or back) counts double against a mere rise or fall.
    """
    found: list[tuple[float, Bend]] = []
    before = 0.0
    for answer in range(1, len(arc.warmth)):
        change = arc.change(answer)
        if abs(change) >= _FELT:
            bend = _bend(talk, arc, answer, rising=change > 0)
            turned = before * change < 0
            if bend is not None:
                found.append((abs(change) * (2 if turned else 1), bend))
            before = change
    strongest = sorted(found, key=lambda each: (-each[0], each[1].answer))[:MOST_BENDS]
    return tuple(sorted((bend for _, bend in strongest), key=lambda bend: bend.answer))


def _bend(talk: Talk, arc: Arc, answer: int, *, rising: bool) -> Bend | None:
    turn = talk.turn_of_answer(answer)
    reason = next((each for each in arc.reasons_at(answer) if each.warmth * (1 if rising else -1) > 0), None)
    if turn is None or reason is None or not reason.text:
        return None
    quote = quote_words(talk.text(turn), reason.quote, _LONGEST) or _own(talk.text(turn))
    return Bend(answer, quote.shown, reason.text, rising, quote.exact)


def _own(text: str) -> Quote:
    return quote_span(text, *own_words(text, _LONGEST), _LONGEST)
