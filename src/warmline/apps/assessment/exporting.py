"""A person's assessments as plain data: for her own copy, and for the evidence file with the names of today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warmline.apps.assessment.models import Attempt, Judgement, ObservedContact, Piece, RevocationAppeal
from warmline.apps.assessment.talks import words_of
from warmline.apps.people.models import Person


def attempt_as_data(attempt: Attempt) -> dict[str, Any]:
    """Return an attempt with every word of its owner, its judgements and its decision."""
    decision = getattr(attempt, "decision", None)
    certificate = getattr(decision, "certificate", None)
    appeal = getattr(decision, "appeal", None)
    return {
        "attempt": str(attempt.pk),
        "rule": f"{attempt.rule.key} {attempt.rule.version}",
        "state": attempt.state,
        "announced_at": attempt.announced_at.isoformat(),
        "pieces": [_piece(piece) for piece in attempt.pieces.all()],
        "decision": None if decision is None else with_names(decision.evidence),
        "certificate": None
        if certificate is None
        else {
            "id": str(certificate.pk),
            "valid_until": certificate.valid_until.isoformat(),
            "revoked_why": certificate.revoked_why,
            "appeals": [_revocation(each) for each in certificate.revocation_appeals.all()],
        },
        "appeal": None if appeal is None else {"words": appeal.words, "ruling": appeal.ruling, "reason": appeal.reason},
    }


def contact_as_data(contact: ObservedContact) -> dict[str, Any]:
    """Return an observed contact with what was judged in it."""
    return {
        "seen_at": contact.seen_at.isoformat(),
        "channel": contact.channel,
        "about": contact.about,
        "judgements": [_judgement(each) for each in contact.judgements.all()],
    }


def with_names(evidence: Mapping[str, Any]) -> dict[str, Any]:
    """Return an evidence file in which people are named as they are named today; an erased person is not."""
    keys = set(_people_in(evidence))
    names = dict(Person.objects.filter(pk__in=keys).values_list("pk", "name"))
    named = _named(evidence, names)
    assert isinstance(named, dict)
    return named


def _people_in(value: Any) -> list[int]:
    if isinstance(value, Mapping):
        own = [value["person"]] if set(value) == {"person"} and value["person"] is not None else []
        return [*own, *(key for each in value.values() for key in _people_in(each))]
    if isinstance(value, list):
        return [key for each in value for key in _people_in(each)]
    return []


def _named(value: Any, names: Mapping[int, str]) -> Any:
    if isinstance(value, Mapping):
        if set(value) == {"person"}:
            return {"name": names.get(value["person"])}
        return {key: _named(each, names) for key, each in value.items()}
    if isinstance(value, list):
        return [_named(each, names) for each in value]
    return value


def _revocation(appeal: RevocationAppeal) -> dict[str, Any]:
    return {
        "taken_back_at": appeal.revoked_at.isoformat(),
        "taken_back_why": appeal.revoked_why,
        "words": appeal.words,
        "ruling": appeal.ruling,
        "reason": appeal.reason,
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "kind": piece.kind,
        "variant": piece.variant,
        "turns": [{"speaker": line.speaker, "text": line.text} for line in words_of(piece)],
        "judgements": [_judgement(each) for each in piece.judgements.all()],
    }


def _judgement(each: Judgement) -> dict[str, Any]:
    return {"behaviour": each.behaviour, "suggested": each.suggested, "anchor": each.anchor, "reason": each.reason}
