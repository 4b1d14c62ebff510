"""Scoring what was read: batch after batch, each kept with the totals in one transaction."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils import timezone

from warmline.adapters.bulk.packing import unpacked
from warmline.apps.conversations import engine
from warmline.apps.conversations.models import Figure, Talk, TalkWords, Upload
from warmline.apps.conversations.totals import add_card
from warmline.apps.conversations.working.held import Held
from warmline.core.scoring.criteria import LearnedCriteria
from warmline.core.scoring.scorecard import Scorecard, Status, Versions

logger = logging.getLogger(__name__)

BATCH: Final = 25
BATCH_SECONDS: Final = 1.0
"""How much work, about, a kill may cost."""


@dataclass(slots=True)
class _Batch:
    """Conversations that were scored and are not kept yet."""

    talks: list[tuple[Talk, Scorecard | None]]
    seconds: float


def score_on(held: Held) -> bool:
    """Score on where the last step ended; return whether every conversation has its score."""
    upload = held.upload
    criteria = engine.learned(upload.organisation)
    while batch := _scored(held, criteria):
        _keep(held, batch)
        if held.is_late():
            break
    if upload.scored < upload.read:
        return False
    held.write(stage=Upload.Stage.DONE, ended_at=timezone.now())
    return True


def _scored(held: Held, criteria: LearnedCriteria | None) -> _Batch | None:
    begun = held.now()
    waiting = Talk.objects.filter(upload=held.upload, position__gte=held.upload.scored)
    rows = waiting.select_related("words").order_by("position")[:BATCH]
    talks: list[tuple[Talk, Scorecard | None]] = []
    for talk in rows:
        talks.append((talk, _judged(talk, criteria)))
        if held.now() - begun >= BATCH_SECONDS:
            break
    return _Batch(talks, held.now() - begun) if talks else None


def _judged(talk: Talk, criteria: LearnedCriteria | None) -> Scorecard | None:
    """Write the score into the row and return the card; None where this one conversation cannot be scored."""
    talk.scored_at = timezone.now()
    try:
        judged = engine.judge(unpacked(talk.words.body), criteria)
    except Exception as error:
        # One strange conversation must not keep all others from their scores; its page says that it has none.
        logger.error("conversation %s cannot be scored: %s", talk.pk, type(error).__name__)
        return None
    card = judged.card
    talk.words.kept = engine.pack(judged)
    talk.overall = None if card.overall is None else round(card.overall, 1)
    talk.resolved, talk.critical = card.resolved.value, len(card.critical)
    return card


def _keep(held: Held, batch: _Batch) -> None:
    upload = held.upload
    totals, versions = upload.totals, list(upload.versions)
    for _, card in batch.talks:
        totals = add_card(totals, card)
        if card is not None and (made_by := _made_by(card.versions)) not in versions:
            versions.append(made_by)
    with transaction.atomic():
        held.must_write(
            scored=upload.scored + len(batch.talks),
            turns=upload.turns + sum(talk.turns for talk, _ in batch.talks),
            work_ms=upload.work_ms + round(1000 * batch.seconds),
            totals=totals,
            versions=versions,
        )
        talks = [talk for talk, _ in batch.talks]
        Talk.objects.bulk_update(talks, ["scored_at", "overall", "resolved", "critical"])
        TalkWords.objects.bulk_update([talk.words for talk in talks], ["kept"])
        Figure.objects.bulk_create(figure for talk, card in batch.talks if card for figure in _figures(talk, card))


def _figures(talk: Talk, card: Scorecard) -> list[Figure]:
    return [
        Figure(
            upload_id=talk.upload_id,
            talk=talk,
            skill=each.skill,
            score=round(each.score, 1),
            low=round(each.low or 0.0, 1),
            high=round(each.high or 0.0, 1),
            level=each.level or 1,
            opportunities=each.opportunities,
            proven=each.status is Status.PROVEN,
        )
        for each in card.skills
        if each.score is not None
    ]


def _made_by(versions: Versions) -> str:
    parts = (versions.engine, versions.reader, versions.rubric, versions.criteria, versions.words)
    return ", ".join(part for part in parts if part)
