"""The pages of a talk as she reads them: words of every script, empty states, versions, and exact sentences."""

from __future__ import annotations

import re
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, again, begin, finish, harder, publish, say, talk

from warmline.apps.roleplay import services
from warmline.apps.roleplay.letter_page import letter_page
from warmline.apps.roleplay.models import Session
from warmline.apps.roleplay.screens import screen
from warmline.apps.roleplay.selectors import own_branch
from warmline.core.customer.persona import Persona

HEBREW = "שלום אינס, אני כאן בשבילך"
ODD = (HEBREW, "مرحبا، أنا نادية", "😀🎉 👍🏽 !!!", "a" * 4000, "<i>no</i> & \"quotes\" 'too'", "line one\nline two")


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def talk_page(client: Client, session: Session, query: str = "") -> str:
    return client.get(reverse("roleplay:talk", args=[session.pk]) + query).content.decode()


def letter(client: Client, session: Session, name: str = "feedback") -> str:
    return client.get(reverse(f"roleplay:{name}", args=[session.pk, 1])).content.decode()


@pytest.mark.parametrize("text", ODD, ids=["hebrew", "arabic", "emoji", "longest", "html", "lines"])
def test_her_words_stand_on_the_page_as_she_wrote_them(cast: Cast, nadia: Client, text: str) -> None:
    session = begin(cast.nadia)
    say(cast.nadia, session, text)
    page = talk_page(nadia, session)
    line = re.search(r'<li class="mine".*?</li>', page, re.DOTALL)
    assert line is not None
    shown = re.search(r"</bdi>(.*?)</p>", line.group(), re.DOTALL)
    assert shown is not None
    assert unescape(shown.group(1)) == text
    assert "<i>" not in line.group()


def test_words_read_from_the_right_stand_on_their_own_side(cast: Cast, nadia: Client) -> None:
    """The direction comes from her words, not from the hidden "You:" before them: that stands in a bdi."""
    session = begin(cast.nadia)
    say(cast.nadia, session, HEBREW)
    page = talk_page(nadia, session)
    assert f'<p dir="auto"><bdi class="vh">You: </bdi>{HEBREW}</p>' in page
    assert re.search(r'<textarea id="answer"[^>]* dir="auto"', page)


def test_an_answer_sent_with_htmx_has_its_direction_too(cast: Cast, nadia: Client) -> None:
    session = begin(cast.nadia)
    sent = {"key": uuid4(), "branch": 1, "number": 1, "text": HEBREW}
    page = nadia.post(reverse("roleplay:say", args=[session.pk]), sent, headers={"HX-Request": "true"})
    assert f'<p dir="auto"><bdi class="vh">You: </bdi>{HEBREW}</p>' in page.content.decode()


def test_before_the_first_answer_the_button_promises_no_feedback(cast: Cast, nadia: Client) -> None:
    session = begin(cast.nadia)
    assert "and see feedback" not in talk_page(nadia, session)
    say(cast.nadia, session, GOOD[0])
    assert "and see feedback" in talk_page(nadia, session)


def test_a_long_name_is_shown_whole(cast: Cast, nadia: Client) -> None:
    long = "Wilhelmina Konstantinopolitanskaya-Featherstonehaugh"
    case = harder("long_name")
    case = harder("long_name", persona=_renamed(case.persona, long))
    session = begin(cast.nadia, publish(case))
    page = talk_page(nadia, session)
    assert f"<h1>{long}</h1>" in page
    assert "Your answer to Wilhelmina" in page


def _renamed(persona: Persona, name: str) -> Persona:
    from dataclasses import replace

    return replace(persona, name=name)


def test_a_stopped_talk_offers_the_version_that_has_words_in_it(cast: Cast, nadia: Client) -> None:
    session = talk(cast.nadia, GOOD[:2])
    services.rewind(user=cast.nadia, session=session, branch=session.branch, number=1, now=NOW)
    services.stop(user=cast.nadia, session=again(cast.nadia, session), now=NOW)
    page = talk_page(nadia, session)
    assert "It has stopped." in page
    assert "?version=1" in page
    assert GOOD[0].split(".")[0] in unescape(talk_page(nadia, session, "?version=1"))


def test_a_talk_stopped_before_any_word_offers_nothing_to_read(cast: Cast, nadia: Client) -> None:
    session = begin(cast.nadia)
    services.stop(user=cast.nadia, session=session, now=NOW)
    assert "Read the talk again" not in talk_page(nadia, session)


def test_the_list_of_talks_counts_in_words(cast: Cast, nadia: Client) -> None:
    begin(cast.nadia)
    talk(cast.nadia, GOOD[:1])
    talk(cast.nadia, GOOD[:2])
    page = nadia.get(reverse("pages:practise")).content.decode()
    for words in ("No answer yet,", "One answer,", "2 answers,", "Shown only to you."):
        assert words in page, words
    assert "0 answers" not in page


def test_the_note_says_exactly_what_it_is(cast: Cast, nadia: Client) -> None:
    page = letter(nadia, finish(cast.nadia, GOOD[:2]))
    assert (
        "A note to yourself, kept with this feedback, which stays as it is. "
        "Nobody is told, and no lead, manager or admin page shows it."
    ) in page
    assert "Only you can read it" not in page
    assert "Appeal this point" in page, "the note decides nothing; what a person decides is an appeal"


