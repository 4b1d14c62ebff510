"""The names of levels, skills and behaviours that all rooms show."""

from __future__ import annotations

from django.utils import translation

from warmline.apps.library.ports import rubric
from warmline.apps.library.words import LEVELS, behaviour_choices, behaviour_names, skill_names
from warmline.core.skills import ProgrammeLevel
from warmline.core.skills.keys import SKILL_KEYS


def test_every_level_has_a_name_the_lowest_first() -> None:
    assert list(LEVELS) == sorted(level.value for level in ProgrammeLevel)
    with translation.override("en"):
        assert [str(name).lower() for name in LEVELS.values()] == [level.name.lower() for level in ProgrammeLevel]


def test_skills_keep_the_order_of_the_rubric() -> None:
    assert list(skill_names()) == list(SKILL_KEYS)
    assert skill_names()["empathy"] == rubric().skill("empathy").name


def test_what_can_be_chosen_are_the_behaviours_under_their_skills() -> None:
    chosen = {key: name for _skill, found in behaviour_choices() for key, name in found}
    assert chosen == behaviour_names()
    assert [name for name, _found in behaviour_choices()] == list(skill_names().values())
