"""What the agent names as the cause: could it have been avoided, was it beyond anybody, will it come again (L14)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.core.customer.appraisal.moment import Felt, Moment
from warmline.core.customer.patterns import any_of
from warmline.core.customer.sentences import plain

_AVOIDABLE: Final = any_of(
    r"forgot|forgotten|overlooked|was careless|were careless|carelessness|human error",
    r"(?:nobody|no one) (?:checked|looked|noticed|read it|cared)",
    r"(?:we|they|he|she|somebody|someone|colleague) never (?:checked|looked|noticed|read it)",
    r"(?:didn't|did not|hadn't|had not) (?:bother|check|look|read|care|pay attention)",
    r"mixed (?:it |them |that )?up|(?:could|should) have been (?:avoided|prevented)",
)
_BEYOND: Final = any_of(
    r"(?:the|a|heavy|last night's) (?:storm|snow|flood|fog|ice|fire|strike|power cut|lightning)",
    r"because of (?:the )?(?:storm|snow|weather|flood|fog|ice|fire|strike|accident|power cut)",
    r"road (?:was|is|had been) (?:closed|blocked)|fell ill|bad weather|act of god",
)
_AGAIN: Final = any_of(
    r"(?:this|that|it) (?:just |sadly )?happens (?:a lot|often|all the time|every|quite often|regularly)",
    r"happens to (?:many|a lot|everyone|everybody|all of)",
    r"known (?:problem|issue|bug|fault)|common (?:problem|issue|fault)|keeps happening|happens again and again",
    r"(?:this|that|it)(?:'s| is) (?:quite |perfectly )?(?:normal|usual|common) (?:here|with us|at the moment|for us)",
)


def feel_causes(moment: Moment) -> Iterator[Felt]:
    """Yield what the named cause does. Who takes it on themselves is not held to it: that is owning up (L2)."""
    for piece in moment.clauses:
        text = plain(piece.text)
        if piece.question or moment.copies(piece.text):
            continue
        if _AGAIN.search(text) and "prevents_repeat" not in moment.names:
            yield moment.felt("cause_stays", piece.text, moment.disappointment)
        elif _BEYOND.search(text):
            yield moment.felt("cause_beyond", piece.text)
        elif _AVOIDABLE.search(text) and not moment.names & {"takes_ownership", "apologises"}:
            yield moment.felt("cause_avoidable", piece.text, moment.disappointment)
        else:
            continue
        return
