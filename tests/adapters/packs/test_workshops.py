"""Plans of sessions: the shipped ones hold, and each mistake is told with its field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.adapters.packs.files import changed, problems_of, written

from warmline.adapters.packs import PackError
from warmline.adapters.packs.workshops import (
    Kind,
    check_plan,
    load_workshops,
    plan_text,
    read_plan,
    read_workshops,
)

GOOD = """\
key: small
version: 1
kind: workshop
title: Small
summary: A small one.
minutes: 30
seats: 8
skills: [empathy]
aims: [Name a feeling.]
steps:
  - {minutes: 5, title: Hello, do: Say hello.}
  - {minutes: 20, title: Try, do: Try it., people: Pairs}
  - {minutes: 5, title: End, do: Say goodbye.}
observe: [names_feeling]
peers: true
questions:
  - ask: What is hard?
    options:
      - {text: Words, behaviour: names_feeling}
      - {text: Time}
roleplay: {scenario: parcel_birthday, brief: You are Ines.}
"""


def test_a_good_file_becomes_a_plan(tmp_path: Path) -> None:
    (plan,) = read_workshops([written(tmp_path, GOOD, "small.yaml")])
    assert (plan.kind, plan.minutes, plan.peers) == (Kind.WORKSHOP, 30, True)
    assert [step.people for step in plan.steps] == [None, "Pairs", None]
    assert [option.behaviour for option in plan.questions[0].options] == ["names_feeling", None]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("minutes: 30", "minutes: 31", "line 6, minutes: is 31, but the steps take 30."),
        ("seats: 8", "seats: 1", "line 7, seats: is 1; expected a whole number from 2 to 500."),
        ("[empathy]", "[magic]", "line 8, skills[0]: 'magic' is none of active_listening, "),
        ("[names_feeling]", "[reads_minds]", "line 14, observe[0]: 'reads_minds' is no behaviour of the rubric."),
        ("[names_feeling]", "[validates, validates]", "line 14, observe[1]: 'validates' is there twice."),
        ("behaviour: names_feeling", "behaviour: magic", "line 19, questions[0].options[0].behaviour: 'magic' is no "),
        ("      - {text: Time}\n", "", "line 19, questions[0].options: has 1; a vote has from 2 to 6 options."),
        ("parcel_birthday", "no_such_case", "line 21, roleplay.scenario: 'no_such_case' is none of our scenarios."),
        ("observe: [names_feeling]\n", "", "line 14, peers: is true, but nothing is observed"),
        ("kind: workshop", "kind: picnic", "line 3, kind: 'picnic' is none of workshop, webinar."),
        ("key: small", "key: big", "line 1, key: is 'big'; expected the file's name, 'small'."),
        ("[Name a feeling.]", "[]", "line 9, aims: is empty"),
    ],
)
def test_each_mistake_is_told_with_its_field(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = written(tmp_path, changed(GOOD, (old, new)), "small.yaml")
    with pytest.raises(PackError) as error:
        read_workshops([path])
    (found,) = problems_of(error, path)
    assert found.startswith(message)


def test_too_much_to_watch_too_few_steps_and_a_step_without_time(tmp_path: Path) -> None:
    (plan,) = read_workshops([written(tmp_path, GOOD, "small.yaml")])
    many = ("lets_finish", "names_feeling", "validates", "comfort_with_action", "softens_no", "recovers")
    assert [text for _, text in check_plan(replace(plan, observe=many))] == [
        "has 6; nobody watches more than 5 at once."
    ]
    short = replace(plan, steps=(replace(plan.steps[0], minutes=0), replace(plan.steps[1], minutes=30)))
    assert [address for address, _ in check_plan(short)] == [("steps", 0, "minutes"), ("steps",)]


def test_a_plan_survives_its_text() -> None:
    for plan in load_workshops():
        assert read_plan(plan_text(plan)) == plan


def test_a_text_that_is_no_plan_is_refused() -> None:
    with pytest.raises(PackError):
        read_plan('{"key": "x"}')


def test_the_shipped_plans_are_a_workshop_with_a_role_play_and_a_webinar_with_votes() -> None:
    plans = {plan.key: plan for plan in load_workshops()}
    workshop, webinar = plans["first_minute"], plans["clear_no"]
    assert (workshop.kind, workshop.minutes, webinar.kind, webinar.minutes) == (
        Kind.WORKSHOP, 90, Kind.WEBINAR, 45,
    )  # fmt: skip
    assert workshop.roleplay is not None
    assert workshop.observe
    assert workshop.case is not None
    assert workshop.materials
    assert all(option.behaviour for plan in plans.values() for each in plan.questions for option in each.options)
