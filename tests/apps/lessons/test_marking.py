"""Judging an example: she first, then the authors and the machine; her marks are sealed, hers alone."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import NOW

from warmline.apps.lessons import services
from warmline.apps.lessons.content import example_sets
from warmline.apps.lessons.marking import mark_page
from warmline.apps.lessons.marks import Marks, agreement, pack_marks, unpack_marks
from warmline.apps.lessons.models import Markings
from warmline.apps.lessons.selectors import read_own_marks
from warmline.apps.people import vault

PAGE = "/practise/learn/mark/empathy/swim_course/"
HERS = {"names_feeling": 4, "validates": 2}
AUTHORS_REASON = "It names the feeling and the packed bag that it comes from."


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def test_before_her_marks_nobody_else_s_are_shown(nadia: Client) -> None:
    page = nadia.get(PAGE).content.decode()
    assert "How do you see it?" in page
    assert page.count('type="radio"') == 8
    assert AUTHORS_REASON not in page
    assert "Suggested, not confirmed" not in page


def test_after_them_she_sees_authors_machine_and_how_they_lie_to_hers(cast: Cast, nadia: Client) -> None:
    response = nadia.post(PAGE, HERS)
    assert response.url == PAGE
    page = nadia.get(PAGE).content.decode()
    assert AUTHORS_REASON in page
    assert "Suggested, not confirmed" in page
    assert "% sure." in page
    assert "You and the authors agree on 1 of 2. On 1 you see it quite differently." in page
    assert "not a measured truth: no panel of judges stands behind it" in page
    assert read_own_marks(cast.nadia).of("empathy", "swim_course") == HERS


def test_again_asks_anew_and_replaces(cast: Cast, nadia: Client) -> None:
    nadia.post(PAGE, HERS)
    assert "How do you see it?" in nadia.get(PAGE, {"again": ""}).content.decode()
    nadia.post(PAGE, {"names_feeling": 4, "validates": 4})
    assert read_own_marks(cast.nadia).of("empathy", "swim_course")["validates"] == 4
    assert Markings.objects.count() == 1


@pytest.mark.parametrize("sent", [{}, {"names_feeling": 4}, {"names_feeling": 4, "validates": 5}, {"validates": "x"}])
def test_half_a_judgement_is_not_kept(cast: Cast, nadia: Client, sent: dict[str, object]) -> None:
    response = nadia.post(PAGE, sent)
    assert response.status_code == 422
    assert "Choose one line for each question" in response.content.decode()
    assert not Markings.objects.exists()


def test_what_is_not_there_is_a_404(nadia: Client) -> None:
    for address in (PAGE.replace("swim", "sink"), PAGE.replace("empathy", "voice_delivery")):
        assert nadia.get(address).status_code == 404
        assert nadia.post(address, HERS).status_code == 404


def test_her_marks_are_hers_and_unreadable_as_stored(cast: Cast, nadia: Client, client: Client) -> None:
    nadia.post(PAGE, HERS)
    row = Markings.objects.get()
    for word in (b"empathy", b"swim_course", b"names_feeling"):
        assert word not in bytes(row.sealed)
    for who, stranger in cast.all_but("nadia").items():
        with pytest.raises(vault.NotTheOwner):
            vault.open_sealed(cast.nadia, stranger, bytes(row.sealed))
        client.force_login(stranger)
        assert "How do you see it?" in client.get(PAGE).content.decode(), who


def test_a_stranger_to_the_house_sees_no_mark_of_hers_on_the_front_page(cast: Cast, nadia: Client) -> None:
    nadia.post(PAGE, HERS)
    assert "1 of 6 judged" in nadia.get(reverse("lessons:front")).content.decode()
    nadia.force_login(cast.outsider)
    assert "1 of 6 judged" not in nadia.get(reverse("lessons:front")).content.decode()


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"a": 1, "b": 3}, "You and the authors agree on all of it."),
        ({"a": 2, "b": 3}, "You and the authors agree on 1 of 2. 1 lies one step apart."),
        ({"a": 2, "b": 2}, "You and the authors agree on 0 of 2. 2 lie one step apart."),
        ({"a": 4, "b": 3}, "You and the authors agree on 1 of 2. On 1 you see it quite differently."),
    ],
)
def test_agreement_in_plain_words(own: dict[str, int], said: str) -> None:
    assert agreement(own, {"a": 1, "b": 3}) == said


def test_marks_travel_and_keep_the_other_examples() -> None:
    marks = (
        Marks().with_one("empathy", "a", {"x": 1}).with_one("empathy", "b", {"x": 2}).with_one("empathy", "a", {"x": 3})
    )
    assert unpack_marks(pack_marks(marks)) == marks
    assert (marks.of("empathy", "a"), marks.of("empathy", "b"), marks.of("patience", "a")) == ({"x": 3}, {"x": 2}, {})


def test_every_example_of_every_set_can_be_marked_and_read(cast: Cast) -> None:
    for skill, found in example_sets().items():
        for example in found.examples:
            marks = Marks().with_one(skill, example.key, {grade.behaviour: grade.anchor for grade in example.grades})
            page = mark_page(skill, example.key, marks)
            assert page is not None
            assert all(question.own == question.authors for question in page.questions)
            assert "agree on" in page.agreement or "the same way" in page.agreement


def test_marking_an_unknown_example_changes_nothing(cast: Cast) -> None:
    with pytest.raises(KeyError):
        services.mark_example(user=cast.nadia, skill="empathy", example="nothing", anchors=HERS, now=NOW)
    assert not Markings.objects.exists()
