"""What a way without an end does: sent elsewhere, no time to be had, everything asked for again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.customer.appraisal.moment import Felt, Moment
from warmline.core.customer.patterns import any_of
from warmline.core.customer.sentences import Piece, plain

_ENDLESS: Final = any_of(
    r"(?:takes?|needs?|lasts?) (?:as long as|the time) it (?:takes|needs|lasts)",
    r"(?:can(?:not|'t| not)|unable to|won't|couldn't) (?:\w+ )?(?:say|tell(?: you)?|know) (?:when|how long)",
    r"(?:no idea|don't know|do not know|hard to say|nobody knows|no one knows) (?:when|how long)",
    r"(?:can|may|could|might|will) take (?:a while|some time|quite some time|ages|its time|weeks or months)",
    r"(?:done|ready|decided|sent) when(?:ever)? it(?:'s| is) (?:done|ready|decided|sent)",
)  # fmt: skip
_ELSEWHERE: Final = any_of(
    r"you(?:'ll| will|'d| would)? (?:also )?(?:have to|need to|must|should|better) (?:\w+ )?"
    r"(?:ask|call|ring|contact|try|go to|speak (?:to|with)|talk to|write to|turn to) (?:\w+ ){0,3}"
    r"(?:other|another|different|next|responsible) "
    r"(?:\w+ )?(?:department|team|office|branch|desk|colleagues?|line|company|section|unit|number)",
    r"(?:that|this|it)(?:'s| is) (?:not (?:my|our)|(?:for |a matter for |up to )?(?:the other|another)) "
    r"(?:department|team|office|branch|desk|section|unit|job|area)",
)  # fmt: skip
_ALL_AGAIN: Final = any_of(
    r"(?:tell|explain|give|describe|say|ask|go through|start)\b[^.?!]{0,40}\b(?:again|once more|all over|one more time|"
    r"from (?:the (?:very )?)?(?:start|beginning|top|scratch))"
)
_SPARED: Final = any_of(
    r"won't|not|never|no need|needn't|don't|without|nobody|no one|shouldn't|rather than|instead of|had to|have to do"
)


def feel_way(moment: Moment) -> Iterator[Felt]:
    """Yield what it does to be sent on, to hear of no time, and to be asked for the whole of it again."""
    offered = {item.quote for item in (*moment.heard.offers, *moment.heard.with_lead)}
    clauses = tuple(piece for piece in moment.clauses if piece.text not in offered)
    endless = _first(clauses, _ENDLESS)
    if endless is not None and not moment.step_has_time and "promises_vaguely" not in moment.names:
        yield moment.felt("vague_promise", endless.text, moment.disappointment)
    elsewhere = _first(clauses, _ELSEWHERE)
    if elsewhere is not None and "escalates" not in moment.names:
        yield moment.felt("passed_on", elsewhere.text, moment.disappointment)
    again = _first(clauses, _ALL_AGAIN)
    if again is not None and _is_news_to_nobody(moment, again):
        yield moment.felt("asked_again", again.text, 0.7)


def _first(clauses: tuple[Piece, ...], pattern: re.Pattern[str]) -> Piece | None:
    return next((piece for piece in clauses if pattern.search(plain(piece.text))), None)


def _is_news_to_nobody(moment: Moment, piece: Piece) -> bool:
    """Say whether the customer has told it before and is asked for it by this clause, and by no other mark."""
    told = moment.turn > 1 and "asks_again" not in moment.names and not moment.new_asked
    return told and not _SPARED.search(plain(piece.text)) and not moment.heard.asks_agreement
