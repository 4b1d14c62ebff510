"""A customer with other manners is no type: her numbers lie within the range of all, and no line names an origin."""

from __future__ import annotations

import re
from dataclasses import astuple
from pathlib import Path

import pytest

from warmline.adapters.packs import load_scenarios
from warmline.core.customer.scenario import Scenario

FOLDER = Path(__file__).parents[3] / "content" / "scenarios"
MANNERS = sorted(
    path.stem
    for path in FOLDER.glob("*.yaml")
    if "cross_cultural_etiquette" in path.read_text(encoding="utf-8").split("summary:")[0]
)
# Words that would make where somebody was born a reason for what they do. Traps hold them: there the agent says them.
ORIGIN = re.compile(
    r"\b(?:nationality|native|africa\w*|asia\w*|european?|arab\w*|muslim|christian|hindu|immigra\w+)\b", re.I
)


def scenario(key: str) -> Scenario:
    return next(one for one in load_scenarios() if one.key == key)


def others() -> list[Scenario]:
    return [one for one in load_scenarios() if one.key not in MANNERS]


def test_there_is_a_customer_with_other_manners() -> None:
    assert MANNERS


@pytest.mark.parametrize("key", MANNERS)
def test_temperament_and_mood_lie_within_the_range_of_the_others(key: str) -> None:
    one = scenario(key)
    rest = others()
    for own, every in (
        (astuple(one.persona.temperament), [astuple(each.persona.temperament) for each in rest]),
        (astuple(one.mood), [astuple(each.mood) for each in rest]),
    ):
        for number, values in zip(own, zip(*every, strict=True), strict=True):
            assert min(values) <= number <= max(values)


@pytest.mark.parametrize("key", MANNERS)
def test_nothing_the_person_is_or_says_rests_on_an_origin(key: str) -> None:
    one = scenario(key)
    said = [one.summary, one.situation, one.persona.about, one.need.surface, one.need.hidden, *one.opening]
    said += [text for fact in one.facts for text in (fact.label, *fact.say)]
    said += [text for lines in one.lines for text in lines.say]
    assert [text for text in said if ORIGIN.search(text)] == []


@pytest.mark.parametrize("key", MANNERS)
def test_the_file_tells_reviewers_what_to_ask(key: str) -> None:
    head = (FOLDER / f"{key}.yaml").read_text(encoding="utf-8").split("key:")[0]
    assert "For reviewers" in head
