"""The page before a talk: who comes, how hard it shall be, and what a customer who comes back would remember."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.selectors import published_version, scenario_of
from warmline.apps.people.models import Person
from warmline.apps.practice.care import theme_names
from warmline.apps.practice.selectors import read_own_wishes
from warmline.apps.roleplay.cases import OFFERED, steps_in_words
from warmline.apps.roleplay.channels import channel_name
from warmline.apps.roleplay.models import Session
from warmline.apps.roleplay.remembering import comes_back
from warmline.apps.roleplay.selectors import own_part_before
from warmline.core.customer.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Choice:
    """One intensity: how many steps harder than written, its name, and what it means."""

    steps: int
    name: str
    means: str


@dataclass(frozen=True, slots=True)
class BeforePage:
    """The whole page. `earlier` is the user's last talk of the part before, `first` the scenario of
    that part. `left_out` says that the case holds a theme that she left out.
    """

    scenario: Scenario
    channel: str
    choices: Sequence[Choice]
    second: bool
    earlier: Session | None
    first: Scenario | None
    themes: Sequence[str] = ()
    left_out: bool = False
    steps: int = 0


def before_page(user: Person, version: ScenarioVersion, *, steps: int = 0) -> BeforePage:
    """Return the page for one person; `steps` is the intensity that is chosen already."""
    scenario = scenario_of(version)
    earlier = own_part_before(user, scenario)
    return BeforePage(
        scenario=scenario,
        channel=channel_name(scenario),
        choices=_choices(scenario, steps),
        second=comes_back(scenario),
        earlier=earlier,
        first=None if earlier else _part_before(user, scenario),
        themes=theme_names(scenario.themes),
        left_out=read_own_wishes(user, user).spares(scenario),
        steps=steps,
    )


def _choices(scenario: Scenario, chosen: int) -> tuple[Choice, ...]:
    """Return softer, as written and harder, and what was chosen where it is none of them."""
    name = {"name": scenario.persona.first_name}
    beyond = () if chosen in OFFERED else (Choice(chosen, _("Harder still"), steps_in_words(chosen)),)
    return (
        Choice(-1, _("Softer"), _("%(name)s comes calmer, forgives sooner and tells more unasked.") % name),
        Choice(0, _("As written"), _("%(name)s as the authors wrote the case.") % name),
        Choice(1, _("Harder"), _("%(name)s comes angrier, has less patience and tells less unasked.") % name),
        *beyond,
    )


def _part_before(user: Person, scenario: Scenario) -> Scenario | None:
    if scenario.series is None or scenario.series.after is None:
        return None
    found = published_version(scenario.series.after, user.organisation_id)
    return scenario_of(found) if found else None
