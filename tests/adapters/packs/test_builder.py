from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.adapters.packs.files import problems_of, written

from warmline.adapters.packs import PackError, read_yaml
from warmline.adapters.packs.ranges import Range
from warmline.core.skills import MovePattern


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark_blue"


class Size(IntEnum):
    SMALL = 1
    LARGE = 2


@dataclass(frozen=True, slots=True)
class Wheel:
    width: float
    colour: Colour = Colour.RED

    def __post_init__(self) -> None:
        if self.width == 13:
            raise ValueError("thirteen is refused by the class itself.")


@dataclass(frozen=True, slots=True)
class Cart:
    name: str
    count: int
    wheels: tuple[Wheel, ...] = ()
    pair: tuple[Wheel, Wheel] | None = None
    tags: frozenset[str] = field(default_factory=frozenset)
    size: Size = Size.SMALL
    fast: bool = False
    note: str | None = None
    pattern: MovePattern | None = None


MINIMAL = "name: A\ncount: 2\n"


def read(folder: Path, text: str) -> Cart:
    return read_yaml(written(folder, text), Cart, ranges={(Cart, "count"): Range(1, 9), (Wheel, "width"): Range(0, 20)})


def test_it_fills_what_is_given_and_leaves_the_defaults(tmp_path: Path) -> None:
    assert read(tmp_path, MINIMAL) == Cart("A", 2)


def test_it_builds_nested_values_of_every_kind(tmp_path: Path) -> None:
    text = MINIMAL + (
        "wheels: [{width: 1}, {width: 2.5, colour: dark_blue}]\n"
        "pair: [{width: 3}, {width: 4}]\n"
        "tags: [x, y]\nsize: large\nfast: true\nnote: null\npattern: a + !b\n"
    )
    wheels = (Wheel(1.0), Wheel(2.5, Colour.DARK_BLUE))
    assert read(tmp_path, text) == Cart(
        "A",
        2,
        wheels,
        (Wheel(3.0), Wheel(4.0)),
        frozenset({"x", "y"}),
        Size.LARGE,
        True,
        None,
        MovePattern(frozenset({"a"}), frozenset({"b"})),
    )