@pytest.mark.parametrize(("reason", "said"), [("I see.", "Your note is kept."), ("  ", "Your note is taken back.")])
def test_keeping_and_taking_back_a_note_are_told_apart(cast: Cast, nadia: Client, reason: str, said: str) -> None:
    session = finish(cast.nadia, GOOD[:2])
    response = nadia.post(reverse("roleplay:note", args=[session.pk, 1]), {"reason": reason}, follow=True)
    assert said in response.content.decode()


def test_suggested_stands_beside_the_headline_and_says_what_it_means(cast: Cast, nadia: Client) -> None:
    page = letter(nadia, finish(cast.nadia, GOOD[:2]))
    head = page.split('<div class="fhead">', 1)[1].split("</h1>", 1)[0]
    assert '<span class="tag">Suggested, not confirmed</span>' in head
    assert "worked out by the computer, checked by no one, shown only to you" in page


def test_no_bar_is_drawn_that_rules_nothing_out(cast: Cast, nadia: Client) -> None:
    for texts in (GOOD[:1], [GOOD[0], POOR[0]], GOOD):
        page = letter(nadia, finish(cast.nadia, texts))
        assert ">1 to 4<" not in page.split("<table", 1)[0]
        for row in re.findall(r'<li class="sk">.*?</li>', page, re.DOTALL):
            assert "1 to 4" not in row


def test_chances_are_counted_where_a_chat_is_too_little_to_tell(cast: Cast) -> None:
    session = finish(cast.nadia, [GOOD[0], POOR[0]])
    filed = services.letter_for(user=cast.nadia, session=session, branch=session.branch, now=NOW)
    page = letter_page(reader=cast.nadia, session=session, branch=session.branch, filed=filed)
    drawn = (str(page.bands) + str(page.more_bands)).replace("</bdi>", "")
    wide = [s for s in page.card.skills if s.low is not None and s.low < 25 and (s.high or 0) > 75]
    assert wide
    for skill in wide:
        assert f"{skill.opportunities} chance" in drawn
    assert drawn.count("too little to tell</span>") == len(wide)


def test_a_letter_on_paper_says_whose_it_is_and_of_which_day(cast: Cast, nadia: Client) -> None:
    page = letter(nadia, finish(cast.nadia, GOOD[:2]), "print")
    assert "Nadia Brandt, 26 November 2026" in page


def test_the_whole_talk_on_paper_keeps_words_from_the_right_apart(cast: Cast, nadia: Client) -> None:
    page = letter(nadia, finish(cast.nadia, [HEBREW, GOOD[0]]), "print")
    assert f'<bdi class="voice">{HEBREW}</bdi>' in page


def test_what_made_the_letter_is_named_once(cast: Cast, nadia: Client) -> None:
    session = finish(cast.nadia, GOOD[:2])
    filed = services.letter_for(user=cast.nadia, session=session, branch=session.branch, now=NOW)
    made = filed.letter.card.versions
    assert f"Made by {made.engine} with {made.reader} and {made.rubric}." in letter(nadia, session)


def test_a_letter_with_nothing_that_worked_teaches_and_blames_nobody(cast: Cast, nadia: Client) -> None:
    session = finish(cast.nadia, ["no"])
    page = letter(nadia, session)
    filed = services.letter_for(user=cast.nadia, session=session, branch=session.branch, now=NOW)
    assert not filed.letter.feedback.worked
    assert "Nothing stood out this time. The next talk gives new chances." in page


def test_every_version_of_a_talk_is_one_click_away_from_every_other(cast: Cast, nadia: Client) -> None:
    session = talk(cast.nadia, GOOD[:3])
    for number in (3, 2, 1):
        services.rewind(
            user=cast.nadia, session=again(cast.nadia, session), branch=own_branch(session, 1), number=number, now=NOW
        )
    for shown in (1, 2, 3, 4):
        page = talk_page(nadia, session, f"?version={shown}")
        assert re.findall(r"\?version=(\d)\">Version", page) == [str(n) for n in (1, 2, 3, 4) if n != shown]
        assert f'<b aria-current="true">Version {shown}</b>' in page


def test_a_screen_is_finished_only_where_there_is_a_letter(cast: Cast) -> None:
    session = talk(cast.nadia, GOOD[:2])
    assert not screen(reader=cast.nadia, session=session, branch=session.branch).finished
    services.end(user=cast.nadia, session=session, now=NOW)
    session = again(cast.nadia, session)
    assert screen(reader=cast.nadia, session=session, branch=session.branch).finished
    assert not screen(reader=cast.nadia, session=session, branch=session.branch).fresh


def test_the_page_of_a_talk_has_one_filled_button(cast: Cast, nadia: Client) -> None:
    session = talk(cast.nadia, GOOD[:2])
    assert talk_page(nadia, session).count("btn main") == 1
    services.pause(user=cast.nadia, session=session, draft="", now=NOW)
    assert talk_page(nadia, session).count("btn main") == 1
    services.end(user=cast.nadia, session=again(cast.nadia, session), now=NOW)
    assert talk_page(nadia, session).count("btn main") == 1
    assert letter(nadia, session).count("btn main") == 1
