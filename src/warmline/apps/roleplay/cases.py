"""The case as one session plays it: as it was written, or some steps softer or harder."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.selectors import scenario_of
from warmline.apps.roleplay.models import Session
from warmline.core.customer.difficulty import harder, softened
from warmline.core.customer.parameters import DIFFICULTY
from warmline.core.customer.scenario import Scenario

SOFTEST: Final = -1
HARDEST: Final = DIFFICULTY.most_steps
OFFERED: Final = (-1, 0, 1)
"""What can be chosen before a talk; the rest is reached by one level more after each good end."""

_moved: dict[tuple[str, int], Scenario] = {}


def case_at(version: ScenarioVersion, steps: int) -> Scenario:
    """Return the scenario of this version so many steps harder (below 0: softer); the same object each time.

    Raises ValueError outside `SOFTEST` to `HARDEST`.
    """
    if not SOFTEST <= steps <= HARDEST:
        raise ValueError(f"A talk begins at {SOFTEST} to {HARDEST} steps, not at {steps}.")
    written = scenario_of(version)
    if steps == 0:
        return written
    key = (version.sha256, steps)
    if key not in _moved:
        _moved[key] = harder(written, steps) if steps > 0 else softened(written, -steps)
    return _moved[key]


def played(session: Session) -> Scenario:
    """Return the case as this session has it from its beginning to its end."""
    return case_at(session.scenario, session.steps)


def one_harder(session: Session) -> int | None:
    """Return the steps of the same case one level harder, or None where this was the hardest."""
    return session.steps + 1 if session.steps < HARDEST else None


def steps_in_words(steps: int) -> str:
    """Return how the case was moved, in a few words; empty where it was played as written."""
    if steps < 0:
        return _("A step softer than it was written")
    if steps > 0:
        words = ngettext("A step harder than it was written", "%(n)d steps harder than it was written", steps)
        return words % {"n": steps}
    return ""
