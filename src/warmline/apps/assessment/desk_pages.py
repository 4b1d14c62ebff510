"""What an assessor's pages show: judging a part, signing a decision, the evidence file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from warmline.apps.assessment.evidence import evidence_file
from warmline.apps.assessment.exporting import with_names
from warmline.apps.assessment.four_eyes import deciders_for, needs_another
from warmline.apps.assessment.models import Attempt, Judgement, Piece, SignedDecision
from warmline.apps.assessment.standing import AttemptStanding, standing_of
from warmline.apps.assessment.talks import Line, words_of
from warmline.apps.assessment.wording import (
    OUTCOMES,
    PROPOSALS,
    SIGNS,
    STANDINGS,
    STRANDS,
    anchor_texts,
    behaviour_name,
    part_name,
)
from warmline.apps.people.models import Person
from warmline.core.certifying import Outcome, Standing, StrandKind, StrandResult


@dataclass(frozen=True, slots=True)
class Row:
    """One behaviour to judge: its name, its anchors in words, what was judged before.

    What the machine suggests is shown beside a judgement that is kept, never before: agreement would be worth nothing.
    """

    judgement: Judgement
    name: str
    anchors: Sequence[tuple[int, str]]
    chosen: str
    reason: str


@dataclass(frozen=True, slots=True)
class JudgingPage:
    """One part with its words and the behaviours to judge."""

    piece: Piece
    lines: Sequence[Line]
    rows: Sequence[Row]
    error: str = ""


def judging_page(piece: Piece, data: Mapping[str, str] | None = None, error: str = "") -> JudgingPage:
    """Return the page on which a part is judged; `data` is what was sent and refused."""
    rows = [_row(each, data) for each in piece.judgements.all()]
    return JudgingPage(piece, words_of(piece), rows, error)


def _row(each: Judgement, data: Mapping[str, str] | None) -> Row:
    if data is not None:
        chosen, reason = data.get(f"anchor-{each.behaviour}", ""), data.get(f"reason-{each.behaviour}", "")
    elif each.judged_at is None:
        # Nothing is chosen beforehand: a suggestion that is already ticked is easily nodded through.
        chosen, reason = "", ""
    else:
        chosen, reason = str(each.anchor or "none"), each.reason
    return Row(each, behaviour_name(each.behaviour), anchor_texts(each.behaviour), chosen, reason)


@dataclass(frozen=True, slots=True)
class PartLine:
    """One measure of a strand, in words and figures."""

    name: str
    score: float | None
    cut: float
    error: float
    seen: int
    sign: str
    standing: str


@dataclass(frozen=True, slots=True)
class StrandLine:
    """One strand with its parts."""

    name: str
    sign: str
    standing: str
    instead: bool
    percent: bool
    parts: Sequence[PartLine]


@dataclass(frozen=True, slots=True)
class SigningPage:
    """An attempt as its assessor sees it: strands, the proposal, and what may be signed.

    `deciders` are those who may decide in her place, None where she may decide herself; `by_managers` says that no
    other assessor is there. `judged` is what it rests on, for the second person alone.
    """

    attempt: Attempt
    found: AttemptStanding
    strands: Sequence[StrandLine]
    proposal: str
    outcomes: Sequence[tuple[str, str]]
    deciders: Sequence[Person] | None = None
    by_managers: bool = False
    judged: Sequence[Mapping[str, Any]] = ()


def signing_page(attempt: Attempt, user: Person, now: datetime) -> SigningPage:
    """Return the page on which `user` signs a decision, or is told that somebody else has to."""
    found = standing_of(attempt, now)
    proposed = found.decision.outcome
    allowed = {
        Outcome.CERTIFIED: (Outcome.CERTIFIED, Outcome.NOT_YET),
        Outcome.BORDERLINE: (Outcome.CERTIFIED, Outcome.NOT_YET),
        Outcome.NOT_YET: (Outcome.NOT_YET,),
    }.get(proposed, ())
    asks = deciders_for(found, now) if needs_another(found, user) else None
    return SigningPage(
        attempt,
        found,
        _strand_lines(found),
        str(PROPOSALS[proposed]),
        [(each.value, str(OUTCOMES[each])) for each in allowed] if asks is None else (),
        None if asks is None else asks.people,
        asks is not None and asks.by_managers,
        _rests(found, user, now) if user.pk != attempt.assessor_id else (),
    )


def _rests(found: AttemptStanding, user: Person, now: datetime) -> list[Mapping[str, Any]]:
    """Return what an attempt rests on as its file would say it now: quotes and reasons, no whole talk."""
    file = with_names(evidence_file(found, decided_by=user, outcome="", reason="", at=now))
    return [_judged(rest) for strand in file["strands"] for rest in strand["rests_on"]]


def _strand_lines(found: AttemptStanding) -> list[StrandLine]:
    return [
        StrandLine(
            str(STRANDS[result.strand]),
            SIGNS[result.standing],
            _so_far(result, result.standing, found),
            result.instead,
            result.strand is StrandKind.KNOWLEDGE,
            [
                PartLine(
                    part_name(part.name), part.score, part.cut, part.error, part.seen,
                    SIGNS[part.standing], _so_far(result, part.standing, found),
                )
                for part in result.parts
            ],
        )
        for result in found.results
    ]  # fmt: skip


def _so_far(result: StrandResult, standing: Standing, found: AttemptStanding) -> str:
    """Where a measure stands, in words: while a strand is not whole it says so, whatever was seen of it."""
    if result.strand is StrandKind.KNOWLEDGE and standing is Standing.MISSING and found.test_waits:
        return _("waits for a person to mark it")
    if result.wanting and standing is not Standing.MISSING:
        return _("%(standing)s, so far") % {"standing": STANDINGS[standing]}
    return str(STANDINGS[standing])


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """A decision with the file that it rests on, for its owner and whoever may look."""

    attempt: Attempt
    decision: SignedDecision
    evidence: Mapping[str, Any]
    strands: Sequence[StrandLine]
    judged: Sequence[Mapping[str, Any]]
    outcome: str
    proposed: str


def evidence_page(decision: SignedDecision) -> EvidencePage:
    """Return the page of a decision, from its file as it was written, with the names of today."""
    evidence = with_names(decision.evidence)
    return EvidencePage(
        decision.attempt,
        decision,
        evidence,
        [_filed(strand) for strand in evidence["strands"]],
        [
            dict(_judged(rest), strand=_strand_name(strand))
            for strand in evidence["strands"]
            for rest in strand["rests_on"]
        ],
        str(OUTCOMES[Outcome(decision.outcome)]),
        str(PROPOSALS[Outcome(decision.proposed)]),
    )


def _strand_name(strand: Mapping[str, Any]) -> str:
    return str(STRANDS[StrandKind(strand["strand"])])


def _filed(strand: Mapping[str, Any]) -> StrandLine:
    standing = Standing(strand["standing"])
    return StrandLine(
        _strand_name(strand),
        SIGNS[standing],
        str(STANDINGS[standing]),
        strand["instead"],
        strand["strand"] == StrandKind.KNOWLEDGE.value,
        [
            PartLine(
                part_name(part["name"]), part["score"], part["cut"], part["error"], part["seen"],
                SIGNS[Standing(part["standing"])], str(STANDINGS[Standing(part["standing"])]),
            )
            for part in strand["parts"]
        ],
    )  # fmt: skip


def _judged(rest: Mapping[str, Any]) -> dict[str, Any]:
    kinds = {
        "talk": _("Talk"),
        "written": _("Written task"),
        "contact": _("Observed contact"),
        "test": _("Test"),
    }
    when = rest.get("ended_at") or rest.get("seen_at") or rest.get("at")
    return {
        "kind": kinds[rest["kind"]],
        "at": datetime.fromisoformat(when) if when else None,
        "given_back": round(rest.get("given_back_seconds", 0) / 60),
        "judgements": [dict(each, name=behaviour_name(each["behaviour"])) for each in rest.get("judgements", [])],
    }
