"""A talk by e-mail in the browser's eyes: the thread, the box, drafts and refusals; and the pace of a chat."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.letters import letter_case
from tests.practice_room import GOOD, again, begin, finish, publish, queries, say

from warmline.apps.roleplay.mails import joined
from warmline.apps.roleplay.models import Manner, Pace, Session
from warmline.apps.roleplay.screens import lines_of
from warmline.apps.roleplay.selectors import own_manner, read_own_draft, read_own_scene

HTMX = {"HX-Request": "true"}


def address(name: str, session: Session, *more: object) -> str:
    return reverse(f"roleplay:{name}", args=[session.pk, *more])


def letter(session: Session, **changes: object) -> dict[str, object]:
    """What the box of a mail sends."""
    return {
        "key": uuid4(),
        "branch": session.branch.number,
        "number": session.branch.answers + 1,
        "subject": "Re: Parcel not here",
        "greeting": "Dear Ms Duarte,",
        "text": "You waited in for two days.\n\nWhat is in the parcel?",
    } | changes


@pytest.fixture
def nadia(cast: Cast, client):
    client.force_login(cast.nadia)
    return client


@pytest.fixture
def thread(cast: Cast) -> Session:
    return begin(cast.nadia, publish(letter_case()))


def body_of(response) -> str:
    return response.content.decode()


def test_the_first_mail_has_sender_subject_and_the_time_of_the_case(nadia, thread: Session) -> None:
    page = body_of(nadia.get(address("talk", thread)))
    assert '<p class="subject" dir="auto">Parcel not here</p>' in page
    assert '<p class="when small quiet">Thu 15:20</p>' in page
    assert re.search(r'name="subject" value="Re: Parcel not here"', page)
    assert "<b>E-mail</b>" in page
    assert "hx-sse:connect" not in page
    assert 'role="log"' not in page


def test_a_sent_mail_stands_in_the_thread_and_the_reply_quotes_it(cast: Cast, nadia, thread: Session) -> None:
    response = nadia.post(address("say", thread), letter(thread))
    assert response.url.endswith("#answer")
    page = body_of(nadia.get(response.url))
    assert page.count("<article") == 3
    newest = page.split('id="answer"')[1]
    assert "Show the quoted mail" in newest
    assert "Nadia Brandt wrote:" in newest
    assert "You waited in for two days." in newest
    scene = read_own_scene(cast.nadia, again(cast.nadia, thread), again(cast.nadia, thread).branch)
    assert lines_of(scene)[1].text.startswith("Subject: Re: Parcel not here\n\nDear Ms Duarte,\n\nYou waited")


def test_with_htmx_too_a_mail_leads_to_the_whole_thread(nadia, thread: Session) -> None:
    response = nadia.post(address("say", thread), letter(thread), headers=HTMX)
    assert response.headers["HX-Redirect"] == address("talk", thread)


def test_a_mail_without_a_word_is_refused_and_keeps_its_subject(cast: Cast, nadia, thread: Session) -> None:
    response = nadia.post(address("say", thread), letter(thread, greeting=" ", text=""))
    assert response.status_code == 422
    assert "Write an answer first" in body_of(response)
    assert again(cast.nadia, thread).branch.answers == 0


def test_what_was_typed_comes_back_in_its_three_fields_after_a_hint_and_after_a_pause(
    cast: Cast, nadia, thread: Session
) -> None:
    data = letter(thread, subject="My own subject", greeting="Hello Ines,", text="Half a thought")
    fields = (r'name="subject" value="My own subject"', r'name="greeting" value="Hello Ines,"', r">\s*Half a thought<")
    hinted = body_of(nadia.post(address("hint", thread), data))
    nadia.post(address("pause", thread), data)
    fresh = again(cast.nadia, thread)
    assert read_own_draft(cast.nadia, fresh, fresh.branch).startswith("Subject: My own subject")
    nadia.post(address("resume", thread))
    for page in (hinted, body_of(nadia.get(address("talk", thread)))):
        assert all(re.search(field, page) for field in fields)


def test_the_stop_word_in_a_mail_stops(cast: Cast, nadia, thread: Session) -> None:
    nadia.post(address("say", thread), letter(thread, text="Lighthouse"))
    assert again(cast.nadia, thread).status == "stopped"


def test_the_thread_takes_the_same_few_queries_however_long_it_is(cast: Cast, nadia, thread: Session) -> None:
    counts = set()
    for text in GOOD[:3]:
        counts.add(queries(lambda: nadia.get(address("talk", thread))))
        say(cast.nadia, thread, joined("", "Hello Ines,", text))
    assert len(counts) == 1


def test_the_letter_about_mails_says_e_mail(cast: Cast, nadia, thread: Session) -> None:
    publish(letter_case())
    session = finish(cast.nadia, GOOD[:2])
    assert "Ines Duarte. Chat, 2 answers" in body_of(nadia.get(address("feedback", session, 1)))
    nadia.post(address("say", thread), letter(thread))
    nadia.post(address("end", thread))
    assert "Ines Duarte. E-mail, 1 answer" in body_of(nadia.get(address("feedback", thread, 1)))


# --- the pace of a chat


def test_the_letter_of_a_mail_calls_it_no_chat_and_never_quotes_its_subject_line(cast: Cast, nadia, thread) -> None:
    for words in GOOD[:2]:
        say(cast.nadia, thread, joined("Re: Parcel not here", "Dear Ms Duarte,", words))
    page = body_of(nadia.post(address("end", thread), follow=True))
    assert "One talk is often too little to tell" in page
    assert "No chance to show in this talk:" in page
    assert not re.search(r"\b(?:one|this) chat\b", page, re.I)
    quotes = re.findall(r"<(?:q|blockquote)\b[^>]*>([^<]*)<", page)
    assert quotes
    assert not [quote for quote in quotes if "Subject" in quote]


def test_replies_at_once_are_chosen_once_and_stay_chosen(cast: Cast, nadia) -> None:
    session = begin(cast.nadia)
    form = {"to": "at_once", "text": "half", "pace": "natural"}
    part = body_of(nadia.post(address("pace", session), form, headers=HTMX))
    assert "Replies appear at once." in part
    assert re.search(r">\s*half<", part)
    assert own_manner(cast.nadia).pace == Pace.AT_ONCE
    another = body_of(nadia.get(address("talk", session)))
    assert 'name="pace" value="at_once"' in another


def test_the_choice_travels_with_the_answer_and_costs_no_query(cast: Cast, nadia) -> None:
    session, data = begin(cast.nadia), {"key": uuid4(), "branch": 1, "number": 1, "text": GOOD[0]}
    said = body_of(nadia.post(address("say", session), data | {"pace": "at_once"}, headers=HTMX))
    assert "branch=1&amp;at_once" in said
    assert "Show it now" not in said
    slow = body_of(nadia.post(address("say", session), data | {"pace": "natural"}, headers=HTMX))
    assert "at_once" not in slow.split("answer-box")[0]
    assert "Show it now" in slow


def test_a_pace_that_is_none_is_not_found_and_nothing_is_kept(cast: Cast, nadia) -> None:
    session = begin(cast.nadia)
    assert nadia.post(address("pace", session), {"to": "backwards"}).status_code == 404
    assert not Manner.objects.exists()


def test_a_reply_can_be_had_whole_by_its_owner_only(cast: Cast, nadia, client) -> None:
    session = begin(cast.nadia)
    taken = say(cast.nadia, session, GOOD[0])
    whole = address("whole", session, 1) + "?branch=1"
    line = body_of(nadia.get(whole, headers=HTMX))
    assert taken.reply.customer.split(".")[0].replace("'", "&#x27;") in line
    assert 'id="reply-1"' in line
    assert nadia.get(whole).url == address("talk", session)
    assert nadia.get(address("whole", session, 1) + "?branch=99999999").status_code == 404
    for who, stranger in cast.all_but("nadia").items():
        client.force_login(stranger)
        assert client.get(whole, headers=HTMX).status_code == 404, who


def test_what_she_chose_is_handed_out_and_erased_with_her(cast: Cast, nadia) -> None:
    from warmline.apps.people.registry import keepings

    session = begin(cast.nadia)
    nadia.post(address("pace", session), {"to": "at_once"})
    kept = next(one for one in keepings() if one.key == "roleplay_manner")
    assert kept.export(cast.nadia) == [{"pace": "at_once", "listening": "", "agreed_at": None}]
    assert kept.export(cast.colleague) == []
    assert (kept.erase(cast.colleague), kept.erase(cast.nadia), Manner.objects.count()) == (0, 1, 0)
