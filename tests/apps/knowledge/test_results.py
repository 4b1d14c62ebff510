"""From a sheet to its outcome, without a database: what counts, what was cut off, bands, and what goes to a person."""

from __future__ import annotations

from uuid import UUID

import pytest
from tests.apps.knowledge.shelf import NOW

from warmline.apps.knowledge.forms import ItemForm, NewItemForm, PlanForm, no_answer_words
from warmline.apps.knowledge.models import Form, Room
from warmline.apps.knowledge.results import outcome_of, points, waits
from warmline.apps.knowledge.sheets import Entry, Outcome, Sheet
from warmline.apps.people.models import Person
from warmline.core.measurement.items import Kind, Parameters
from warmline.core.measurement.items.outcome import Verdict, fixed_result

FORM = Form(key="f", level=1, shares={"empathy": 0.5, "patience": 0.5}, cut=0.6)
SKILLS = {n: "empathy" if n < 10 else "patience" for n in range(20)}


def entry(version: int, score: float | None, *, counts: bool = True, fast: bool = False) -> Entry:
    return Entry(version, UUID(int=version), ("a",), score, score == 1, counts, 20.0, fast, NOW)


def sheet(*scores: float | None, reached: int | None = None) -> Sheet:
    entries = tuple(entry(n, score) for n, score in enumerate(scores))
    return Sheet(tuple(range(len(scores))), entries[:reached])


def outcome(one: Sheet, parameters: dict[int, Parameters] | None = None) -> Outcome:
    return outcome_of(FORM, one, SKILLS, parameters or {}, adaptive=parameters is not None)


def test_the_mean_of_what_counts() -> None:
    mixed = Sheet((0, 1, 2), (entry(0, 1.0), entry(1, None, counts=False), entry(2, 0.5)))
    assert points(mixed) == [1.0, 0.5]
    assert (outcome(mixed).score, outcome(mixed).n) == (0.75, 2)


def test_what_was_not_reached_counts_as_not_right() -> None:
    cut_off = sheet(*[1.0] * 16, reached=4)
    assert outcome(cut_off).score == 0.25
    assert outcome(cut_off).verdict == "not_yet"


def test_a_test_in_which_nothing_counts_goes_to_a_person() -> None:
    nothing = Sheet((0,), (entry(0, None, counts=False),))
    assert (outcome(nothing).n, outcome(nothing).verdict) == (0, "borderline")


def test_only_what_counts_is_waited_for() -> None:
    assert waits(Sheet((0,), (entry(0, None),)))
    assert not waits(Sheet((0,), (entry(0, None, counts=False),)))


def test_each_skill_has_its_band_and_no_more() -> None:
    found = outcome(Sheet(tuple(range(20)), tuple(entry(n, float(n < 10)) for n in range(20))))
    assert found.bands == {"empathy": "at_level", "patience": "below"}
    assert outcome(sheet(1.0, 1.0)).bands == {"empathy": "unknown", "patience": "unknown"}


def test_hurry_is_said_and_takes_no_points() -> None:
    fast = Sheet((0, 1), (entry(0, 1.0, fast=True), entry(1, 1.0)))
    assert outcome(fast).hurried
    assert outcome(fast).score == 1.0
    assert not outcome(sheet(*[1.0] * 4)).hurried


def test_an_adaptive_outcome_is_of_the_whole_bank() -> None:
    bank = {n: Parameters(1.0, -2 + 4 * n / 39, n=300) for n in range(40)}
    found = outcome(sheet(*[1.0, 0.0] * 8), bank)
    assert found.n == 16
    assert found.theta is not None
    assert abs(found.score - 0.5) < 0.3
    assert outcome(sheet(*[1.0] * 11), bank).verdict == "borderline", "cut off before twelve items"
    assert outcome(sheet(*[1.0] * 20), bank).verdict == "passed"
    empty = outcome(Sheet((0,), ()), bank)
    assert (empty.n, empty.verdict) == (0, "borderline")


def item_fields(**more: str) -> dict[str, str]:
    return {
        "level": "1", "kind": "single", "behaviour": "", "moment": "", "prompt": "What now?",
        "lines": "* This\nThat\nNothing", "explanation": "So.", **more,
    }  # fmt: skip


def test_the_form_makes_an_item_and_an_item_fills_the_form() -> None:
    form = ItemForm(item_fields(kind="rate", lines="5 Hear | yes\n1 Laugh\n3 Wait"))
    assert form.is_valid()
    made = form.item("one_one")
    assert made is not None
    assert (made.kind, made.options[0].rating, made.options[0].why) == (Kind.RATE, 5, "yes")
    again = ItemForm(ItemForm.values(made, "sum"))
    assert again.is_valid()
    assert again.item("one_one") == made


@pytest.mark.parametrize(("kind", "lines"), [("rate", "Hear\nWait"), ("matching", "sun warm")])
def test_a_line_that_cannot_be_read_is_said_at_its_field(kind: str, lines: str) -> None:
    form = ItemForm(item_fields(kind=kind, lines=lines))
    assert form.is_valid()
    assert form.item("one_one") is None
    assert "lines" in form.errors


@pytest.mark.parametrize("wrong", [{"level": "5"}, {"kind": "guess"}, {"behaviour": "sings"}, {"skill": "juggling"}])
def test_choices_outside_the_lists_are_refused(wrong: dict[str, str]) -> None:
    assert not NewItemForm(item_fields(**{"key": "one_one", "skill": "empathy"} | wrong)).is_valid()


def test_a_plan_shares_its_skills_evenly(db: None) -> None:
    sent = {"title": "T", "level": "2", "skills": ["empathy", "patience"], "length": "8", "cut": "65", "room": "quiz"}
    form = PlanForm(sent, people=Person.objects.none())
    assert form.is_valid()
    plan = form.plan()
    assert (plan.room, plan.cut, plan.minutes, plan.shares) == (
        Room.QUIZ, 0.65, None, {"empathy": 0.5, "patience": 0.5},
    )  # fmt: skip
    assert not PlanForm({**sent, "cut": "100"}, people=Person.objects.none()).is_valid()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_says_what_is_missing(kind: Kind) -> None:
    assert no_answer_words(kind.value).endswith(".")


def test_the_form_warns_truly_how_many_results_of_a_short_test_go_to_a_person(db: None) -> None:
    near = [n for n in range(11) if fixed_result([1.0] * n + [0.0] * (10 - n), 0.7).verdict is Verdict.BORDERLINE]
    assert near == [6, 7, 8]
    assert "from 6 to 8 right" in str(PlanForm(people=Person.objects.none()).fields["length"].help_text)
