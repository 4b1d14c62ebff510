"""The pages of whoever is assessed, from the announcement to the evidence file."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.apps.assessment.desk import (
    LETTER,
    Book,
    again,
    announced,
    begun,
    done,
    house,
    judged,
    passed,
    piece,
    running,
    whole,
)
from tests.cast import Cast

from warmline.apps.assessment import services
from warmline.apps.assessment.models import Attempt, Piece
from warmline.apps.people.models import Person
from warmline.core.certifying import Outcome

pytestmark = pytest.mark.django_db


def browser(person: Person) -> Client:
    """Somebody who is signed in."""
    made = Client()
    made.force_login(person)
    return made


def now() -> datetime:
    """Pages live today."""
    return datetime.now(UTC)


def page(client: Client, name: str, *args: object, status: int = 200) -> str:
    """The words of a page."""
    answer = client.get(reverse(f"assessment:{name}", args=args))
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def post(client: Client, name: str, *args: object, data: dict[str, object] | None = None, status: int = 302) -> str:
    """Send a form and return the page, or where it leads."""
    answer = client.post(reverse(f"assessment:{name}", args=args), data or {})
    assert answer.status_code == status, (answer.status_code, answer.content.decode()[:3000])
    return answer.headers["Location"] if status == 302 else answer.content.decode()


def test_without_rules_the_page_says_how_they_come(cast: Cast) -> None:
    assert "There are no certificates here yet." in page(browser(cast.nadia), "mine")
    assert "Take over a rule" in page(browser(cast.manager), "mine")
    assert "Take over a rule" not in page(browser(cast.nadia), "mine")


def test_the_announcement_says_who_sees_what_and_which_versions_count(cast: Cast) -> None:
    row, nadia = house(cast), browser(cast.nadia)
    assert "See what is asked" in page(nadia, "mine")

    there = post(nadia, "announce", row.pk)
    said = nadia.get(there).content.decode()

    assert "<b>Thandi Mokoena</b>, who assesses you" in said
    assert "Names the feeling, in own words" in said
    assert "fundamentals 1" in said
    assert "14 days or more in between" in said
    assert "Read the announcement" in page(nadia, "mine")


def test_it_begins_only_with_the_word(cast: Cast) -> None:
    made, nadia = announced(cast, house(cast), now=now()), browser(cast.nadia)

    post(nadia, "read", made.pk, status=422)
    assert again(made).state == Attempt.State.ANNOUNCED
    post(nadia, "read", made.pk, data={"read": "on"})

    assert again(made).state == Attempt.State.RUNNING
    shown = page(nadia, "attempt", made.pk)
    assert "0 of 2 parts are done." in shown
    assert "Begin part 1" in shown


def test_a_talk_from_its_beginning_to_its_end(cast: Cast) -> None:
    made, nadia = running(cast, house(cast), now=now()), browser(cast.nadia)
    assert "Begin now" in page(nadia, "room", made.pk, 1)

    post(nadia, "begin", made.pk, 1)
    shown = page(nadia, "room", made.pk, 1)
    assert "open until" in shown
    assert "Assessment, played by the computer, until <b>" in shown, "the one line of a narrow screen"
    sent = {"key": str(uuid4()), "number": "1", "text": "Hello Ines, I am Nadia. What is in the parcel?"}
    post(nadia, "say", made.pk, 1, data=sent)
    post(nadia, "say", made.pk, 1, data=sent)

    shown = page(nadia, "room", made.pk, 1)
    assert shown.count("What is in the parcel?") == 1
    assert piece(made).answers == 1
    post(nadia, "leave", made.pk, 1)
    assert "This part is done" in page(nadia, "room", made.pk, 1)
    assert "1 of 2 parts are done." in page(nadia, "attempt", made.pk)


def test_an_empty_answer_keeps_the_page_and_a_stale_one_is_told(cast: Cast) -> None:
    made, nadia = running(cast, house(cast), now=now()), browser(cast.nadia)
    begun(cast, made, now=now())

    said = post(nadia, "say", made.pk, 1, data={"key": str(uuid4()), "number": "1", "text": " "}, status=422)
    assert "Write an answer first" in said
    post(nadia, "say", made.pk, 1, data={"key": str(uuid4()), "number": "7", "text": "Hello"})
    assert "was not kept" in page(nadia, "room", made.pk, 1)
    assert nadia.post(reverse("assessment:say", args=[made.pk, 1]), {"text": "x"}).status_code == 404


def test_a_written_task_is_kept_and_handed_in(cast: Cast) -> None:
    made, nadia = running(cast, house(cast), now=now()), browser(cast.nadia)
    begun(cast, made, "written", now=now())

    post(nadia, "text", made.pk, 2, data={"text": LETTER, "keep": "1"})
    assert LETTER[:40] in page(nadia, "room", made.pk, 2)
    assert "Write an answer first" in post(nadia, "text", made.pk, 2, data={"text": ""}, status=422)
    post(nadia, "text", made.pk, 2, data={"text": LETTER, "hand_in": "1"})

    assert piece(made, "written").state == Piece.State.ENDED
    assert nadia.post(reverse("assessment:text", args=[made.pk, 1]), {"text": "x"}).status_code == 404
    assert nadia.post(reverse("assessment:say", args=[made.pk, 2]), {"text": "x"}).status_code == 404


def test_whoever_was_away_is_asked_and_gets_her_time_back(cast: Cast) -> None:
    from datetime import timedelta

    made, nadia = running(cast, house(cast), now=now()), browser(cast.nadia)
    begun(cast, made, now=now() - timedelta(minutes=6))

    assert "You were away" in page(nadia, "room", made.pk, 1)
    assert "What you say to Ines" in nadia.get(reverse("assessment:room", args=[made.pk, 1]) + "?on=1").content.decode()
    post(nadia, "resume", made.pk, 1)
    assert "You were away" not in page(nadia, "room", made.pk, 1)
    assert piece(made).given_back >= 360


def test_time_that_is_up_ends_the_part(cast: Cast) -> None:
    from datetime import timedelta

    made, nadia = running(cast, house(cast), now=now()), browser(cast.nadia)
    begun(cast, made, now=now() - timedelta(hours=2))

    assert "The time was up" in page(nadia, "room", made.pk, 1)


def test_progress_tells_what_is_done_and_nothing_of_how_well(cast: Cast, book: Book) -> None:
    row, nadia = house(cast), browser(cast.nadia)
    made = running(cast, row, now=now())
    assert "Take the test" not in page(nadia, "attempt", made.pk), "a part is nearer than the test"
    done(cast, made, now=now())
    assert "/tests/fundamentals/" in page(nadia, "mine")
    passed(book, cast.nadia, at=now())
    judged(made, {"names_feeling": 4, "gives_information": 2}, now=now())

    shown = page(nadia, "attempt", made.pk)

    assert "Ask your assessor to watch one of your contacts." in shown
    assert "0 of 2 contacts were observed." in shown
    assert "of 4" not in shown


def test_the_decision_shows_what_it_rests_on(cast: Cast, book: Book) -> None:
    made, nadia = whole(cast, book, house(cast), now=now()), browser(cast.nadia)
    assert nadia.get(reverse("assessment:evidence", args=[made.pk])).status_code == 404
    services.certify(actor=cast.trainer, attempt=made, reason="All three hold firmly", now=now())

    shown = page(nadia, "evidence", made.pk)

    for words in (
        "All three hold firmly",
        "Thandi Mokoena",
        "Observed contact",
        "No wonder you are annoyed",
        "4.0",
        "rule fundamentals 1, rubric",
    ):
        assert words in shown
    assert "Appeal</button>" not in shown
    data = nadia.get(reverse("assessment:evidence_json", args=[made.pk])).json()
    assert data["format"] == "warmline-evidence-1"
    assert [each["strand"] for each in data["strands"]] == ["knowledge", "practical", "behavioural"]
    assert data["decided_by"] == {"name": "Thandi Mokoena"}
    assert "You hold it until" in page(nadia, "mine")
    assert nadia.get(reverse("assessment:attempt", args=[made.pk])).status_code == 302


def test_not_yet_says_when_again_and_opens_the_way_to_appeal(cast: Cast, book: Book) -> None:
    made, nadia = whole(cast, book, house(cast), anchor=1, now=now()), browser(cast.nadia)
    services.sign(
        actor=cast.trainer, attempt=made, outcome=Outcome.NOT_YET, reason="The feeling is passed by", now=now()
    )

    assert "The next attempt can begin on" in page(nadia, "evidence", made.pk)
    post(nadia, "appeal", made.pk, data={"words": "I named it in my first answer."})
    shown = page(nadia, "evidence", made.pk)
    assert "An appeal is waiting." in shown
    assert "Appeal</button>" not in shown
    assert "The next attempt can begin on" in page(nadia, "mine")


def test_taken_back_it_is_gone_from_the_page(cast: Cast) -> None:
    made, nadia = announced(cast, house(cast), now=now()), browser(cast.nadia)

    post(nadia, "withdraw", made.pk)

    assert nadia.get(reverse("assessment:attempt", args=[made.pk])).status_code == 302
    assert "See what is asked" in page(nadia, "mine")


def test_an_attempt_does_not_exist_for_anybody_else(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast), now=now())
    for name, person in cast.all_but("nadia").items():
        client = browser(person)
        for view in ("attempt", "evidence", "evidence_json"):
            found = client.get(reverse(f"assessment:{view}", args=[made.pk]))
            assert found.status_code == 404, (name, view)
        for number in (1, 2):
            assert client.get(reverse("assessment:room", args=[made.pk, number])).status_code == 404, name
        for view in ("read", "withdraw", "draw", "appeal"):
            assert client.post(reverse(f"assessment:{view}", args=[made.pk])).status_code == 404, (name, view)
        for view in ("begin", "say", "text", "leave", "resume"):
            assert client.post(reverse(f"assessment:{view}", args=[made.pk, 1])).status_code == 404, (name, view)


def test_after_the_decision_its_assessor_reads_it_and_nobody_else(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast), now=now())
    services.certify(actor=cast.trainer, attempt=made, reason="Holds", now=now())

    for name, person in cast.people().items():
        found = browser(person).get(reverse("assessment:evidence", args=[made.pk]))
        assert found.status_code == (200 if name in ("nadia", "trainer") else 404), name


def test_the_pages_of_a_person_cost_the_same_however_often_she_tried(cast: Cast, book: Book) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    row, nadia = house(cast), browser(cast.nadia)
    made = whole(cast, book, row, now=now())
    services.certify(actor=cast.trainer, attempt=made, reason="Holds", now=now())
    page(nadia, "mine")
    with CaptureQueriesContext(
        connection,
    ) as once:
        page(nadia, "mine")
    first = Attempt.objects.get(pk=made.pk)
    for _ in range(3):
        Attempt.objects.create(
            owner=cast.nadia, rule=row, assessor=cast.trainer, state="withdrawn", announced_at=first.announced_at
        )
    with CaptureQueriesContext(connection) as more:
        page(nadia, "mine")
    assert len(more) == len(once)


def test_a_test_that_waits_for_a_mark_is_neither_open_nor_done(cast: Cast, book: Book) -> None:
    row, nadia = house(cast), browser(cast.nadia)
    made = running(cast, row, now=now())
    book.waiting.add(cast.nadia.pk)
    assert "It waits for a person to mark it." in page(nadia, "mine")
    done(cast, made, now=now())
    shown = page(nadia, "mine")
    assert "Take the test" not in shown
    assert "Ask your assessor to watch one of your contacts." in shown
    passed(book, cast.nadia, at=now())
    assert "waits for a person" not in page(nadia, "mine")
