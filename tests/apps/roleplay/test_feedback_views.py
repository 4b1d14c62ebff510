"""The feedback page: her words, one next step, try again, another day, print, a note."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, again, begin, finish, queries, talk

from warmline.apps.roleplay import services
from warmline.apps.roleplay.models import Session, Status
from warmline.apps.scores.models import FiledScore


@pytest.fixture
def nadia(cast: Cast, client):
    client.force_login(cast.nadia)
    return client


def address(session: Session, number: int = 1, name: str = "feedback") -> str:
    return reverse(f"roleplay:{name}", args=[session.pk, number])


def test_ending_leads_to_a_letter_that_quotes_her(cast: Cast, nadia) -> None:
    session = talk(cast.nadia, [GOOD[0], POOR[0], GOOD[2]])
    response = nadia.post(reverse("roleplay:end", args=[session.pk]))
    assert response.url == address(session)
    page = nadia.get(response.url).content.decode()
    for words in (
        "What worked",
        "Try this",
        "Suggested, not confirmed",
        "How Ines felt, answer by answer",
        "Skills in this talk",
        "Not observed",
        "One thing to try:",
        "Every answer as a table",
        "Same customer, another day",
    ):
        assert words in page, words
    assert any(quote in page for quote in ("No wonder you are annoyed", "come back to you soon"))
    assert "Try again from answer" in page


def test_a_better_wording_stands_wherever_the_letter_has_one(cast: Cast, nadia) -> None:
    session = finish(cast.nadia, POOR)
    filed = services.letter_for(user=cast.nadia, session=session, branch=session.branch, now=NOW)
    worded = [point for point in filed.letter.feedback.tries if point.better]
    page = nadia.get(address(session)).content.decode()
    assert worded
    assert page.count("You could say") == len(worded)


def test_opening_the_page_twice_files_one_letter(cast: Cast, nadia) -> None:
    session = talk(cast.nadia, GOOD[:2])
    services.end(user=cast.nadia, session=session, now=NOW)
    first, second = nadia.get(address(session)), nadia.get(address(session))
    assert first.status_code == second.status_code == 200
    assert FiledScore.objects.count() == 1


def test_a_letter_that_was_not_written_yet_is_written_when_it_is_opened(cast: Cast, nadia) -> None:
    """The server may have been killed between the last reply and the letter."""
    session = talk(cast.nadia, GOOD)
    assert session.branch.closed == Status.ENDED
    assert not FiledScore.objects.exists()
    assert nadia.get(address(session)).status_code == 200
    assert FiledScore.objects.count() == 1


def test_reading_it_again_takes_the_same_few_queries_however_long_the_talk_was(cast: Cast, nadia) -> None:
    counts = set()
    for texts in (GOOD[:2], GOOD):
        session = finish(cast.nadia, texts)
        counts.add(queries(lambda: nadia.get(address(session))))  # noqa: B023
    assert len(counts) == 1
    # Session, person, roles, talk, score, two keys, versions, note, and whether she was asked today what she thinks.
    assert counts.pop() <= 12


@pytest.mark.parametrize("name", ["feedback", "print"])
def test_before_the_end_there_is_no_letter(cast: Cast, nadia, name: str) -> None:
    session = talk(cast.nadia, GOOD[:2])
    assert nadia.get(address(session, 1, name)).status_code == 404
    assert nadia.get(address(session, 2, name)).status_code == 404
    empty = begin(cast.nadia)
    services.end(user=cast.nadia, session=empty, now=NOW)
    assert nadia.get(address(empty, 1, name)).status_code == 404


def test_the_print_view_holds_letter_and_whole_talk_without_a_header(cast: Cast, nadia) -> None:
    session = finish(cast.nadia, GOOD[:3])
    page = nadia.get(address(session, 1, "print")).content.decode()
    assert "The whole talk" in page
    for number, text in enumerate(GOOD[:3], start=1):
        assert f"You, answer {number}" in page
        assert text.replace("'", "&#x27;") in page
    assert '<header class="top"' not in page


def test_trying_again_begins_before_that_answer_and_both_letters_stay(cast: Cast, nadia) -> None:
    session = finish(cast.nadia, [GOOD[0], POOR[0]])
    nadia.post(reverse("roleplay:rewind", args=[session.pk]), {"branch": 1, "answer": 2})
    session = again(cast.nadia, session)
    assert (session.branch.number, session.branch.answers) == (2, 1)
    nadia.post(reverse("roleplay:say", args=[session.pk]), {"key": uuid4(), "branch": 2, "number": 2, "text": GOOD[1]})
    nadia.post(reverse("roleplay:end", args=[session.pk]))
    first, second = nadia.get(address(session, 1)).content.decode(), nadia.get(address(session, 2)).content.decode()
    assert "This is about version 1" in first
    assert "This is about version 2" in second


def test_her_note_is_kept_and_shown_to_her(cast: Cast, nadia) -> None:
    session = finish(cast.nadia, GOOD[:2])
    response = nadia.post(address(session, 1, "note"), {"reason": "I gave the time <b>before</b>."})
    assert response.url == address(session)
    page = nadia.get(response.url).content.decode()
    assert "I gave the time &lt;b&gt;before&lt;/b&gt;." in page
    assert "Your note is kept." in page
    assert "which stays as it is. Nobody is told, and no lead, manager or admin page shows it." in page


def test_a_note_that_is_too_long_comes_back_with_its_words(cast: Cast, nadia) -> None:
    session = finish(cast.nadia, GOOD[:2])
    response = nadia.post(address(session, 1, "note"), {"reason": "z" * 2001})
    assert response.status_code == 422
    assert "z" * 2001 in response.content.decode()
    assert "Shorten it and keep it again; nothing is lost." in response.content.decode()


def test_a_stopped_talk_has_no_letter_and_takes_no_note(cast: Cast, nadia) -> None:
    session = talk(cast.nadia, GOOD[:2])
    services.stop(user=cast.nadia, session=session, now=NOW)
    assert nadia.get(address(session)).status_code == 404
    assert nadia.post(address(session, 1, "note"), {"reason": "x"}).status_code == 404
    assert not FiledScore.objects.exists()


@pytest.mark.parametrize("name", ["feedback", "print"])
def test_her_writing_notes_are_on_the_letter_and_nobody_elses(cast: Cast, nadia, client, name: str) -> None:
    session = finish(cast.nadia, ["I will recieve it in a hour and then call you.", GOOD[0]])
    shown = nadia.get(address(session, name=name)).content.decode()
    section = shown.partition('aria-labelledby="notes-h"')[2].partition("</section>")[0]
    assert "Your writing" in section
    assert "recieve" in section
    assert "Perhaps “receive” was meant." in section
    client.force_login(cast.outsider)
    assert client.get(address(session, name=name)).status_code == 404


def test_a_letter_without_notes_has_no_such_section(cast: Cast, nadia) -> None:
    session = finish(cast.nadia, ["It is in Leeds."])
    assert "notes-h" not in nadia.get(address(session)).content.decode()
