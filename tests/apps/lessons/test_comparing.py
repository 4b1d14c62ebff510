"""Two versions of one's own talk side by side: aligned at the fork, hers alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, again, say, talk

from warmline.apps.lessons.comparing import compare_page, fork_of
from warmline.apps.lessons.selectors import comparable_talks
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.roleplay import services
from warmline.apps.roleplay.models import Session
from warmline.apps.roleplay.selectors import own_branch, read_own_scene


def two_versions(person: Person) -> Session:
    """Four good answers; in version 2 the second was poor."""
    session = talk(person, GOOD[:4])
    services.rewind(user=person, session=session, branch=session.branch, number=2, now=NOW)
    say(person, again(person, session), POOR[1])
    return again(person, session)


def address(session: Session, left: int = 1, right: int = 2) -> str:
    return reverse("lessons:compare", args=[session.pk, left, right])


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def test_the_columns_part_where_the_answers_do(cast: Cast) -> None:
    session = two_versions(cast.nadia)
    one, two = own_branch(session, 1), own_branch(session, 2)
    assert one is not None
    assert two is not None
    page = compare_page(reader=cast.nadia, session=session, left=one, right=two)
    assert page.fork == 2
    assert [line.text for line in page.shared if line.mine] == [GOOD[0]]
    assert [row.number for row in page.rows] == [2, 3, 4]
    assert page.rows[0].left is not None
    assert page.rows[0].right is not None
    assert (page.rows[0].left.said, page.rows[0].right.said) == (GOOD[1], POOR[1])
    assert page.rows[1].right is None
    assert (page.left.answers, page.right.answers) == (4, 2)
    assert set(page.left.only_moves).isdisjoint(page.right.only_moves)
    assert page.left.only_moves
    assert len(page.left.facts) > len(page.right.facts)


def test_a_version_that_is_the_beginning_of_the_other_parts_behind_its_end(cast: Cast) -> None:
    session = talk(cast.nadia, GOOD[:3])
    scene = read_own_scene(cast.nadia, session, session.branch)
    shorter = replace(scene, turns=scene.turns[:3])
    assert fork_of(scene, shorter) == fork_of(shorter, scene) == 3
    assert fork_of(scene, scene) == 4


def test_her_page_shows_both_and_names_the_fork(cast: Cast, nadia: Client) -> None:
    session = two_versions(cast.nadia)
    page = nadia.get(address(session)).content.decode()
    assert "They part at answer 2." in page
    assert "Calm down please." in page
    assert "Is there a number 14 near you?" in page
    assert "This version had ended." in page
    assert page.count('name="side"') == 2


def test_to_everybody_else_it_does_not_exist(cast: Cast, client: Client) -> None:
    session = two_versions(cast.nadia)
    for who, stranger in cast.all_but("nadia").items():
        client.force_login(stranger)
        assert client.get(address(session)).status_code == 404, who
        assert comparable_talks(stranger) == [], who
    branch = own_branch(session, 1)
    assert branch is not None
    with pytest.raises(vault.NotTheOwner):
        compare_page(reader=cast.outsider, session=session, left=branch, right=branch)


def test_a_version_that_is_not_there_is_a_404(cast: Cast, nadia: Client) -> None:
    session = two_versions(cast.nadia)
    assert nadia.get(address(session, 1, 7)).status_code == 404


def test_the_front_page_offers_the_newest_version_beside_the_one_it_parted_from(cast: Cast, nadia: Client) -> None:
    talk(cast.nadia, GOOD[:1])
    session = two_versions(cast.nadia)
    found = comparable_talks(cast.nadia)
    assert [(each.session.pk, each.left, each.right) for each in found] == [(session.pk, 1, 2)]
    assert address(session) in nadia.get(reverse("lessons:front")).content.decode()


def test_the_letter_of_a_second_version_leads_here_and_that_of_the_first_does_not(cast: Cast, nadia: Client) -> None:
    session = two_versions(cast.nadia)
    services.end(user=cast.nadia, session=session, now=NOW)
    second = nadia.get(reverse("roleplay:feedback", args=[session.pk, 2])).content.decode()
    assert address(session) in second
    single = talk(cast.nadia, GOOD[:2])
    services.end(user=cast.nadia, session=single, now=NOW)
    first = nadia.get(reverse("roleplay:feedback", args=[single.pk, 1])).content.decode()
    assert "practise/learn/compare" not in first
    assert reverse("lessons:front") in first
