"""What a step can lead to: everything of its kind that exists in the house."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from warmline.apps.assessment.models import CertificationRule
from warmline.apps.knowledge.models import Form, Room
from warmline.apps.library.selectors import published
from warmline.apps.library.words import skill_names
from warmline.apps.modules.selectors import published_modules
from warmline.apps.people.models import Person
from warmline.apps.programmes.words import KINDS
from warmline.apps.workshops.selectors.plans import offered_plans
from warmline.core.curriculum.programme import StepKind

Choices = list[tuple[str, str]]
_SEPARATOR: Final = ":"


def _modules(user: Person) -> Choices:
    return [(module.key, module.title) for module in published_modules(user)]


def _drills(user: Person) -> Choices:
    return list(skill_names().items())


def _scenarios(user: Person) -> Choices:
    return [(row.scenario.key, row.scenario.title) for row in published(user.organisation_id)]


def _tests(user: Person) -> Choices:
    rows = Form.objects.visible_to(user).open().filter(room=Room.ASSESSED)
    return list(dict(rows.order_by("title").values_list("key", "title")).items())


def _workshops(user: Person) -> Choices:
    return [(each.plan.key, each.plan.title) for each in offered_plans(user)]


def _certificates(user: Person) -> Choices:
    return list(CertificationRule.objects.visible_to(user).in_force().values_list("key", "title"))


LISTS: Final[dict[StepKind, Callable[[Person], Choices]]] = {
    StepKind.MODULE: _modules,
    StepKind.DRILLS: _drills,
    StepKind.ROLEPLAY: _scenarios,
    StepKind.TEST: _tests,
    StepKind.WORKSHOP: _workshops,
    StepKind.CERTIFICATE: _certificates,
}


def step_choices(user: Person) -> list[tuple[str, Choices]]:
    """Return groups of (value, title) for a select, in the order of the kinds; kinds of which there is nothing lack."""
    groups = ((str(KINDS[kind]), [(join(kind, key), title) for key, title in ask(user)]) for kind, ask in LISTS.items())
    return [(name, found) for name, found in groups if found]


def join(kind: StepKind, ref: str) -> str:
    """Return the value that stands for a thing in a select."""
    return f"{kind.value}{_SEPARATOR}{ref}"


def split(value: str) -> tuple[StepKind, str]:
    """Return kind and ref of a select's value. Raises ValueError for anything else."""
    kind, _colon, ref = value.partition(_SEPARATOR)
    return StepKind(kind), ref
