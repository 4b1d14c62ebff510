"""Watching a model conversation: step by step, with comments, what each answer did, and never a bad end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import harder, parcel, publish

from warmline.apps.lessons.content import model_talks
from warmline.apps.lessons.effects import LEAST, MOST, effects_of
from warmline.apps.lessons.watching import NoLongerFits, played, watch_page
from warmline.apps.library.ports import language, reader
from warmline.core.customer.scene import answer, begin

WATCH = "/practise/learn/watch/parcel_birthday/"


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def test_it_begins_with_the_customer_alone(nadia: Client) -> None:
    publish()
    page = nadia.get(WATCH).content.decode()
    talk = model_talks()["parcel_birthday"]
    assert "A model conversation with Ines Duarte" in page
    assert talk.watch_for in page
    assert 'rel="next" href="?step=1#now"' in page
    assert 'rel="prev"' not in page
    assert talk.lines[0].why not in page


def test_each_step_opens_the_comment_on_one_answer_and_what_it_did(nadia: Client) -> None:
    version = publish()
    found = watch_page(version, 2)
    assert found is not None
    assert found.now is not None
    assert (found.now.number, len(found.before)) == (2, 1)
    assert found.now.effects
    page = nadia.get(WATCH, {"step": "2"}).content.decode()
    lines = model_talks()["parcel_birthday"].lines
    assert lines[1].why.split(".")[0] in page
    assert lines[0].why.split(",")[0] not in page
    assert found.now.effects[0].text in page
    assert 'rel="prev" href="?step=1#now"' in page


@pytest.mark.parametrize(("asked", "shown"), [("99", "last"), ("-1", 0), ("x", 0), ("9999999999", 0), ("²", 0)])
def test_a_step_that_is_not_there_is_the_nearest_one(nadia: Client, asked: str, shown: int | str) -> None:
    last = played(model_talks()["parcel_birthday"], publish()).agent_turns
    page = nadia.get(WATCH, {"step": asked}).content.decode()
    assert f"Answer {last if shown == 'last' else shown} of {last}." in page


def test_the_print_page_has_every_answer_with_its_comment(nadia: Client) -> None:
    talk, version = model_talks()["parcel_birthday"], publish()
    page = nadia.get(WATCH + "whole/").content.decode()
    for line in talk.lines[: played(talk, version).agent_turns]:
        assert line.why.split(".")[0].split("“")[0] in page
    assert "data-print" in page


def test_it_says_who_wrote_it_and_who_plays(nadia: Client) -> None:
    publish()
    page = nadia.get(WATCH).content.decode()
    assert "written by the authors of Warmline, as one good way and not the only one" in page
    assert "Ines is played by the computer" in page


def test_a_case_that_was_rewritten_shows_no_bad_model(nadia: Client) -> None:
    """Where only what it never offers would do, the model conversation cannot end well."""
    ends = tuple(replace(end, offers=("full_refund",)) for end in parcel().good_ends)
    version = publish(replace(parcel(), version=2, good_ends=ends))
    with pytest.raises(NoLongerFits):
        played(model_talks()["parcel_birthday"], version)
    page = nadia.get(WATCH)
    assert page.status_code == 200
    assert "does not fit it any more" in page.content.decode()


def test_no_model_no_page(nadia: Client) -> None:
    publish(harder("parcel_without_model"))
    assert nadia.get("/practise/learn/watch/parcel_without_model/").status_code == 404
    assert nadia.get("/practise/learn/watch/nobody/").status_code == 404


def test_the_front_page_lists_what_can_be_watched_here(nadia: Client) -> None:
    publish(parcel(), harder("parcel_without_model"))
    page = nadia.get(reverse("lessons:front")).content.decode()
    assert WATCH in page
    assert "watch/parcel_without_model" not in page


def test_whoever_is_not_signed_in_is_sent_to_the_entrance(client: Client, db: None) -> None:
    publish()
    for address in (reverse("lessons:front"), WATCH):
        assert client.get(address).status_code == 302


def test_effects_are_told_once_strongest_first_and_without_what_every_message_has() -> None:
    scene = begin(parcel(), language(), seed=1)
    assert effects_of(scene.turns[0]) == ()
    scene = answer(scene, "Calm down please. Have you asked your neighbours?", reader=reader())
    because = scene.turns[-1].because
    found = effects_of(scene.turns[-1])
    assert found
    assert len(found) <= MOST
    assert not found[0].helped
    assert len({each.text for each in found}) == len(found)
    assert any(each.reason == "turn" for each in because)
    assert not any(each.text.startswith("Every message takes") for each in found)
    assert LEAST > 0
