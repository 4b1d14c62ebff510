"""Model conversations and graded examples as files: what is shipped is sound, and what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from warmline.adapters.packs import PackError, load_scenarios
from warmline.adapters.packs.examples import (
    FEWEST_EXAMPLES,
    load_example_sets,
    load_model_talks,
    read_example_sets,
    read_model_talks,
)
from warmline.core.conversation import Channel

MODEL = """scenario: {key}
seed: {seed}
watch_for: "What he says last."
lines:
  - {{say: "Hello.", why: "A greeting."}}
  - {{say: "{second}", why: "A time."}}
  - {{say: "Goodbye.", why: "An end."}}
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(error: pytest.ExceptionInfo[PackError]) -> str:
    return "\n".join(str(problem) for problem in error.value.problems)


def test_at_least_twelve_scenarios_have_a_model_and_every_model_has_its_scenario() -> None:
    keys = {scenario.key for scenario in load_scenarios()}
    found = [talk.scenario for talk in load_model_talks()]
    assert len(found) >= 12
    assert found == sorted(set(found))
    assert set(found) <= keys


def test_every_line_of_a_model_has_its_reason() -> None:
    for talk in load_model_talks():
        for line in talk.lines:
            assert line.why.endswith("."), (talk.scenario, line.why)
            assert "~" not in line.say, talk.scenario


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "model_shop", MODEL.format(key="shop", seed=3, second="By five."))
    (talk,) = read_model_talks([path])
    assert (talk.scenario, talk.seed, len(talk.lines), talk.lines[1].why) == ("shop", 3, 3, "A time.")


def test_what_is_wrong_with_a_model_is_named_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "model_shop", MODEL.format(key="shop", seed=-1, second="Hello."))
    with pytest.raises(PackError) as error:
        read_model_talks([path])
    assert "seed: is -1; expected 0 or more." in problems(error)
    assert "lines[1].say: is there twice." in problems(error)
    assert "line 6" in problems(error)


def test_a_file_with_another_name_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "model_other", MODEL.format(key="shop", seed=1, second="By five."))
    with pytest.raises(PackError, match="does not fit the file's name"):
        read_model_talks([path])


SKILLS = {"empathy", "active_listening", "clear_communication", "problem_solving", "business_writing"}


def test_the_sets_of_examples_that_are_shipped() -> None:
    found = {each.skill: each for each in load_example_sets()}
    assert set(found) >= SKILLS | {"conflict_management"}
    for each in found.values():
        assert len(each.examples) >= FEWEST_EXAMPLES
        anchors = {grade.anchor for example in each.examples for grade in example.grades}
        assert {1, 4} <= anchors, f"{each.skill} shows no bad or no good answer"
        for example in each.examples:
            for grade in example.grades:
                assert grade.why.endswith("."), (each.skill, example.key)
    assert {example.channel for example in found["business_writing"].examples} == {Channel.CHAT, Channel.EMAIL}


def test_what_is_wrong_with_a_set_is_named(tmp_path: Path) -> None:
    one = """
  - key: same
    customer: "Where is it?"
    answer: "In Leeds."
    grades:
      - {behaviour: names_feeling, anchor: 5, why: "No."}
      - {behaviour: names_feeling, anchor: 1, why: "No."}
      - {behaviour: plain_steps, anchor: 1, why: "No."}"""
    bare = """
  - {key: bare, customer: "Where?", answer: "Here.", grades: []}"""
    path = written(tmp_path, "empathy", f"skill: empathy\nexamples:{one}{one}{bare}\n")
    with pytest.raises(PackError) as error:
        read_example_sets([path])
    said = problems(error)
    for words in (
        "has 3; a set has at least 5.",
        "'same' is there twice.",
        "is 5; expected 1 to 4.",
        "'names_feeling' is graded twice.",
        "'plain_steps' is no behaviour of empathy.",
        "is empty; the authors grade at least one behaviour.",
    ):
        assert words in said, words


def test_a_set_of_an_unknown_skill_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "charm", "skill: charm\nexamples: []\n")
    with pytest.raises(PackError, match="'charm' is none of"):
        read_example_sets([path])
