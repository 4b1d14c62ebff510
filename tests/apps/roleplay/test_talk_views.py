"""The conversation page and its verbs, with htmx and without, as every member of the cast."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import GOOD, again, begin, parcel, publish, queries, say, talk

from warmline.apps.roleplay import services
from warmline.apps.roleplay.models import Session, Status

HTMX = {"HX-Request": "true"}


def address(name: str, session: Session, *more: object) -> str:
    return reverse(f"roleplay:{name}", args=[session.pk, *more])


def form(session: Session, text: str, **changes: object) -> dict[str, object]:
    """What the answer box of this moment sends."""
    return {
        "key": uuid4(),
        "branch": session.branch.number,
        "number": session.branch.answers + 1,
        "text": text,
    } | changes


@pytest.fixture
def nadia(cast: Cast, client):
    client.force_login(cast.nadia)
    return client


def test_starting_leads_to_the_answer_box(cast: Cast, nadia) -> None:
    publish()
    key = uuid4()
    first = nadia.post(reverse("roleplay:start", args=["parcel_birthday"]), {"key": key})
    second = nadia.post(reverse("roleplay:start", args=["parcel_birthday"]), {"key": key})
    session = Session.objects.get()
    assert first.url == second.url == f"{address('talk', session)}#answer"


@pytest.mark.parametrize("body", [{}, {"key": "no key"}])
def test_a_start_without_a_key_or_with_an_unknown_customer_is_not_found(cast: Cast, nadia, body) -> None:
    publish()
    assert nadia.post(reverse("roleplay:start", args=["parcel_birthday"]), body).status_code == 404
    assert nadia.post(reverse("roleplay:start", args=["nobody"]), {"key": uuid4()}).status_code == 404
    assert not Session.objects.exists()


def test_the_page_shows_customer_case_rules_and_who_plays(cast: Cast, nadia) -> None:
    session = begin(cast.nadia)
    page = nadia.get(address("talk", session)).content.decode()
    case = parcel()
    for words in (
        case.persona.name,
        case.situation,
        "is played by the computer, by fixed rules",
        "What you can see",
        "What you may offer",
        "What needs a lead",
        "The rule in full",
        "Too much? Write <b>lighthouse</b>",
    ):
        assert words in page, words
    assert 'role="log"' in page
    assert re.search(r'role="img" aria-label="Drawn face of Ines Duarte\. [A-Z]', page)


def test_the_page_takes_the_same_few_queries_however_long_the_talk_is(cast: Cast, nadia) -> None:
    session = begin(cast.nadia)
    counts = set()
    for text in GOOD[:3]:
        counts.add(queries(lambda: nadia.get(address("talk", session))))
        say(cast.nadia, session, text)
    assert len(counts) == 1
    # Session, person, her roles for the navigation, the talk, its key, its versions.
    assert counts.pop() <= 8


def test_without_a_script_an_answer_leads_back_to_the_whole_page(cast: Cast, nadia) -> None:
    session = begin(cast.nadia)
    response = nadia.post(address("say", session), form(session, GOOD[0]))
    assert response.status_code == 302
    page = nadia.get(response.url).content.decode()
    assert "No wonder you are annoyed." in page
    assert "your second answer" in page


def test_with_htmx_an_answer_returns_the_turn_a_stream_and_a_new_box(cast: Cast, nadia) -> None:
    session = begin(cast.nadia)
    part = nadia.post(address("say", session), form(session, GOOD[0]), headers=HTMX).content.decode()
    assert "<html" not in part
    assert "No wonder you are annoyed." in part
    assert f'hx-sse:connect="{address("stream", session, 1)}?branch=1"' in part
    assert 'name="number" value="2"' in part
    assert "your second answer" in part


def test_an_answer_with_htmx_takes_few_queries_and_no_more_as_the_talk_grows(
    cast: Cast, nadia, django_assert_num_queries
) -> None:
    session = begin(cast.nadia)
    nadia.post(address("say", session), form(session, GOOD[0]), headers=HTMX)  # the first of a day opens that day
    for text in GOOD[1:5]:
        data = form(again(cast.nadia, session), text)
        # Session, person, the talk, and the seven of one turn.
        with django_assert_num_queries(10):
            nadia.post(address("say", session), data, headers=HTMX)


def test_html_is_shown_as_it_was_written_and_never_run(cast: Cast, nadia) -> None:
    session = begin(cast.nadia)
    bad = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    part = nadia.post(address("say", session), form(session, bad), headers=HTMX).content.decode()
    whole = nadia.get(address("talk", session)).content.decode()
    for page in (part, whole):
        assert "<img src=x" not in page
        assert "&lt;img src=x onerror=alert(1)&gt;" in page


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["whole", "htmx"])
def test_a_refused_answer_comes_back_with_its_words_and_what_to_do(cast: Cast, nadia, headers) -> None:
    session = begin(cast.nadia)
    text = "y" * 4001
    page = nadia.post(address("say", session), form(session, text), headers=headers)
    assert page.status_code == (200 if headers else 422)
    assert (
        "Your answer is longer than 4,000 characters. Shorten it and send again; nothing is lost."
        in page.content.decode()
    )
    assert text in page.content.decode()
    assert 'aria-invalid="true"' in page.content.decode()
    empty = nadia.post(address("say", session), form(session, "  "), headers=headers)
    assert "Write an answer first, then send it." in empty.content.decode()
    assert again(cast.nadia, session).branch.answers == 0


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["whole", "htmx"])
def test_a_second_window_gets_a_friendly_page_with_what_was_typed(cast: Cast, nadia, headers) -> None:
    session = begin(cast.nadia)
    say(cast.nadia, session, GOOD[0])
    page = nadia.post(address("say", session), form(session, "My other words", number=1), headers=headers)
    assert page.status_code == (200 if headers else 409)
    assert "went on in another window" in page.content.decode()
    assert "My other words" in page.content.decode()
    assert again(cast.nadia, session).branch.answers == 1


def test_a_resubmitted_form_is_counted_once(cast: Cast, nadia) -> None:
    session = begin(cast.nadia)
    data = form(session, GOOD[0])
    one = nadia.post(address("say", session), data, headers=HTMX)
    two = nadia.post(address("say", session), data, headers=HTMX)
    assert one.status_code == two.status_code == 200
    assert 'id="reply-1"' in two.content.decode()
    assert nadia.post(address("say", session), data).status_code == 302
    assert again(cast.nadia, session).branch.answers == 1


@pytest.mark.parametrize("changes", [{"key": "x"}, {"number": "NaN"}, {"branch": ""}, {"number": "-1"}])
def test_a_form_that_was_tampered_with_is_taken_for_a_stale_one(cast: Cast, nadia, changes) -> None:
    session = begin(cast.nadia)
    page = nadia.post(address("say", session), form(session, "Kept words", **changes))
    assert page.status_code == 409
    assert "Kept words" in page.content.decode()


def test_a_hint_is_shown_beside_what_is_typed(cast: Cast, nadia) -> None:
    session = begin(cast.nadia)
    part = nadia.post(address("hint", session), {"text": "half a thought"}, headers=HTMX).content.decode()
    whole = nadia.post(address("hint", session), {"text": "half a thought"}).content.decode()
    for page in (part, whole):
        assert "A hint:" in page
        assert "half a thought" in page
    assert again(cast.nadia, session).branch.answers == 0


def test_pausing_and_going_on(cast: Cast, nadia) -> None:
    session = begin(cast.nadia)
    response = nadia.post(address("pause", session), {"text": "I was ab"}, headers=HTMX)
    assert response.headers["HX-Redirect"] == address("talk", session)
    page = nadia.get(address("talk", session)).content.decode()
    assert "Ines waits" in page
    assert "I was ab" not in page
    assert nadia.post(address("resume", session)).status_code == 302
    assert "I was ab" in nadia.get(address("talk", session)).content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["whole", "htmx"])
def test_the_stop_word_leads_to_two_calm_sentences_and_a_way_on(cast: Cast, nadia, headers) -> None:
    session = begin(cast.nadia)
    response = nadia.post(address("say", session), form(session, "Lighthouse"), headers=headers)
    assert response.headers.get("HX-Redirect", response.headers.get("Location", "")).startswith(
        address("talk", session)
    )
    page = nadia.get(address("talk", session)).content.decode()
    assert "It has stopped." in page
    assert "nobody is told that you stopped" in page
    assert "Back to Today" in page
    assert 'name="text"' not in page
    assert "Drawn face" not in page
    assert "?" not in page.split("<main")[1].split("</section>")[0].replace("?version=", "")


def test_a_stopped_talk_can_be_read_again_when_she_likes(cast: Cast, nadia) -> None:
    session = talk(cast.nadia, GOOD[:1])
    nadia.post(address("stop", session))
    assert "?version=1" in nadia.get(address("talk", session)).content.decode()
    page = nadia.get(address("talk", session), {"version": "1"}).content.decode()
    assert "No wonder you are annoyed." in page
    assert "This talk is not scored." in page


def test_the_stop_button_stops_too_and_there_is_no_feedback(cast: Cast, nadia) -> None:
    session = talk(cast.nadia, GOOD[:2])
    nadia.post(address("stop", session))
    assert again(cast.nadia, session).status == Status.STOPPED
    assert nadia.post(address("end", session)).url == f"{address('talk', session)}#answer"
    assert nadia.get(address("feedback", session, 1)).status_code == 404


def test_taking_an_answer_back_prefills_it_and_the_earlier_version_stays_readable(cast: Cast, nadia) -> None:
    session = talk(cast.nadia, GOOD[:2])
    assert nadia.post(address("rewind", session), {"branch": 1, "answer": 2}).status_code == 302
    page = nadia.get(address("talk", session)).content.decode()
    assert "Version 2" in page
    assert re.search(r"<textarea[^>]*>\s*The note says it was left with number 14", page)
    earlier = nadia.get(address("talk", session), {"version": "1"}).content.decode()
    assert "Go on with this version" in earlier
    assert nadia.post(address("switch", session), {"branch": 1}).status_code == 302
    assert again(cast.nadia, session).branch.number == 1


@pytest.mark.parametrize(
    "body", [{}, {"branch": 1, "answer": 9}, {"branch": 7, "answer": 1}, {"branch": "x", "answer": 1}]
)
def test_an_answer_that_is_not_there_cannot_be_taken_back(cast: Cast, nadia, body) -> None:
    session = talk(cast.nadia, GOOD[:2])
    assert nadia.post(address("rewind", session), body).status_code == 404
    assert nadia.post(address("switch", session), {"branch": 5}).status_code == 404


@pytest.mark.parametrize("version", ["0", "2", "x", "-1", "99999999999999999999", "1e3", "²"])
def test_a_version_that_is_not_there_is_not_found(cast: Cast, nadia, version: str) -> None:
    session = begin(cast.nadia)
    assert nadia.get(address("talk", session), {"version": version}).status_code == 404


def test_ending_without_an_answer_leads_nowhere_sad(cast: Cast, nadia) -> None:
    session = begin(cast.nadia)
    nadia.post(address("end", session))
    page = nadia.get(address("talk", session)).content.decode()
    assert "Ended before the first answer" in page


def test_the_same_customer_on_another_day_is_a_new_talk(cast: Cast, nadia) -> None:
    session, key = talk(cast.nadia, GOOD[:1]), uuid4()
    nadia.post(address("again", session), {"key": key})
    nadia.post(address("again", session), {"key": key})
    assert Session.objects.count() == 2
    assert len(set(Session.objects.values_list("seed", flat=True))) == 2


def test_when_the_customer_has_gone_the_box_gives_way_to_the_feedback(cast: Cast, nadia) -> None:
    session = begin(cast.nadia)
    for text in GOOD:
        part = nadia.post(
            address("say", session), form(again(cast.nadia, session), text), headers=HTMX
        ).content.decode()
        if again(cast.nadia, session).branch.closed:
            break
    assert "See your feedback" in part
    assert 'id="answer-form"' not in part
    assert ">Pause" not in part


VERBS = ("say", "hint", "pause", "resume", "rewind", "switch", "stop", "end", "again")


def test_to_everybody_else_the_talk_does_not_exist(cast: Cast, client) -> None:
    session = talk(cast.nadia, GOOD[:2])
    services.end(user=cast.nadia, session=session, now=session.touched_at)
    for name, stranger in cast.all_but("nadia").items():
        client.force_login(stranger)
        for page in (address("talk", session), address("feedback", session, 1), address("print", session, 1)):
            assert client.get(page).status_code == 404, (name, page)
        for verb in VERBS:
            body = form(session, "words") | {"answer": 1}
            assert client.post(address(verb, session), body).status_code == 404, (name, verb)
        assert client.post(address("note", session, 1), {"reason": "x"}).status_code == 404, name
    assert Session.objects.count() == 1


def test_whoever_is_not_signed_in_is_sent_to_the_entrance(cast: Cast, client) -> None:
    session = begin(cast.nadia)
    for page in (address("talk", session), address("stream", session, 1), "/", "/practise/", "/team/"):
        response = client.get(page)
        assert response.status_code == 302, page
        assert "/accounts/login/" in response.url
