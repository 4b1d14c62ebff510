"""How far somebody is on the way, and what a licence would rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import mean
from typing import Any

from django.db.models import Q

from warmline.adapters.packs.track import Stage, load_track
from warmline.apps.assessment.models import Licence
from warmline.apps.workshops.models import Session
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.models.track import RaterCheck, StageName, TrackObservation, Trainee


@dataclass(frozen=True, slots=True)
class StageStanding:
    """One stage: how often it is done, and how often it is asked for."""

    stage: StageName
    about: str
    done: int
    asked: int

    @property
    def is_done(self) -> bool:
        """Whether it is done often enough."""
        return self.done >= self.asked


@dataclass(frozen=True, slots=True)
class Observed:
    """One behaviour over the newest observations: its mean anchor, its lowest, and how often it was seen."""

    form: str
    behaviour: str
    mean: float
    lowest: int
    seen: int

    @property
    def is_enough(self) -> bool:
        """Whether it reaches what the track asks for."""
        passes = load_track().passes
        return self.mean >= passes.mean and self.lowest >= passes.lowest


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody is. `check` is the newest finished check of raters; `licence` the one that holds."""

    trainee: Trainee
    stages: Sequence[StageStanding]
    observed: Sequence[Observed]
    check: RaterCheck | None
    licence: Licence | None
    led_since: int
    observed_since: int

    @property
    def stages_done(self) -> bool:
        """Whether every stage is done."""
        return all(each.is_done for each in self.stages)

    @property
    def observed_enough(self) -> bool:
        """Whether everything that was observed was done well enough; nothing observed is not enough."""
        return bool(self.observed) and all(each.is_enough for each in self.observed)

    @property
    def agrees(self) -> bool:
        """Whether the newest check of raters was passed."""
        return self.check is not None and (self.check.figures or {}).get("verdict") == "agrees"

    @property
    def may_be_granted(self) -> bool:
        """Whether a first licence can be granted."""
        return self.stages_done and self.observed_enough and self.agrees

    @property
    def may_be_renewed(self) -> bool:
        """Whether the licence can be renewed by what was done since it was given."""
        asked = load_track().renewal
        enough = self.led_since >= asked.sessions and self.observed_since >= asked.observations
        return self.licence is not None and enough and self.observed_enough


def standing_of(trainee: Trainee, now: datetime) -> Standing:
    """Return where somebody is at a moment."""
    done = list(trainee.observations.exclude(done_at=None).order_by("-day", "-pk"))
    licence = Licence.objects.valid_at(now).filter(person=trainee.person_id).order_by("-until").first()
    since = licence.since if licence is not None else None
    recent = [each for each in done if since is not None and each.done_at is not None and each.done_at > since]
    return Standing(
        trainee,
        _stages(trainee, done),
        _observed(recent or done),
        trainee.checks.exclude(finished_at=None).first(),
        licence,
        _led_since(trainee, since, now) if since is not None else 0,
        len(recent),
    )


def _stages(trainee: Trainee, done: Sequence[TrackObservation]) -> list[StageStanding]:
    entries = trainee.entries.exclude(confirmed_at=None)
    counts: dict[StageName, int] = {
        stage: entries.filter(stage=stage).count() for stage in StageName if stage != StageName.OBSERVED
    }
    counts[StageName.OBSERVED] = len({each.day for each in done})
    return [
        StageStanding(StageName(rule.stage.value), rule.about, counts[StageName(rule.stage.value)], rule.times)
        for rule in load_track().stages
    ]


def _observed(done: Sequence[TrackObservation]) -> list[Observed]:
    """Return the behaviours over the newest observations, as many as the stage asks for."""
    newest = done[: max(load_track().times(Stage.OBSERVED), 1)]
    anchors: dict[tuple[str, str], list[int]] = defaultdict(list)
    for each in newest:
        for mark in each.marks:
            anchors[each.form, mark["behaviour"]].append(mark["anchor"])
    return [Observed(form, key, mean(given), min(given), len(given)) for (form, key), given in sorted(anchors.items())]


def _led_since(trainee: Trainee, since: datetime, now: datetime) -> int:
    rows = Session.objects.filter(Q(state=State.DONE) | Q(state=State.OPEN, ends_at__lte=now))
    return rows.filter(trainers=trainee.person_id, starts_at__gte=since, ends_at__lte=now).count()


def rests_on(found: Standing) -> dict[str, Any]:
    """Return what a decision rests on, JSON-safe: counts and figures, without a word that was quoted."""
    track = load_track()
    return {
        "track": track.version,
        "stages": {each.stage.value: [each.done, each.asked] for each in found.stages},
        "observed": {
            f"{each.form}.{each.behaviour}": [round(each.mean, 2), each.lowest, each.seen] for each in found.observed
        },
        "raters": found.check.figures if found.check is not None else None,
        "since_licence": {"sessions": found.led_since, "observations": found.observed_since},
    }
