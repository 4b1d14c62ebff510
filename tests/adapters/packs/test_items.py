"""The item bank's files: what comes with Warmline is sound, and every mistake of an author is named with its line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from statistics import mean

import pytest
from tests.adapters.packs.files import changed, problems_of, written

from warmline.adapters.packs import PackError, content_root, load_rubric
from warmline.adapters.packs.items import load_item_sets, read_item_sets
from warmline.core.measurement.items import JUDGED, Item, Kind, Pool, check_answer, mark
from warmline.core.skills import ProgrammeLevel

GOOD = """\
skill: empathy
items:
  - key: one
    version: 1
    kind: single
    level: foundation
    prompt: What now?
    options:
      - {text: "This", right: true}
      - {text: "That", why: "No."}
      - {text: "Nothing"}
    explanation: So.
  - key: two
    version: 1
    kind: rate
    level: expert
    prompt: How fitting?
    options:
      - {text: "Hear", rating: 5}
      - {text: "Wait", rating: 3}
      - {text: "Laugh", rating: 1}
    explanation: So.
"""


SKILLS = ("empathy", "active_listening", "conflict_management")


def items() -> list[Item]:
    return [item for found in load_item_sets() for item in found.items]


def of_skill(skill: str) -> tuple[Item, ...]:
    return next(found.items for found in load_item_sets() if found.skill == skill)


@pytest.mark.parametrize("level", list(ProgrammeLevel))
@pytest.mark.parametrize("skill", SKILLS)
def test_a_third_to_a_half_is_kept_for_assessed_tests_in_several_kinds(skill: str, level: ProgrammeLevel) -> None:
    found = [item for item in of_skill(skill) if item.level is level]
    kept = [item for item in found if item.pool is Pool.ASSESSED]
    assert 0.3 <= len(kept) / len(found) <= 0.6
    assert sum(item.key_of() != () for item in kept) >= 3, "each can be marked by its key"
    assert len({item.kind for item in kept}) >= 3
    assert len(found) - len(kept) >= 5, "practice still has a test"


@pytest.mark.parametrize("skill", SKILLS)
def test_a_skill_has_all_kinds_at_all_levels_and_all_its_behaviours(skill: str) -> None:
    found = of_skill(skill)
    levels = Counter(item.level for item in found)
    assert {item.kind for item in found} == set(Kind)
    assert all(levels[level] >= 9 for level in ProgrammeLevel)
    assert sum(item.kind in JUDGED for item in found) >= 6
    assert {each.key for each in load_rubric().skill(skill).behaviours} <= {item.behaviour for item in found}


def test_keys_are_one_in_the_whole_bank() -> None:
    assert [key for key, n in Counter(item.key for item in items()).items() if n > 1] == []


@pytest.mark.parametrize("item", items(), ids=lambda item: item.key)
def test_the_authors_key_earns_full_points(item: Item) -> None:
    if item.kind is Kind.SHORT:
        assert all(mark(item, (text,)).right for text in item.accepted)
    elif item.key_of():
        assert mark(item, check_answer(item, item.key_of())).right


@pytest.mark.parametrize("item", items(), ids=lambda item: item.key)
def test_wrong_options_say_what_they_miss(item: Item) -> None:
    if item.kind in (Kind.SINGLE, Kind.MULTIPLE):
        assert all(option.why for option in item.options)


@pytest.mark.parametrize("skill", SKILLS)
def test_a_key_is_not_known_by_its_length(skill: str) -> None:
    singles = [item for item in of_skill(skill) if item.kind is Kind.SINGLE]
    longest = [max(item.options, key=lambda option: len(option.text)).right for item in singles]
    right = mean(len(option.text) for item in singles for option in item.options if option.right)
    wrong = mean(len(option.text) for item in singles for option in item.options if not option.right)
    assert 0.2 <= sum(longest) / len(singles) <= 0.35
    assert 0.85 < right / wrong < 1.15


def test_a_good_file_is_read(tmp_path: Path) -> None:
    (found,) = read_item_sets([written(tmp_path, GOOD, "empathy.yaml")])
    assert [item.key for item in found.items] == ["one", "two"]
    assert found.items[0].key_of() == ("a",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('{text: "That", why: "No."}', '{text: "That", right: true}', "line 9, items[0].options: has 2 right ones"),
        ('"This", right: true', '"This"', "line 9, items[0].options: has 0 right ones"),
        ('{text: "Nothing"}', '{text: "This"}', "'This' is there twice"),
        ("key: two", "key: one", "'one' is there twice"),
        ("rating: 3", "rating: 7", "expected the authors' own rating, from 1 to 5"),
        ('"Wait", rating: 3', '"Wait"', "expected the authors' own rating, from 1 to 5"),
        ("prompt: What now?\n", "prompt: What now?\n    behaviour: sings\n", "'sings' is no behaviour of empathy"),
        ("prompt: What now?\n", "prompt: What now?\n    steps: [x, y, z]\n", "does not belong to an item of the kind"),
        ("skill: empathy", "skill: juggling", "'juggling' is none of"),
        ("skill: empathy", "skill: patience", "does not fit the file's name, 'empathy'"),
        ("kind: single", "kind: guess", "'guess'"),
        ("kind: rate", "kind: say", "has 0; an item of the kind say has at least 2"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = written(tmp_path, changed(GOOD, (old, new)), "empathy.yaml")
    with pytest.raises(PackError) as error:
        read_item_sets([path])
    assert any(said in problem for problem in problems_of(error, path)), problems_of(error, path)


def test_a_say_item_needs_behaviour_and_moment(tmp_path: Path) -> None:
    text = GOOD.split("  - key: two")[0].replace("kind: single", "kind: say")
    text = text.replace(text[text.index("    options") : text.index("    explanation")], "    good: [One, Two]\n")
    path = written(tmp_path, text, "empathy.yaml")
    with pytest.raises(PackError) as error:
        read_item_sets([path])
    assert any("needs a behaviour to be seen and a moment" in problem for problem in problems_of(error, path))


def test_the_file_that_others_copy_says_how() -> None:
    text = (content_root() / "items" / "empathy.yaml").read_text(encoding="utf-8")
    assert "Copy this file" in text
    assert all(kind.value in text.split("skill: empathy")[0] for kind in Kind)
