"""From a form to an answer and back, whatever order was shown; and how progress changes, as pure values."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.modules.shelf import NOW, TEXT

from warmline.adapters.packs.modules import load_module_texts
from warmline.apps.modules.incoming import count_of, seed_of, words_from
from warmline.apps.modules.progress import Given, Progress
from warmline.apps.modules.texts import checked, exercise_sum, exercise_sums, parsed, with_identity
from warmline.apps.studio.written.reviewing import sum_of
from warmline.core.curriculum.module import (
    Choice,
    Exercise,
    Gap,
    Match,
    Order,
    Pair,
    Plan,
    Reflect,
    is_complete,
    mark,
    shown_order,
)

MODULE = parsed(TEXT)
FRESH = Progress(module=1, number=1, begun_at=NOW)
SHIPPED = [(module.front.key, exercise) for _, module in load_module_texts() for exercise in module.exercises()]


def right_form(exercise: Exercise, seed: str) -> tuple[dict[str, str], list[str]]:
    """What a reader sends who gets everything right, in the order in which the page shows it."""
    if isinstance(exercise, Choice):
        order = shown_order(len(exercise.options), seed)
        return {}, [str(n) for n, number in enumerate(order) if exercise.options[number].right]
    if isinstance(exercise, Order):
        order = shown_order(len(exercise.steps), seed)
        return {f"a{n}": str(step + 1) for n, step in enumerate(order)}, []
    if isinstance(exercise, Match):
        order = shown_order(len(exercise.pairs), seed)
        return {f"a{n}": str(order.index(n)) for n in range(len(exercise.pairs))}, []
    if isinstance(exercise, Gap):
        return {f"a{n}": words[0] for n, words in enumerate(exercise.words)}, []
    return {f"a{n}": "own words" for n in range(count_of(exercise))}, []


@pytest.mark.parametrize(("key", "exercise"), SHIPPED, ids=lambda each: getattr(each, "key", each))
def test_every_shipped_exercise_can_be_got_right_by_its_form(key: str, exercise: Exercise) -> None:
    seed = seed_of(key, exercise)
    answer = words_from(exercise, *right_form(exercise, seed), seed)
    assert is_complete(exercise, answer)
    assert mark(exercise, answer).success in (1, None)


@given(st.permutations(range(5)), st.text(max_size=5))
def test_an_order_comes_back_as_it_was_put(places: list[int], seed: str) -> None:
    exercise = Order("o", "?", ("a", "b", "c", "d", "e"), "why")
    shown = shown_order(5, seed)
    sent = {f"a{n}": str(places[step] + 1) for n, step in enumerate(shown)}
    answer = words_from(exercise, sent, [], seed)
    assert [places[int(step)] for step in answer] == [0, 1, 2, 3, 4]


@given(st.dictionaries(st.sampled_from(["a0", "a1", "a2", "a9"]), st.text(max_size=6)), st.lists(st.text(max_size=4)))
def test_whatever_a_form_sends_an_answer_is_complete_or_not(sent: dict[str, str], chosen: list[str]) -> None:
    kinds: list[Exercise] = [
        MODULE.exercise("pick"),
        MODULE.exercise("steps"),
        Match("m", "?", (Pair("a", "b"), Pair("c", "d")), "why"),
        Gap("g", "?", "___ ___", (("a",), ("b",)), "why"),
        Plan("p", "?", "x", "y"),
        Reflect("r", "?"),
    ]
    for exercise in kinds:
        answer = words_from(exercise, sent, chosen, "seed")
        if is_complete(exercise, answer):
            mark(exercise, answer)


def test_the_newest_place_wins_and_the_same_moment_counts_as_newer() -> None:
    there = FRESH.at_place(2, NOW)
    assert there.at_place(1, NOW - timedelta(seconds=1)).place == 2
    assert there.at_place(1, NOW).place == 1


def test_notes_and_marks_are_changed_one_by_one() -> None:
    noted = FRESH.with_note("why", "A").with_note("try_it", "B").with_note("why", "C")
    assert noted.notes == {"try_it": "B", "why": "C"}
    assert noted.with_note("why", "").notes == {"try_it": "B"}
    marked = FRESH.with_bookmark("why", on=True).with_bookmark("why", on=True)
    assert marked.bookmarks == ("why",)
    assert marked.with_bookmark("why", on=False) == FRESH


def test_what_is_open_comes_in_the_order_of_the_text() -> None:
    assert FRESH.open_exercises(MODULE) == ("pick", "steps", "own_words", "plan")
    answered = FRESH.with_answer("steps", Given(("0",), NOW, "sum")).with_answer("think", Given(("x",), NOW, "sum"))
    assert answered.open_exercises(MODULE) == ("pick", "own_words", "plan")


def test_in_a_shorter_version_she_is_never_behind_the_last_section() -> None:
    short = parsed(TEXT.split("## Try it")[0])
    moved = FRESH.at_place(2, NOW).moved_to(2, short, exercise_sums(short))
    assert (moved.place, moved.number, moved.finished_at) == (0, 2, None)


def test_an_answer_belongs_to_the_exercise_as_it_was() -> None:
    before, after = MODULE.exercise("pick"), parsed(TEXT.replace("Please hold.", "Hold on.")).exercise("pick")
    assert exercise_sum(before) != exercise_sum(after)
    assert exercise_sum(before) == exercise_sum(parsed(TEXT + "\nMore words.\n").exercise("pick"))
    given = FRESH.with_answer("pick", Given(("0",), NOW, exercise_sum(before)))
    assert given.moved_to(2, MODULE, {"pick": exercise_sum(after)}).answers == {}
    assert set(given.moved_to(2, MODULE, {"pick": exercise_sum(before)}).answers) == {"pick"}


def test_a_text_is_sound_or_says_what_to_mend() -> None:
    assert checked(TEXT).module == MODULE
    wrong = checked(TEXT.replace("level: foundation", "level: easy"))
    assert wrong.module is None
    assert [problem.line for problem in wrong.problems] == [5]
    assert len(sum_of("x\ud800")) == 64, "a lone half of a sign must not break saving"


@given(st.from_regex(r"[a-z][a-z0-9_]{2,20}", fullmatch=True), st.integers(1, 999))
def test_a_head_says_who_it_is_and_nothing_else_changes(key: str, version: int) -> None:
    found = with_identity(TEXT, key=key, version=version, language="en")
    assert parsed(found).front.key == key
    assert parsed(found).front.version == version
    assert parsed(found).sections == MODULE.sections
    assert with_identity(found, key=key, version=version, language="en") == found
