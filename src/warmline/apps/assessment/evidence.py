"""The evidence file of a decision: every strand with its scores, versions, who judged, who decided, and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from warmline.apps.assessment.models import Judgement, ObservedContact, Piece
from warmline.apps.assessment.standing import AttemptStanding
from warmline.apps.people.models import Person
from warmline.core.certifying import Part, StrandKind, StrandResult

FORMAT = "warmline-evidence-1"


def evidence_file(
    found: AttemptStanding, *, decided_by: Person, outcome: str, reason: str, at: datetime
) -> dict[str, Any]:
    """Return everything that a decision rests on, JSON-safe.

    It holds no words of talks and tasks but the quotes that the judgements rest on, and people by their keys: names
    are put in when it is read, so that an erased person is not named for ever.
    """
    attempt, rule = found.attempt, found.rule
    return {
        "format": FORMAT,
        "attempt": str(attempt.pk),
        "rule": {"key": rule.key, "version": attempt.rule.version, "title": rule.title, "sha256": attempt.rule.sha256},
        "level": rule.level.name.lower(),
        "versions": attempt.pins,
        "announced_at": attempt.announced_at.isoformat(),
        "read_at": _time(attempt.read_at),
        "renews": str(attempt.renews_id) if attempt.renews_id else None,
        "strands": [_strand(result, found) for result in found.results],
        "proposed": found.decision.outcome.value,
        "outcome": outcome,
        "decided_by": {"person": decided_by.pk},
        "decided_at": at.isoformat(),
        "reason": reason,
    }


def _strand(result: StrandResult, found: AttemptStanding) -> dict[str, Any]:
    rests: list[dict[str, Any]] = []
    if result.strand is StrandKind.KNOWLEDGE and found.test is not None:
        rests = [{"kind": "test", "at": found.test.at.isoformat(), "version": found.test.version}]
    if result.strand is StrandKind.PRACTICAL and not result.instead:
        rests = [_piece(piece) for piece in found.pieces]
    elif result.strand is not StrandKind.KNOWLEDGE:
        rests = [_contact(contact) for contact in found.contacts]
    return {
        "strand": result.strand.value,
        "standing": result.standing.value,
        "instead": result.instead,
        "parts": [_part(part) for part in result.parts],
        "rests_on": rests,
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "name": part.name,
        "score": None if part.score is None else round(part.score, 2),
        "cut": round(part.cut, 2),
        "error": round(part.error, 2),
        "seen": part.seen,
        "standing": part.standing.value,
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "kind": piece.kind,
        "variant": piece.variant,
        "seed": piece.seed,
        "begun_at": _time(piece.begun_at),
        "ended_at": _time(piece.ended_at),
        "ending": piece.ending,
        "given_back_seconds": piece.given_back,
        "judgements": [_judgement(each) for each in piece.judgements.all()],
    }


def _contact(contact: ObservedContact) -> dict[str, Any]:
    return {
        "kind": "contact",
        "seen_at": contact.seen_at.isoformat(),
        "channel": contact.channel,
        "observer": {"person": contact.observer_id},
        "from_review": contact.reviewed_id is not None,
        "judgements": [_judgement(each) for each in contact.judgements.all()],
    }


def _judgement(each: Judgement) -> dict[str, Any]:
    return {
        "behaviour": each.behaviour,
        "suggested": each.suggested,
        "anchor": each.anchor,
        "reason": each.reason,
        "quotes": [one["quote"] for one in each.seen],
        "judged_by": {"person": each.judged_by_id},
        "judged_at": _time(each.judged_at),
    }


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
