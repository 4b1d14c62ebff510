"""The decision that is proposed to a person: certified, not yet, borderline or incomplete, strand by strand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from warmline.core.certifying.rule import Rule, StrandKind
from warmline.core.certifying.strands import Standing, StrandResult
from warmline.core.certifying.trying import History, Past, next_date


class Outcome(StrEnum):
    """What is proposed, or what a person decided."""

    CERTIFIED = "certified"
    NOT_YET = "not_yet"
    BORDERLINE = "borderline"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Because:
    """Why: one strand, where it stands, and the names of the parts that decided it."""

    strand: StrandKind
    standing: Standing
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A proposal with its reasons. `next_try` is when another attempt may begin; None unless it is *not yet*."""

    outcome: Outcome
    because: tuple[Because, ...]
    next_try: datetime | None = None


def decide(rule: Rule, results: Sequence[StrandResult], history: History, at: datetime) -> Decision:
    """Return what the results propose. All three strands must pass; no strand makes up for another.

    A strand that is not whole makes it *incomplete*, then a failed one makes it *not yet*, then one within a standard
    error of its cut makes it *borderline*, which only a person may settle. `history` holds the attempts before this
    one. Raises ValueError where a strand is there twice.
    """
    found = {result.strand: result for result in results}
    if len(found) < len(results):
        raise ValueError("a strand counts once")
    because = tuple(_because(kind, found.get(kind)) for kind in StrandKind)
    outcome = _outcome({each.standing for each in because})
    if outcome is not Outcome.NOT_YET:
        return Decision(outcome, because)
    after = History((*history.attempts, Past(at, at, passed=False)))
    return Decision(outcome, because, next_date(rule.attempts, after, at))


def _because(kind: StrandKind, result: StrandResult | None) -> Because:
    if result is None:
        return Because(kind, Standing.MISSING, ())
    standing = result.standing
    return Because(kind, standing, tuple(part.name for part in result.parts if part.standing is standing))


def _outcome(found: set[Standing]) -> Outcome:
    for standing, outcome in (
        (Standing.MISSING, Outcome.INCOMPLETE),
        (Standing.FAILED, Outcome.NOT_YET),
        (Standing.BORDERLINE, Outcome.BORDERLINE),
    ):
        if standing in found:
            return outcome
    return Outcome.CERTIFIED
