"""What belongs into the kit of a level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from warmline.adapters.packs import load_drill_sets, load_frameworks
from warmline.adapters.packs.huddles import Huddle
from warmline.adapters.packs.programmes import load_programmes
from warmline.adapters.packs.track import ObservationForm, load_observation_forms
from warmline.adapters.packs.workshops import WorkshopPlan
from warmline.apps.people.scope import Viewer
from warmline.apps.workshops.huddles.selectors import offered_huddles
from warmline.apps.workshops.selectors.plans import offered_plans
from warmline.core.curriculum.programme import Programme, StepKind
from warmline.core.practice.drills import RecallCard
from warmline.core.skills import ProgrammeLevel
from warmline.core.skills.frameworks import Framework


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything of one level, ready to print. `addresses` are (what it is, address without https://)."""

    level: ProgrammeLevel
    programmes: tuple[Programme, ...]
    plans: tuple[WorkshopPlan, ...]
    huddles: tuple[Huddle, ...]
    cards: tuple[RecallCard, ...]
    frameworks: tuple[Framework, ...]
    forms: tuple[ObservationForm, ...]
    addresses: tuple[tuple[str, str], ...]


def kit_of(user: Viewer, level: ProgrammeLevel) -> Kit:
    """Return the kit of a level for the user's house: what its standard programmes name, and what fits their skills.

    Where no programme of the level came with Warmline, every skill counts.
    """
    programmes = tuple(each for each in load_programmes() if each.level is level)
    skills = {skill for each in programmes for skill in each.skills}
    named = {step.ref for each in programmes for step in each.steps() if step.kind is StepKind.WORKSHOP}
    plans = [each.plan for each in offered_plans(user)]

    def fits(found: Iterable[str]) -> bool:
        return not skills or bool(skills & set(found))

    return Kit(
        level,
        programmes,
        tuple(plan for plan in plans if plan.key in named or fits(plan.skills)),
        tuple(each for each in offered_huddles(user) if each.level is level and fits([each.skill])),
        tuple(card for each in load_drill_sets() if fits([each.skill]) for card in each.cards if card.level is level),
        tuple(each for each in load_frameworks() if fits(each.skills)),
        load_observation_forms(),
        _addresses(),
    )


def _addresses() -> tuple[tuple[str, str], ...]:
    house = settings.WARMLINE_URL.partition("://")[2].rstrip("/")
    told = (
        (_("Today: five minutes, and what comes next"), "/"),
        (_("Workshops: take a seat, type the code"), reverse("workshops:front")),
        (_("Huddles for the morning"), reverse("workshops:huddle_list")),
        (_("On the way to train"), reverse("workshops:track")),
        (_("Cards to look up"), reverse("modules:cards")),
    )
    return tuple((words, f"{house}{path}") for words, path in told)
