"""The pages of an appeal: the owner's under /practise/, the named person's under /appeals/, nobody else's anywhere."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from tests.appeals import REASON, WORDS, Talk, rule, strangers
from tests.cast import Cast
from tests.practice_room import GOOD, queries
from tests.practice_room import talk as conversation

from warmline.apps.people.models import Person
from warmline.apps.scores.models import Appeal, LearningItem
from warmline.apps.scores.selectors import waiting_for


@pytest.fixture
def talk(cast: Cast) -> Talk:
    return Talk.of(cast.nadia)


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def read(client: Client, address: str, person: Person | None = None) -> str:
    if person is not None:
        client.force_login(person)
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


def look(appeal: Appeal) -> str:
    return f"/appeals/{appeal.pk}/"


def test_every_point_of_the_letter_leads_to_its_appeal(talk: Talk, nadia: Client) -> None:
    page = read(nadia, talk.feedback())
    letter = talk.filed.letter.feedback
    assert page.count(">Appeal this point<") == len(letter.worked) + len(letter.tries)
    for address in set(re.findall(r'href="([^"]+/points/\d+/)"', page)):
        assert nadia.get(address).status_code == 200, address


def test_every_observation_has_an_appeal_in_the_marked_talk(talk: Talk, nadia: Client) -> None:
    page = read(nadia, talk.feedback())
    marked = page[page.index('id="marked"') :]
    for place in range(len(talk.observations)):
        assert f'href="{talk.address(place)}"' in marked, place


def test_every_mark_says_its_name_and_how_sure_without_a_script(talk: Talk, nadia: Client) -> None:
    page = read(nadia, talk.feedback())
    lines = talk.page(0).talk.lines
    # A line of many marks stands twice: with the few that matter, and whole in a place to open.
    copies = [line.few.marks for line in lines] + [line.marks for line in lines if line.few.marks != line.marks]
    shown = [mark for marks in copies for mark in marks]
    assert shown
    assert page.count("popover class=") == len(shown) == page.count('class="mkn"')
    for mark in shown:
        assert f"Mark {mark.number}: {mark.label}, {mark.percent} % sure. Why?" in page
    ids = re.findall(r'id="(mk-[^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'popovertarget="([^"]+)"', page)) == set(ids)


def test_the_versions_stand_at_the_foot_with_the_way_to_the_model_page(talk: Talk, nadia: Client) -> None:
    page, versions = read(nadia, talk.feedback()), talk.filed.letter.card.versions
    assert f"Made by {versions.engine} with {versions.reader} and {versions.rubric}." in page
    assert 'href="/models/"' in page


def test_an_appeal_is_kept_to_herself_unless_she_names_somebody(cast: Cast, talk: Talk, nadia: Client) -> None:
    address = talk.address(talk.try_place())
    assert nadia.post(address, {"words": WORDS, "judge": ""}).url == address
    assert Appeal.objects.get().state == Appeal.State.KEPT
    page = read(nadia, address)
    assert WORDS in page
    assert "Delete this appeal" in page
    assert "You wrote an appeal. Nobody sees it." in read(nadia, talk.feedback())


def test_naming_somebody_without_the_tick_shows_nothing(cast: Cast, talk: Talk, nadia: Client) -> None:
    response = nadia.post(talk.address(0), {"words": WORDS, "judge": cast.petra.pk})
    assert response.status_code == 422
    assert "Tick the box to show the conversation, or choose nobody." in response.content.decode()
    assert WORDS in unescape(response.content.decode())
    assert not Appeal.objects.exists()


def test_the_tick_is_never_set_beforehand(talk: Talk, nadia: Client) -> None:
    assert "checked" not in read(nadia, talk.address(0))


def test_the_consent_says_what_is_shown_to_whom(talk: Talk, nadia: Client) -> None:
    page = read(nadia, talk.address(0))
    for words in ("the whole conversation with its marks", "under your name", "Nobody else can", "take it back until"):
        assert words in page


def test_whom_she_cannot_ask_is_not_offered_and_not_taken(cast: Cast, talk: Talk, nadia: Client) -> None:
    page = read(nadia, talk.address(0))
    for name in ("petra", "trainer", "analyst", "other_lead"):
        assert cast.people()[name].name in page
    for name in ("colleague", "manager", "admin", "outsider"):
        person = cast.people()[name]
        assert person.name not in page
        sent = {"words": WORDS, "judge": person.pk, "agreed": "on"}
        assert nadia.post(talk.address(0), sent).status_code == 422
    assert not Appeal.objects.exists()


def test_from_the_appeal_to_the_decision_and_back(cast: Cast, talk: Talk, nadia: Client) -> None:
    place = talk.try_place()
    nadia.post(talk.address(place), {"words": WORDS, "judge": cast.petra.pk, "agreed": "on"})
    assert "Shown to Petra Lindqvist" in read(nadia, talk.address(place))
    assert "You appealed. It is not decided yet." in read(nadia, talk.feedback())
    appeal = Appeal.objects.get()

    assert "Nadia Brandt" in read(nadia, "/appeals/", cast.petra)
    page = read(nadia, look(appeal))
    assert WORDS in page
    assert "The point in question is about this answer." in page
    assert "We will open a search" in page
    assert "Appeal this" not in page
    sent = {"outcome": "upheld", "grade": "4", "reason": REASON}
    assert nadia.post(look(appeal), sent).url == "/appeals/"
    assert nadia.get(look(appeal)).status_code == 404
    assert "Nothing waits for you." in read(nadia, "/appeals/")

    letter = read(nadia, talk.feedback(), cast.nadia)
    assert "One point of this letter was overturned on appeal." in letter
    assert "A person decided that the computer was wrong here." in letter
    assert "the computer’s first value was" in letter
    marked = letter[letter.index('id="marked"') :]
    assert marked.count("<b>Overturned.</b>") == marked.count("Read the decision") >= 1
    assert "After the appeal it is" in letter
    decision = read(nadia, talk.address(place))
    assert "Your appeal was upheld" in decision
    assert REASON in decision
    assert "The right grade is 4 of 4" in decision


def test_a_point_that_stands_is_said_at_the_point(cast: Cast, talk: Talk, nadia: Client) -> None:
    talk.decided(cast.petra, talk.try_place(), upheld=False)
    letter = read(nadia, talk.feedback())
    assert "You appealed. The point stands." in letter
    assert "overturned on appeal" not in letter
    assert "the computer’s first value" not in letter
    page = read(nadia, talk.address(talk.try_place()))
    assert REASON in page
    assert "Let the computer learn" not in page


def test_a_decision_without_a_reason_or_with_no_outcome_is_asked_for_again(cast: Cast, talk: Talk, client) -> None:
    appeal = talk.shown(cast.petra)
    client.force_login(cast.petra)
    for sent in ({}, {"outcome": "upheld"}, {"reason": REASON}, {"outcome": "perhaps", "reason": REASON}):
        assert client.post(look(appeal), sent).status_code == 422
    open_grade = client.post(look(appeal), {"outcome": "upheld", "reason": REASON})
    assert open_grade.status_code == 422
    assert "Say which grade is right, or that it should not count." in open_grade.content.decode()
    assert "checked" not in client.get(look(appeal)).content.decode()
    grade = talk.observations[0].anchor
    assert client.post(look(appeal), {"outcome": "upheld", "reason": REASON, "grade": grade}).status_code == 422
    assert Appeal.objects.get().state == Appeal.State.SHOWN


def test_nobody_else_finds_the_owner_s_or_the_judge_s_page(cast: Cast, talk: Talk, client) -> None:
    appeal = talk.shown(cast.petra)
    for name, stranger in strangers(cast, "petra").items():
        client.force_login(stranger)
        for address in (look(appeal), talk.address(0)):
            assert client.get(address).status_code == 404, (name, address)
            assert client.post(address, {"outcome": "stands", "reason": "x", "words": "x"}).status_code == 404, name
        page = read(client, "/appeals/")
        assert "Nothing waits for you." in page
        assert "Nadia" not in page
    client.force_login(cast.petra)
    assert client.get(talk.address(0)).status_code == 404
    assert client.get(talk.feedback()).status_code == 404
    client.logout()
    for address in ("/appeals/", look(appeal), talk.address(0)):
        assert client.get(address).status_code == 302
    assert Appeal.objects.get().state == Appeal.State.SHOWN


def test_after_it_is_taken_back_the_page_of_the_named_person_is_gone(cast: Cast, talk: Talk, nadia: Client) -> None:
    appeal = talk.shown(cast.petra)
    assert nadia.post(talk.address(0, "take_back")).status_code == 302
    page = read(nadia, talk.address(0))
    assert "Who should decide?" in page
    assert "Petra Lindqvist (Team lead, Parcels)" in page
    assert "Thandi Mokoena (Trainer, Larkfield)" in page
    nadia.force_login(cast.petra)
    assert nadia.get(look(appeal)).status_code == 404
    assert nadia.post(look(appeal), {"outcome": "stands", "reason": "x"}).status_code == 404


def test_deleting_an_appeal(cast: Cast, talk: Talk, nadia: Client) -> None:
    talk.written(0)
    assert nadia.post(talk.address(0, "drop")).status_code == 302
    assert not Appeal.objects.exists()
    for name in ("drop", "take_back"):
        assert nadia.post(talk.address(0, name)).status_code == 302
    assert nadia.post(talk.address(0, "learning")).status_code == 404


def test_after_the_decision_nothing_can_be_changed_by_its_pages(cast: Cast, talk: Talk, nadia: Client) -> None:
    talk.decided(cast.petra)
    for name in ("drop", "take_back"):
        nadia.post(talk.address(0, name))
    assert nadia.post(talk.address(0), {"words": "other"}).status_code == 422
    assert talk.page(0).own.plea.words == WORDS


def test_learning_is_asked_afterwards_unticked_with_the_very_words(cast: Cast, talk: Talk, nadia: Client) -> None:
    place = talk.try_place()
    talk.decided(cast.petra, place)
    page = read(nadia, talk.address(place))
    assert "Only if you want to; your appeal counts either way." in page
    assert not re.search(r'name="agreed"[^>]*checked', page)
    for line in talk.page(place).moment:
        assert line["text"] in page
    nadia.post(talk.address(place, "learning"), {"agreed": "on"})
    assert LearningItem.objects.count() == 1
    assert re.search(r'name="agreed"[^>]*checked', read(nadia, talk.address(place)))
    nadia.post(talk.address(place, "learning"), {})
    assert not LearningItem.objects.exists()


def test_a_point_that_there_is_not_and_a_talk_that_goes_on_have_no_page(cast: Cast, talk: Talk, nadia: Client) -> None:
    assert nadia.get(talk.address(len(talk.observations))).status_code == 404
    assert nadia.get(talk.address(99_999)).status_code == 404
    open_talk = conversation(cast.nadia, GOOD[:1])
    assert nadia.get(f"/practise/{open_talk.pk}/feedback/1/points/0/").status_code == 404


def test_words_are_shown_as_words(cast: Cast, talk: Talk, client) -> None:
    appeal = talk.shown(cast.petra, 0, "<script>alert(1)</script>")
    client.force_login(cast.petra)
    assert b"<script>alert(1)" not in client.get(look(appeal)).content
    rule(cast.petra, appeal, reason="<b>bold</b>")
    client.force_login(cast.nadia)
    assert b"<b>bold</b>" not in client.get(talk.address(0)).content


def test_pages_are_never_kept_by_a_browser(cast: Cast, talk: Talk, client) -> None:
    appeal = talk.shown(cast.petra)
    client.force_login(cast.petra)
    assert "no-store" in client.get(look(appeal))["Cache-Control"]
    client.force_login(cast.nadia)
    assert "no-store" in client.get(talk.address(0))["Cache-Control"]


def test_who_may_be_asked_finds_the_list_in_the_navigation(cast: Cast, client) -> None:
    for name, person in cast.people().items():
        page = read(client, "/", person)
        assert ('href="/appeals/"' in page) == (name in {"petra", "other_lead", "trainer", "analyst"}), name


def test_the_pages_take_few_queries_however_many_appeals_there_are(cast: Cast, talk: Talk, client) -> None:
    first = talk.shown(cast.petra, 0)
    client.force_login(cast.petra)
    waiting, one = queries(lambda: client.get("/appeals/")), queries(lambda: client.get(look(first)))
    client.force_login(cast.nadia)
    letter, point = queries(lambda: client.get(talk.feedback())), queries(lambda: client.get(talk.address(0)))
    for place in range(1, 6):
        talk.shown(cast.petra, place)
    assert queries(lambda: client.get(talk.feedback())) == letter <= 13
    assert queries(lambda: client.get(talk.address(0))) == point <= 13
    client.force_login(cast.petra)
    assert len(waiting_for(cast.petra)) == 6
    # Session, person, roles, appeals; and for one appeal her key.
    assert queries(lambda: client.get("/appeals/")) == waiting <= 5
    assert queries(lambda: client.get(look(first))) == one <= 6


def test_today_says_to_the_named_person_alone_how_many_wait(cast: Cast, talk: Talk, nadia: Client) -> None:
    talk.shown(cast.petra)
    words = "One appeal waits for your decision."
    assert words in read(nadia, "/", cast.petra)
    for name, person in cast.all_but("petra").items():
        assert "for your decision" not in read(nadia, "/", person), name
    talk.shown(cast.petra, 1)
    assert "2 appeals wait for your decision." in read(nadia, "/", cast.petra)