@pytest.mark.parametrize(("written_as", "size"), [("small", Size.SMALL), ("2", Size.LARGE)])
def test_a_numbered_choice_may_be_given_by_name_or_by_number(tmp_path: Path, written_as: str, size: Size) -> None:
    assert read(tmp_path, MINIMAL + f"size: {written_as}").size is size


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ("nmae: B", "line 3, nmae: is not a field here; did you mean name?"),
        (
            "zzz: 1",
            "line 3, zzz: is not a field here; expected name, count, wheels, pair, tags, size, fast, note, pattern.",
        ),
        ("name: B", "line 3, name: is there twice."),
        ("wheels: 5", "line 3, wheels: expected a list, found '5'."),
        ("wheels: [7]", "line 3, wheels[0]: expected fields (width, colour), found '7'."),
        ("wheels:\n  - width: 1\n  - colour: red", "line 5, wheels[1].width: is missing."),
        ("wheels:\n  - width: 1\n    colour: green", "line 5, wheels[0].colour: 'green' is none of red, dark_blue."),
        ("wheels: [{width: wide}]", "line 3, wheels[0].width: expected a number, found 'wide'."),
        ("wheels: [{width: '1'}]", "line 3, wheels[0].width: expected a number, found '1'."),
        ("wheels: [{width: [1]}]", "line 3, wheels[0].width: expected a number, found a list."),
        ("wheels: [{width: 20.5}]", "line 3, wheels[0].width: 20.5 is out of range; expected a number from 0 to 20."),
        ("wheels: [{width: .nan}]", "line 3, wheels[0].width: expected a number, found '.nan'."),
        ("wheels: [{width: 13}]", "line 3, wheels[0]: thirteen is refused by the class itself."),
        ("pair: [{width: 1}]", "line 3, pair: has 1 entries; it needs exactly 2."),
        ("tags: [a, b, a]", "line 3, tags[2]: 'a' is there twice."),
        ("tags: {a: b}", "line 3, tags: expected a list, found fields."),
        ("tags: [1]", "line 3, tags[0]: expected text, found 1; put it in quotes."),
        ("size: huge", "line 3, size: 'huge' is none of small, large."),
        ("fast: yes", "line 3, fast: expected true or false, found 'yes'."),
        ("note: 2025-01-01", "line 3, note: expected text, found 2025-01-01; put it in quotes."),
        ("note: no", "line 3, note: expected text, found no; put it in quotes."),
        ("note: '  '", "line 3, note: is empty; expected text."),
        ("note: {a: b}", "line 3, note: expected text, found fields."),
        (
            "pattern: a b",
            "line 3, pattern: 'a b' is no move pattern; expected names joined by ' + ', with ! to bar one.",
        ),
        ("? [a]\n: 1", "line 3: expected the name of a field, found a list."),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_line_and_field(tmp_path: Path, added: str, message: str) -> None:
    with pytest.raises(PackError) as error:
        read(tmp_path, MINIMAL + added)
    assert problems_of(error, tmp_path / "pack.yaml") == [message]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("count: 2", ["line 1, name: is missing."]),
        ("name: A\ncount: 2.5", ["line 2, count: expected a whole number, found '2.5'."]),
        ("name: A\ncount: 12:30", ["line 2, count: expected a whole number, found '12:30'."]),
        ("name: A\ncount: 0", ["line 2, count: 0 is out of range; expected a whole number from 1 to 9."]),
        ("name:\ncount: 2", ["line 1, name: is empty; expected text."]),
        ("name: 12\ncount: 2", ["line 1, name: expected text, found 12; put it in quotes."]),
        (
            "- a",
            [
                "line 1: expected fields (name, count, wheels, pair, tags, size, fast, note, pattern), found a list.",
            ],
        ),
    ],
)
def test_needed_fields(tmp_path: Path, text: str, messages: list[str]) -> None:
    with pytest.raises(PackError) as error:
        read(tmp_path, text)
    assert problems_of(error, tmp_path / "pack.yaml") == messages


def test_all_problems_are_told_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    text = "count: many\nwheels:\n  - {width: 1, colour: green}\n  - {widht: 2}\nfast: 1\n"
    with pytest.raises(PackError) as error:
        read(tmp_path, text)
    assert problems_of(error, tmp_path / "pack.yaml") == [
        "line 1, count: expected a whole number, found 'many'.",
        "line 1, name: is missing.",
        "line 3, wheels[0].colour: 'green' is none of red, dark_blue.",
        "line 4, wheels[1].widht: is not a field here; did you mean width?",
        "line 4, wheels[1].width: is missing.",
        "line 5, fast: expected true or false, found '1'.",
    ]
    assert str(error.value).count("\n") == 5


def test_an_alias_is_refused_so_that_it_can_neither_loop_nor_explode(tmp_path: Path) -> None:
    text = MINIMAL + "wheels: &w\n  - &one {width: 1}\n  - *one\n"
    with pytest.raises(PackError) as error:
        read(tmp_path, text)
    assert problems_of(error, tmp_path / "pack.yaml") == [
        "line 4, wheels[1]: is used twice by an alias (*); write it out."
    ]


@given(st.text(max_size=60))
def test_whatever_stands_in_a_text_field_comes_back_or_is_refused_with_a_reason(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = written(tmp_path_factory.mktemp("pack"), f"count: 1\nname: {text}\n".encode("utf-8", "replace"))
    try:
        found: Cart | PackError = read_yaml(path, Cart)
    except PackError as error:
        found = error
    if isinstance(found, Cart):
        assert found.name.strip()
    else:
        assert found.problems
        assert all(problem.text.endswith(".") for problem in found.problems)
