"""Lessons at their edges: words that no database holds, seats of others, windows left open, what is kept of them."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.practice_room import NOW, publish

from warmline.apps.audit.models import AuditEvent
from warmline.apps.lessons import services
from warmline.apps.lessons.content import example_sets
from warmline.apps.lessons.keeping import clean, erase, export
from warmline.apps.lessons.marking import mark_page, set_lines
from warmline.apps.lessons.marks import Marks, agreement, pack_marks, unpack_marks
from warmline.apps.lessons.models import Markings, Seat
from warmline.apps.lessons.selectors import comparable_talks, own_seat, own_seats, read_own_marks, read_own_sitting
from warmline.apps.lessons.services import REFLECTION_LIMIT
from warmline.apps.lessons.watching import watch_page
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.people.services.erasure import erase_person
from warmline.apps.roleplay.answers import LIMIT, AnswerRefused

pytestmark = [pytest.mark.django_db, pytest.mark.once]
FIRST = "My marble run never came, and I was at home all Tuesday."
DAY = timedelta(days=1)


def sat(person: Person, words: str = FIRST) -> Seat:
    return services.take_seat(user=person, version=publish(), key=uuid4(), words=words, now=NOW)


def again(person: Person, seat: Seat) -> Seat:
    found = own_seat(person, seat.pk)
    assert found is not None
    return found


def first_example() -> tuple[str, str, dict[str, int]]:
    """The first example of the first set, with a mark for each behaviour."""
    skill, found = next(iter(example_sets().items()))
    example = found.examples[0]
    return skill, example.key, {grade.behaviour: 2 for grade in example.grades}


# Choosing a customer.


def test_a_withdrawn_customer_has_no_brief_and_a_seat_that_was_taken_goes_on(cast: Cast, client: Client) -> None:
    seat = sat(cast.nadia)
    ScenarioVersion.objects.update(published=False)
    client.force_login(cast.nadia)
    assert client.get(reverse("lessons:sit", args=["parcel_birthday"])).status_code == 404
    assert client.get(reverse("lessons:seat", args=[seat.pk])).status_code == 200
    services.answer_agent(user=cast.nadia, seat=again(cast.nadia, seat), number=1, words="Nothing came.", now=NOW)
    assert again(cast.nadia, seat).exchanges == 1


# The customer's seat.


@pytest.mark.parametrize("words", ["", " \n ", "\x00", "x" * (LIMIT + 1), "x" * 20_000])
def test_words_that_cannot_be_sent_take_no_seat_and_answer_nobody(cast: Cast, words: str) -> None:
    with pytest.raises(AnswerRefused):
        sat(cast.nadia, words)
    assert not Seat.objects.exists()
    seat = sat(cast.nadia)
    with pytest.raises(AnswerRefused):
        services.answer_agent(user=cast.nadia, seat=again(cast.nadia, seat), number=1, words=words, now=NOW)
    assert again(cast.nadia, seat).exchanges == 0


def test_the_longest_words_and_any_script_are_kept_as_they_are(cast: Cast) -> None:
    for words in ("x" * LIMIT, "прости, 你好 🙂\nsecond line"):
        seat = sat(cast.nadia, words)
        assert read_own_sitting(cast.nadia, seat).scene.turns[0].customer == words


@pytest.mark.parametrize("number", [0, 2, 99, -1])
def test_a_number_that_is_not_the_next_changes_nothing(cast: Cast, number: int) -> None:
    seat = sat(cast.nadia)
    before = bytes(again(cast.nadia, seat).sealed)
    services.answer_agent(user=cast.nadia, seat=again(cast.nadia, seat), number=number, words="And?", now=NOW + DAY)
    kept = again(cast.nadia, seat)
    assert (kept.exchanges, bytes(kept.sealed), kept.touched_at) == (0, before, NOW)


def test_sent_from_two_windows_the_first_one_counts(cast: Cast) -> None:
    seat = sat(cast.nadia)
    one, other = again(cast.nadia, seat), again(cast.nadia, seat)
    services.answer_agent(user=cast.nadia, seat=one, number=1, words="Nothing came.", now=NOW)
    services.answer_agent(user=cast.nadia, seat=other, number=1, words="Something else.", now=NOW)
    said = [turn.customer for turn in read_own_sitting(cast.nadia, again(cast.nadia, seat)).scene.turns]
    assert said == [FIRST, "Nothing came."]


def test_left_twice_it_is_left_once_and_by_nobody_else(cast: Cast) -> None:
    seat = sat(cast.nadia)
    for who in cast.all_but("nadia").values():
        with pytest.raises(vault.NotTheOwner):
            services.leave_seat(user=who, seat=seat, now=NOW)
    for _n in range(2):
        services.leave_seat(user=cast.nadia, seat=seat, now=NOW)
    assert AuditEvent.objects.filter(verb="lessons.seat_left").count() == 1
    assert again(cast.nadia, seat).ended


def test_nobody_else_answers_reflects_or_reads(cast: Cast) -> None:
    seat = sat(cast.nadia)
    for who in cast.all_but("nadia").values():
        assert own_seat(who, seat.pk) is None
        assert list(own_seats(who)) == []
        for deed in (
            lambda who=who: services.answer_agent(user=who, seat=seat, number=1, words="Hello", now=NOW),
            lambda who=who: services.reflect(user=who, seat=seat, helped="x", hurt="y", now=NOW),
            lambda who=who: read_own_sitting(who, seat),
        ):
            with pytest.raises(vault.NotTheOwner):
                deed()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("", ""),
        ("\x00", ""),
        (" so ", "so"),
        ("a\x00b", "ab"),
        ("\ud800x", "x"),
        ("x" * 20_000, "x" * REFLECTION_LIMIT),
    ],
)
def test_what_helped_is_kept_within_measure(cast: Cast, sent: str, kept: str) -> None:
    seat = sat(cast.nadia)
    services.leave_seat(user=cast.nadia, seat=seat, now=NOW)
    services.reflect(user=cast.nadia, seat=again(cast.nadia, seat), helped=sent, hurt="", now=NOW)
    assert read_own_sitting(cast.nadia, again(cast.nadia, seat)).helped == kept


# Marks.


@pytest.mark.parametrize("anchor", [0, 5, -1, 99])
def test_a_mark_outside_of_one_to_four_keeps_nothing(cast: Cast, anchor: int) -> None:
    skill, example, anchors = first_example()
    wrong = anchors | {next(iter(anchors)): anchor}
    with pytest.raises(services.NotAllMarked):
        services.mark_example(user=cast.nadia, skill=skill, example=example, anchors=wrong, now=NOW)
    assert not Markings.objects.exists()


@pytest.mark.parametrize(("skill", "example"), [("gone", None), (None, "gone"), ("\x00", "\x00"), ("", "")])
def test_what_is_not_there_is_not_marked(cast: Cast, skill: str | None, example: str | None) -> None:
    known, first, anchors = first_example()
    skill, example = known if skill is None else skill, first if example is None else example
    with pytest.raises(KeyError):
        services.mark_example(user=cast.nadia, skill=skill, example=example, anchors=anchors, now=NOW)
    assert mark_page(skill, example, Marks()) is None
    assert not Markings.objects.exists()


def test_marks_of_what_was_not_asked_are_not_kept(cast: Cast) -> None:
    skill, example, anchors = first_example()
    services.mark_example(user=cast.nadia, skill=skill, example=example, anchors=anchors | {"other": 4}, now=NOW)
    assert dict(read_own_marks(cast.nadia).of(skill, example)) == anchors


def test_marked_again_the_newer_counts_and_the_line_says_how_far(cast: Cast) -> None:
    skill, example, anchors = first_example()
    for anchor in (1, 4):
        services.mark_example(
            user=cast.nadia, skill=skill, example=example, anchors=dict.fromkeys(anchors, anchor), now=NOW
        )
    marks = read_own_marks(cast.nadia)
    assert set(marks.of(skill, example).values()) == {4}
    assert Markings.objects.count() == 1
    line = next(each for each in set_lines(marks) if each.skill.key == skill)
    assert (line.marked, line.first != example or line.examples == 1) == (1, True)
    assert read_own_marks(cast.colleague) == Marks()


_KEY = st.text(max_size=5)


@given(
    st.dictionaries(
        _KEY, st.dictionaries(_KEY, st.dictionaries(_KEY, st.integers(1, 4), max_size=2), max_size=2), max_size=2
    )
)
def test_marks_come_back_from_bytes_as_they_were(found: dict[str, dict[str, dict[str, int]]]) -> None:
    assert unpack_marks(pack_marks(Marks(found))) == Marks(found)


@pytest.mark.parametrize(
    ("own", "authors", "parts"),
    [
        ({"a": 1}, {"a": 1}, ["the same way"]),
        ({"a": 1, "b": 2}, {"a": 1, "b": 2}, ["agree on all"]),
        ({"a": 1, "b": 2}, {"a": 2, "b": 2}, ["1 of 2", "1 lies one step"]),
        ({"a": 1, "b": 1}, {"a": 4, "b": 2}, ["0 of 2", "1 lies one step", "On 1"]),
        ({"a": 1, "gone": 4}, {"a": 1}, ["the same way"]),
    ],
)
def test_agreement_is_told_behaviour_by_behaviour(
    own: dict[str, int], authors: dict[str, int], parts: list[str]
) -> None:
    said = agreement(own, authors)
    assert all(part in said for part in parts)


# Watching.


@pytest.mark.parametrize(("asked", "shown"), [(-5, 0), (0, 0), (1, 1), (10**6, None), (None, None)])
def test_a_step_lies_between_the_opening_and_the_end(db: None, asked: int | None, shown: int | None) -> None:
    page = watch_page(publish(), asked)
    assert page is not None
    assert page.step == (page.last if shown is None else shown)
    assert (page.previous is None) is (page.step == 0)
    assert (page.next is None) is (page.step == page.last)
    assert len(page.shown) == page.step


# What is kept.


def test_erased_nothing_of_the_lessons_is_left_and_others_keep_theirs(cast: Cast) -> None:
    skill, example, anchors = first_example()
    for who in (cast.nadia, cast.colleague):
        sat(who)
        services.mark_example(user=who, skill=skill, example=example, anchors=anchors, now=NOW)
    erase_person(actor=cast.admin, person=cast.nadia)
    assert [seat.owner for seat in Seat.objects.all()] == [cast.colleague]
    assert Markings.objects.get().person == cast.colleague
    assert erase(cast.nadia) == 0
    assert export(cast.nadia) == {"marks": {}, "seats": []}


@pytest.mark.parametrize(("moment", "gone"), [(NOW, 0), (NOW + timedelta(microseconds=1), 2)])
def test_what_was_last_touched_before_a_moment_goes(cast: Cast, moment: object, gone: int) -> None:
    skill, example, anchors = first_example()
    sat(cast.nadia)
    services.mark_example(user=cast.nadia, skill=skill, example=example, anchors=anchors, now=NOW)
    assert clean(moment) == gone  # type: ignore[arg-type]


def test_without_talks_there_is_nothing_to_compare(cast: Cast) -> None:
    for who in cast.people().values():
        assert list(comparable_talks(who)) == []
