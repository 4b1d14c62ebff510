from __future__ import annotations

import json

from tests.builders import conversation, read_by_hand, small_rubric

from warmline.core.scoring.as_json import to_json, to_line
from warmline.core.scoring.score import score
from warmline.core.scoring.scorecard import CriticalError
from warmline.core.skills.keys import SKILL_KEYS

TALK = conversation("c: Ich bin worried 😟", "a: No wonder you are worried, Jürgen.", id="42")
READING = read_by_hand(TALK, {0: [("shows_worry", "worried 😟")], 1: [("acknowledges_feeling", "worried, Jürgen")]})


def test_the_object_has_the_promised_keys() -> None:
    found = to_json(score(TALK, READING, small_rubric(), critical=[CriticalError("overpromises", 1, "No wonder")]))
    assert list(found) == ["id", "versions", "overall", "resolved", "critical", "skills", "evidence"]
    assert found["id"] == "42"
    assert found["versions"] == {"engine": "score-4", "reader": "hand-1", "rubric": "small-1"}
    assert found["critical"] == [{"name": "overpromises", "turn": 1, "quote": "No wonder"}]
    assert tuple(found["skills"]) == SKILL_KEYS
    for skill in found["skills"].values():
        assert list(skill) == ["score", "low", "high", "level", "opportunities", "status"]
    for each in found["evidence"]:
        assert list(each) == ["turn", "quote", "kind", "name", "skill", "confidence", "effect"]
        assert each["quote"] in TALK.turns[each["turn"]].text


def test_not_observed_is_null() -> None:
    found = to_json(score(TALK, READING, small_rubric()))["skills"]["coaching"]
    assert found == {"score": None, "low": None, "high": None, "level": None, "opportunities": 0, "status": "suggested"}


def test_the_same_input_gives_the_same_bytes_on_one_line() -> None:
    first, second = (to_line(score(TALK, READING, small_rubric())) for _ in range(2))
    assert first == second
    assert "\n" not in first
    assert "Jürgen" in first
    assert json.loads(first)["skills"]["empathy"]["opportunities"] == 1


def test_numbers_are_rounded_and_no_minus_zero_is_shown() -> None:
    line = to_line(score(TALK, READING, small_rubric()))
    assert "-0.0" not in line
    empathy = json.loads(line)["skills"]["empathy"]["score"]
    assert empathy == round(empathy, 1)
