"""Where an attempt stands: its three strands, worked out from what people judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import Attempt, Judgement, ObservedContact, Piece
from warmline.apps.assessment.ports import TestResult, tests
from warmline.core.certifying import (
    Decision,
    History,
    Instead,
    Past,
    Rule,
    Sighting,
    StandIn,
    StrandKind,
    StrandResult,
    decide,
    judged_result,
    knowledge_result,
)


@dataclass(frozen=True, slots=True)
class AttemptStanding:
    """An attempt with its results and what they propose.

    `test` is the result that counts, None for none; `test_waits` says that a person has still to mark or decide it.
    """

    attempt: Attempt
    rule: Rule
    results: tuple[StrandResult, ...]
    decision: Decision
    pieces: tuple[Piece, ...]
    contacts: tuple[ObservedContact, ...]
    test: TestResult | None
    test_waits: bool = False


def standing_of(attempt: Attempt, now: datetime) -> AttemptStanding:
    """Return where an attempt stands at a moment."""
    rule = rule_of(attempt.rule)
    pieces = tuple(attempt.pieces.filter(struck_why="").prefetch_related("judgements__judged_by"))
    contacts = _contacts(attempt, rule, now)
    test, knowledge = _knowledge(attempt, rule, now)
    practical = _practical(attempt, rule, pieces, contacts, now)
    results = (knowledge, practical, _behavioural(rule, contacts, now))
    decision = decide(rule, results, history_of(attempt), now)
    waits = test is None and _waits(attempt, rule, now)
    return AttemptStanding(attempt, rule, results, decision, pieces, contacts, test, waits)


def history_of(attempt: Attempt) -> History:
    """Return the attempts before this one on any version of the rule, those struck out left aside."""
    return past_attempts(attempt.owner_id, attempt.rule.key, but=attempt)


def past_attempts(owner: int, key: str, *, but: Attempt | None = None) -> History:
    """Return a person's attempts on a rule that count. One taken back before it began counts for nothing."""
    rows = Attempt.objects.filter(owner=owner, rule__key=key, void=False).exclude(read_at=None)
    if but is not None:
        rows = rows.filter(announced_at__lt=but.announced_at).exclude(pk=but.pk)
    found = rows.select_related("decision__certificate").order_by("announced_at")
    return History(tuple(Past(row.read_at or row.announced_at, row.closed_at, _passed(row)) for row in found))


def sightings(judgements: Sequence[Judgement], source: str) -> list[Sighting]:
    """Return the judgements that a person made and in which she saw the behaviour."""
    return [Sighting(each.behaviour, each.anchor, source) for each in judgements if each.judged_at and each.anchor]


def _passed(attempt: Attempt) -> bool:
    decision = getattr(attempt, "decision", None)
    # An appeal may have brought the certificate that the decision did not.
    return decision is not None and hasattr(decision, "certificate")


def _knowledge(attempt: Attempt, rule: Rule, now: datetime) -> tuple[TestResult | None, StrandResult]:
    stand_in = _instead(attempt, rule, StrandKind.KNOWLEDGE)
    own = tests().result(attempt.owner, rule.knowledge.test, now - timedelta(days=rule.knowledge.counts_days))
    if own is None and stand_in is not None and stand_in.by is StandIn.TEST:
        again = tests().result(attempt.owner, stand_in.test, now - timedelta(days=stand_in.within_days))
        if again is not None:
            found = knowledge_result(stand_in.test, again.score, stand_in.cut, again.error, at=again.at, instead=True)
            return again, found
    if own is None:
        return None, knowledge_result(rule.knowledge.test, None, rule.knowledge.cut, 0.0)
    return own, knowledge_result(rule.knowledge.test, own.score, rule.knowledge.cut, own.error, at=own.at)


def _waits(attempt: Attempt, rule: Rule, now: datetime) -> bool:
    asked = [(rule.knowledge.test, rule.knowledge.counts_days)]
    stand_in = _instead(attempt, rule, StrandKind.KNOWLEDGE)
    if stand_in is not None and stand_in.by is StandIn.TEST:
        asked.append((stand_in.test, stand_in.within_days))
    return any(tests().waits(attempt.owner, test, now - timedelta(days=days)) for test, days in asked)


def _practical(
    attempt: Attempt, rule: Rule, pieces: Sequence[Piece], contacts: Sequence[ObservedContact], now: datetime
) -> StrandResult:
    stand_in = _instead(attempt, rule, StrandKind.PRACTICAL)
    if stand_in is not None and stand_in.by is StandIn.CONTACTS:
        since = now - timedelta(days=stand_in.within_days)
        recent = [each for each in contacts if each.seen_at > since]
        if len(recent) >= stand_in.contacts:
            seen = [one for each in recent for one in sightings(list(each.judgements.all()), f"contact {each.pk}")]
            newest = max(each.seen_at for each in recent)
            return judged_result(StrandKind.PRACTICAL, rule.practical.bands, seen, at=newest, instead=True)
    found = [one for piece in pieces for one in sightings(list(piece.judgements.all()), str(piece.pk))]
    ended = [piece.ended_at for piece in pieces if piece.ended_at]
    return judged_result(
        StrandKind.PRACTICAL,
        rule.practical.bands,
        found,
        wanting=_wanting(rule, pieces),
        at=max(ended) if ended else None,
    )


def _wanting(rule: Rule, pieces: Sequence[Piece]) -> int:
    """How many talks and tasks are not done, and judgements not made."""
    asked = rule.practical.talks + (1 if rule.practical.written else 0)
    done = [piece for piece in pieces if piece.state == Piece.State.ENDED]
    open_judgements = sum(1 for piece in done for each in piece.judgements.all() if each.judged_at is None)
    return max(asked, len(pieces)) - len(done) + open_judgements


def _behavioural(rule: Rule, contacts: Sequence[ObservedContact], now: datetime) -> StrandResult:
    since = now - timedelta(days=rule.behavioural.within_days)
    counted = [each for each in contacts if each.seen_at > since]
    seen = [one for each in counted for one in sightings(list(each.judgements.all()), f"contact {each.pk}")]
    return judged_result(
        StrandKind.BEHAVIOURAL,
        rule.behavioural.bands,
        seen,
        wanting=max(0, rule.behavioural.contacts - len(counted)),
        at=max((each.seen_at for each in counted), default=None),
    )


def _contacts(attempt: Attempt, rule: Rule, now: datetime) -> tuple[ObservedContact, ...]:
    """Return the contacts within the longest window that the rule looks at."""
    days = max([rule.behavioural.within_days, *(each.within_days for each in rule.renewal.instead)])
    rows = ObservedContact.objects.filter(
        person=attempt.owner_id, seen_at__gt=now - timedelta(days=days), seen_at__lte=now
    )
    return tuple(rows.select_related("observer").prefetch_related("judgements"))


def _instead(attempt: Attempt, rule: Rule, strand: StrandKind) -> Instead | None:
    """Return what may stand in for a strand; only where a certificate is renewed."""
    if attempt.renews_id is None:
        return None
    return next((each for each in rule.renewal.instead if each.strand is strand), None)
