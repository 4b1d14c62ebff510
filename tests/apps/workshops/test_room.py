"""What the room found: sealed for each person, counted without names, and nothing below five people."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.pages.test_practice_stays_private import database_text
from tests.apps.workshops.table import NOW, START, again, crowd, noted, offered, planned, seated
from tests.cast import Cast

from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.workshops import services
from warmline.apps.workshops.models import RoomNote, RoomQuestion, RoomTally, RoomVote, Session
from warmline.apps.workshops.selectors import hard_in, own_room_evidence
from warmline.apps.workshops.selectors.room import own_notes, read_own_notes, room_counts, shown_counts
from warmline.core.practice.evidence import Source

DURING, AFTER = START + timedelta(minutes=40), START + timedelta(hours=2)


@pytest.fixture
def people(cast: Cast) -> list[Person]:
    return [cast.nadia, cast.colleague, *crowd(cast, 4)]


@pytest.fixture
def session(cast: Cast, people: list[Person]) -> Session:
    made = planned(cast)
    seated(made, *people)
    return made


def test_a_note_is_read_by_the_observed_alone_and_only_afterwards(cast: Cast, session: Session) -> None:
    noted(cast.trainer, session, cast.nadia, 3)
    assert own_notes(cast.nadia, session, DURING) == ()
    (found,) = own_notes(cast.nadia, session, AFTER)
    assert (found.behaviour.key, found.noted.anchor, found.noted.words) == (
        "names_feeling", 3, "You waited in for nothing.",
    )  # fmt: skip
    assert found.noted.by == cast.trainer.pk
    for other in (cast.trainer, cast.petra, cast.admin, cast.colleague):
        assert own_notes(other, session, AFTER) == ()
        with pytest.raises(vault.NotTheOwner):
            read_own_notes(cast.nadia, other, RoomNote.objects.all())


def test_neither_words_nor_behaviour_nor_anchor_stand_beside_a_name(cast: Cast, session: Session) -> None:
    noted(cast.trainer, session, cast.nadia, 1)
    row = RoomNote.objects.values().get()
    assert set(row) == {"id", "session_id", "observed_id", "key", "about", "sealed", "noted_at"}
    assert "names_feeling" not in row["about"]
    assert "waited in" not in database_text()


def test_a_double_click_notes_once(cast: Cast, session: Session) -> None:
    seen, key = services.Seen("validates", 2, "These things happen."), uuid4()
    for _ in range(2):
        services.note(user=cast.trainer, session=session, person=cast.nadia, seen=seen, key=key, now=DURING)
    assert RoomNote.objects.count() == 1
    assert RoomTally.objects.get().counts() == (0, 1, 0, 0)


def test_two_notes_about_one_person_are_one_person(cast: Cast, session: Session) -> None:
    noted(cast.trainer, session, cast.nadia, 1)
    noted(cast.colleague, session, cast.nadia, 2)
    tally = RoomTally.objects.get()
    assert (tally.people, tally.counts()) == (1, (1, 1, 0, 0))


def test_the_room_is_counted_from_five_people_on_and_only_when_it_is_over(
    cast: Cast, session: Session, people: list[Person]
) -> None:
    for each in people[:4]:
        noted(cast.trainer, session, each, 2)
    assert room_counts(session, AFTER) == ()
    noted(cast.trainer, session, people[4], 3)
    assert room_counts(session, DURING) == ()
    (found,) = room_counts(session, AFTER)
    assert (found.behaviour.key, found.people, found.counts, found.mean) == ("names_feeling", 5, (0, 4, 1, 0), 2.2)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"anchor": 5}, "anchor from 1 to 4"),
        ({"behaviour": "recovers"}, "watched today"),
        ({"words": " "}, "one line"),
        ({"words": "x" * 301}, "One line is enough"),
    ],
)
def test_a_note_that_helps_nobody_is_refused(cast: Cast, session: Session, change: dict, says: str) -> None:
    seen = services.Seen(**({"behaviour": "validates", "anchor": 2, "words": "Well."} | change))
    with pytest.raises(Refused, match=says):
        services.note(user=cast.trainer, session=session, person=cast.nadia, seen=seen, key=uuid4(), now=DURING)


def test_who_may_note_about_whom_and_when(cast: Cast, session: Session) -> None:
    seen = services.Seen("validates", 2, "Well.")

    def write(by: Person, about: Person, now=DURING) -> None:
        services.note(user=by, session=session, person=about, seen=seen, key=uuid4(), now=now)

    for stranger in (cast.petra, cast.manager, cast.outsider):
        with pytest.raises(PermissionDenied):
            write(stranger, cast.nadia)
    with pytest.raises(Refused, match="for yourself"):
        write(cast.nadia, cast.nadia)
    with pytest.raises(Refused, match="no seat"):
        write(cast.trainer, cast.petra)
    for outside in (NOW, START + timedelta(hours=3)):
        with pytest.raises(Refused, match="while the session is on"):
            write(cast.trainer, cast.nadia, outside)
    write(cast.nadia, cast.colleague)
    assert RoomNote.objects.get().observed == cast.colleague


def test_participants_note_only_where_the_plan_lets_them(cast: Cast) -> None:
    webinar = planned(cast, plan=offered(cast.trainer, "clear_no"))
    seated(webinar, cast.nadia, cast.colleague)
    with pytest.raises(PermissionDenied):
        noted(cast.nadia, webinar, cast.colleague, 2, "softens_no")


def test_notes_are_evidence_of_the_practice_room_for_their_owner_alone(cast: Cast, session: Session) -> None:
    noted(cast.trainer, session, cast.nadia, 4)
    assert own_room_evidence(cast.nadia, cast.nadia, NOW, DURING) == ()
    (found,) = own_room_evidence(cast.nadia, cast.nadia, NOW, AFTER)
    assert (found.behaviour, found.skill, found.source, found.success) == (
        "names_feeling", "empathy", Source.WORKSHOP, 1.0,
    )  # fmt: skip
    assert found.source.is_private
    with pytest.raises(vault.NotTheOwner):
        own_room_evidence(cast.nadia, cast.trainer, NOW, AFTER)


# --- votes


@pytest.fixture
def question(cast: Cast, session: Session) -> RoomQuestion:
    row = RoomQuestion.objects.get(session=session, number=1)
    services.open_question(user=cast.trainer, question=row, now=DURING)
    row.refresh_from_db()
    return row


def test_one_vote_a_person_changeable_until_it_closes(cast: Cast, question: RoomQuestion, people: list[Person]) -> None:
    for each in people[:5]:
        services.vote(user=each, question=question, option=1)
    services.vote(user=people[0], question=question, option=2)
    assert RoomVote.objects.count() == 5
    services.close_question(user=cast.trainer, question=question)
    question.refresh_from_db()
    assert shown_counts(question) == (0, 4, 1, 0)
    assert not RoomVote.objects.exists(), "who voted what is gone"
    with pytest.raises(Refused, match="closed"):
        services.vote(user=people[0], question=question, option=1)


def test_four_votes_show_nothing_and_an_open_vote_shows_nothing(
    cast: Cast, question: RoomQuestion, people: list[Person]
) -> None:
    for each in people[:4]:
        services.vote(user=each, question=question, option=1)
    assert shown_counts(question) == ()
    services.close_question(user=cast.trainer, question=question)
    question.refresh_from_db()
    assert (question.counts, shown_counts(question)) == ([0, 4, 0, 0], ())


def test_a_vote_has_no_name_in_the_table(cast: Cast, question: RoomQuestion) -> None:
    services.vote(user=cast.nadia, question=question, option=0)
    row = RoomVote.objects.values().get()
    assert set(row) == {"id", "question_id", "voter", "option"}
    assert len(row["voter"]) == 64


def test_who_votes_and_who_asks(cast: Cast, question: RoomQuestion) -> None:
    with pytest.raises(Refused, match="with a seat"):
        services.vote(user=cast.petra, question=question, option=0)
    with pytest.raises(PermissionDenied):
        services.vote(user=cast.outsider, question=question, option=0)
    with pytest.raises(Refused, match="one of the answers"):
        services.vote(user=cast.nadia, question=question, option=4)
    with pytest.raises(PermissionDenied):
        services.close_question(user=cast.nadia, question=question)


def test_one_question_is_open_at_a_time_and_none_is_asked_twice(
    cast: Cast, session: Session, question: RoomQuestion
) -> None:
    second = RoomQuestion.objects.get(session=session, number=2)
    services.open_question(user=cast.trainer, question=second, now=DURING)
    services.open_question(user=cast.trainer, question=question, now=DURING)
    assert list(RoomQuestion.objects.values_list("state", flat=True)) == ["closed", "closed"]
    with pytest.raises(Refused, match="is on"):
        services.open_question(user=cast.trainer, question=question, now=AFTER)


def test_the_trainer_adds_a_question_of_her_own(cast: Cast, session: Session) -> None:
    made = services.add_question(user=cast.trainer, session=session, ask="Break now?", options=["Yes", " No ", ""])
    assert (made.number, [option["text"] for option in made.options]) == (3, ["Yes", "No"])
    for options in (["Yes"], ["Yes", "Yes"], list("abcdefg")):
        with pytest.raises(Refused, match="two to six"):
            services.add_question(user=cast.trainer, session=session, ask="Break?", options=options)


# --- what was hard


def test_what_was_hard_is_the_lowest_first_then_what_most_voted_for(
    cast: Cast, session: Session, people: list[Person], question: RoomQuestion
) -> None:
    for each in people[:5]:
        noted(cast.trainer, session, each, 2, "names_feeling")
        noted(cast.trainer, session, each, 1, "validates")
        noted(cast.trainer, session, each, 4, "comfort_with_action")
        services.vote(user=each, question=question, option=0)
    services.finish(user=cast.trainer, session=session, now=START + timedelta(minutes=90))
    found = hard_in(again(cast.trainer, session), AFTER)
    assert [each.behaviour for each in found] == ["validates", "names_feeling", "lets_finish"]
    assert (found[0].mean, found[0].people, found[2].votes, found[2].of) == (1.0, 5, 5, 5)
    assert hard_in(session, DURING) == ()


def test_a_room_of_four_says_nothing_is_hard(cast: Cast, session: Session, people: list[Person]) -> None:
    for each in people[:4]:
        noted(cast.trainer, session, each, 1)
    assert hard_in(session, AFTER) == ()
