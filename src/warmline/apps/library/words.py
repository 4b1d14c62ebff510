"""What levels, skills and behaviours are called on the screen, for every room alike."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmline.apps.library.ports import rubric
from warmline.core.skills import ProgrammeLevel

LEVELS: Final[dict[int, Promise]] = {
    ProgrammeLevel.FOUNDATION.value: _("Foundation"),
    ProgrammeLevel.PROFICIENCY.value: _("Proficiency"),
    ProgrammeLevel.MASTERY.value: _("Mastery"),
    ProgrammeLevel.EXPERT.value: _("Expert"),
}
"""The levels of a programme, the lowest first."""


def skill_names() -> dict[str, str]:
    """Return the name of every skill by its key."""
    return {skill.key: skill.name for skill in rubric()}


def behaviour_names() -> dict[str, str]:
    """Return the name of every behaviour by its key."""
    return {each.key: each.name for _skill, each in rubric().behaviours()}


def behaviour_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the behaviours that somebody may choose from, skill by skill."""
    return [(skill.name, [(each.key, each.name) for each in skill.behaviours]) for skill in rubric()]
