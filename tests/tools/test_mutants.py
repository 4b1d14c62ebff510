"""The mutation test itself: what it puts in, what it leaves out, what it remembers, and how sure its share is."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("warmline_mutants", ROOT / "tools" / "mutants.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up by name
    spec.loader.exec_module(module)
    return module


mutants = load()
FILE = mutants.CORE / "scoring" / "estimate.py"


def fault(path: Path = FILE, code: str = "x = 1\n", operator: str = "core/AddNot", occurrence: int = 0) -> object:
    return mutants.Mutant(path, operator, occurrence, code)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "var" / "mutants.jsonl"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("def f(a: int) -> str: return a", "def f(a: str | None) -> int: return a"),
        ("x: int = 1", "x: str = 1"),
        ('"""One."""\nx = 1', '"""Two."""\nx = 1'),
        ('def f():\n    """One."""\n    return 1', 'def f():\n    """Two."""\n    return 1'),
        ("x = 1  # so", "x = 1"),
    ],
)
def test_types_docstrings_and_comments_change_no_behaviour(one: str, other: str) -> None:
    assert mutants.without_meaningless(one) == mutants.without_meaningless(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x = 1", "x = 2"),
        ("def f(a): return a", "def f(a): return not a"),
        ("x = a < b", "x = a <= b"),
        ("def f(a=1): return a", "def f(a=2): return a"),
        ('x = "one"', 'x = "two"'),
    ],
)
def test_other_changes_do(one: str, other: str) -> None:
    assert mutants.without_meaningless(one) != mutants.without_meaningless(other)


def test_places_are_found_in_a_file_of_the_core_and_each_makes_another_program() -> None:
    places = list(mutants.places_in(FILE))
    assert len(places) > 20
    assert len(set(places)) == len(places)
    made = [found for found in map(mutants.mutant_at, places[:40]) if found is not None]
    text = FILE.read_text(encoding="utf-8")
    assert made
    assert all(found.code != text for found in made)
    assert {found.room for found in made} == {"scoring"}


def test_a_draw_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    places = list(mutants.places_in(FILE))
    one, again, other = (mutants.draw(places, 12, seed) for seed in (1, 1, 2))
    assert one == again
    assert one != other
    assert len({found.key for found in one}) == 12


def test_a_fault_in_a_file_that_has_changed_is_another_fault() -> None:
    assert fault(code="x = 1\n").key == fault(code="x = 1\n").key
    assert fault(code="x = 1\n").key != fault(code="x = 2\n").key
    assert fault(path=FILE).key != fault(path=FILE.with_name("score.py")).key


def test_what_was_found_is_remembered_by_the_next_run(state: Path) -> None:
    found = mutants.Found(state)
    found.add(fault(code="a"), True)
    found.add(fault(code="b"), False)
    later = mutants.Found(state).caught
    assert later == {fault(code="a").key: True, fault(code="b").key: False}


def test_the_later_result_counts(state: Path) -> None:
    for caught in (False, True):
        mutants.Found(state).add(fault(), caught)
    assert mutants.Found(state).caught == {fault().key: True}


def test_only_what_is_not_known_is_tried_and_survivors_on_request(state: Path) -> None:
    found = mutants.Found(state)
    caught, survived, fresh = (fault(code=code) for code in "abc")
    found.add(caught, True)
    found.add(survived, False)
    sample = [caught, survived, fresh]
    assert mutants.wanted(sample, found, survivors=False) == [fresh]
    assert mutants.wanted(sample, found, survivors=True) == [survived, fresh]


@pytest.mark.parametrize(
    ("caught", "tried", "low", "high"),
    # The usual worked examples of Wilson's interval (Newcombe, 1998, table I, method 3).
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilsons(caught: int, tried: int, low: float, high: float) -> None:
    found = mutants.wilson(caught, tried)
    assert found[0] == pytest.approx(low, abs=1e-4)
    assert found[1] == pytest.approx(high, abs=1e-4)


@given(st.integers(1, 500), st.data())
def test_the_share_lies_in_its_interval_and_that_between_nought_and_one(tried: int, data: st.DataObject) -> None:
    caught = data.draw(st.integers(0, tried))
    low, high = mutants.wilson(caught, tried)
    assert -1e-9 <= low <= caught / tried + 1e-9
    assert caught / tried - 1e-9 <= high <= 1 + 1e-9


@pytest.mark.parametrize(("caught", "code"), [(80, 0), (79, 1), (100, 0), (0, 1)])
def test_eighty_in_a_hundred_are_needed(caught: int, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    text = FILE.read_text(encoding="utf-8")
    results = [(fault(code=f"{text}# {number}\n"), number < caught) for number in range(100)]
    assert mutants.report(results, 5000) == code
    said = capsys.readouterr().out
    assert f"{caught / 100:.1%}" in said
    assert "95 %: " in said
    assert said.count("survived: ") == 100 - caught


def test_a_survivor_is_shown_with_the_line_it_changed(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = mutants.draw(list(mutants.places_in(FILE)), 1, 3)
    mutants.report([(found, False)], 10)
    said = capsys.readouterr().out
    changed = set(found.code.splitlines()) - set(FILE.read_text(encoding="utf-8").splitlines())
    assert any(line in said for line in changed)


def test_the_tests_named_after_the_file_come_first(tmp_path: Path) -> None:
    room = tmp_path / "tests" / "core" / "scoring"
    room.mkdir(parents=True)
    for name in ("test_arc.py", "test_estimate.py", "test_zeal.py"):
        (room / name).write_text("")
    first, *rest = mutants.nearest_first("scoring", tmp_path, FILE)
    assert first == "tests/core/scoring/test_estimate.py"
    assert len(rest) == 2


@pytest.mark.parametrize(("claim", "sound"), [("True", True), ("False", False)])
def test_a_room_that_fails_without_a_fault_stops_it(tmp_path: Path, claim: str, sound: bool) -> None:
    room = tmp_path / "tests" / "core" / "scoring"
    room.mkdir(parents=True)
    (room / "test_arc.py").write_text(f"def test_it():\n    assert {claim}\n")
    if sound:
        mutants.must_pass(["scoring"], tmp_path)
    else:
        with pytest.raises(SystemExit, match="fails without a fault"):
            mutants.must_pass(["scoring"], tmp_path)


def test_no_two_texts_of_a_file_have_one_time(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("x = 1\n")
    mutants._dated(file)
    before = file.stat().st_mtime
    mutants._dated(file)
    assert file.stat().st_mtime != before
