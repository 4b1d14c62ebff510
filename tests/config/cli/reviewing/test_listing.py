"""The list of criteria: every key, whole, with its state."""

from __future__ import annotations

import json

from tests.builders import small_rubric
from tests.config.cli.reviewing.test_show import FIGURES

from warmline.adapters.packs import load_rubric
from warmline.apps.reviews.selectors import Shown
from warmline.config.cli.reviewing.listing import PEOPLE_ONLY, as_json, as_text, entries
from warmline.core.scoring.scorecard import Status

PROVEN = Shown("names_feeling", FIGURES, Status.PROVEN, "agrees", 0)


def test_every_criterion_of_the_rubric_is_listed_once_with_its_skill() -> None:
    rubric = load_rubric()
    found = entries(rubric, [])
    assert [(each.skill, each.key) for each in found] == [(skill.key, each.key) for skill, each in rubric.behaviours()]


def test_the_state_is_that_of_the_house_and_some_are_for_people_only() -> None:
    states = {each.key: each.state for each in entries(small_rubric(), [PROVEN])}
    assert states["names_feeling"] == "proven"
    assert states["gives_step"] == "suggested"
    assert states["speaks_slowly"] == PEOPLE_ONLY


def test_the_lines_fit_80_columns_and_no_key_is_cut() -> None:
    found = entries(load_rubric(), [PROVEN])
    lines = as_text(found).splitlines()
    assert max(map(len, lines[:-1])) <= 80
    words = {line.split()[0] for line in lines if line.startswith("  ")}
    assert words == {each.key for each in found}


def test_programs_get_key_name_skill_and_state() -> None:
    listed = json.loads(as_json(entries(small_rubric(), [PROVEN])))
    assert next(each for each in listed if each["key"] == "names_feeling") == {
        "key": "names_feeling", "name": "Names the feeling in own words", "skill": "empathy", "state": "proven"
    }  # fmt: skip
