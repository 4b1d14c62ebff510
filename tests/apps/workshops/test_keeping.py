"""What is kept of sessions: handed out, erased, gone after its time; and messages that come too late are dropped."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.workshops.table import NOW, START, a_series, crowd, noted, planned, seated
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.audit.verbs import is_named
from warmline.apps.notices.letters import kinds, write_letter
from warmline.apps.notices.models import Notice
from warmline.apps.people import vault
from warmline.apps.people.registry import keepings, retentions
from warmline.apps.workshops import keeping, services
from warmline.apps.workshops.following import bring_back_hard
from warmline.apps.workshops.models import CalendarFeed, RoomNote, RoomQuestion, RoomTally, RoomVote, Seat, Session

DURING, AFTER = START + timedelta(minutes=40), START + timedelta(hours=2)


def test_everybody_is_handed_what_is_hers(cast: Cast) -> None:
    session = planned(cast)
    seated(session, cast.nadia)
    noted(cast.trainer, session, cast.nadia, 2)
    services.make_feed(user=cast.nadia, now=NOW)
    found = keeping.export(cast.nadia)
    assert [(each["title"], each["state"]) for each in found["seats"]] == [
        ("The first minute with an upset customer", "booked")
    ]
    assert [(each["anchor"], each["words"]) for each in found["notes"]] == [(2, "You waited in for nothing.")]
    assert found["calendar_address"]
    assert len(keeping.export(cast.trainer)["led"]) == 1
    assert keeping.export(cast.petra) == {"seats": [], "led": [], "notes": [], "calendar_address": False}


def test_an_erased_person_is_gone_from_the_room_and_its_counts_stay(cast: Cast) -> None:
    session = planned(cast)
    seated(session, cast.nadia, cast.colleague)
    noted(cast.trainer, session, cast.nadia, 2)
    question = RoomQuestion.objects.get(session=session, number=1)
    services.open_question(user=cast.trainer, question=question, now=DURING)
    services.vote(user=cast.nadia, question=question, option=0)
    services.vote(user=cast.colleague, question=question, option=0)
    services.make_feed(user=cast.nadia, now=NOW)
    assert keeping.erase(cast.nadia) == 4
    assert not RoomNote.objects.exists()
    assert not CalendarFeed.objects.exists()
    assert RoomVote.objects.count() == 1
    assert list(Seat.objects.values_list("person", flat=True)) == [cast.colleague.pk]
    assert RoomTally.objects.get().people == 1
    keeping.erase(cast.trainer)
    kept = Session.objects.get()
    assert (kept.trainers.count(), kept.made_by) == (0, None)


def test_notes_of_an_erased_key_are_not_handed_out(cast: Cast) -> None:
    session = planned(cast)
    seated(session, cast.nadia)
    noted(cast.trainer, session, cast.nadia, 2)
    vault.erase_key(cast.nadia)
    assert keeping.export(cast.nadia)["notes"] == []


def test_seats_and_notes_go_after_their_time(cast: Cast) -> None:
    session = planned(cast)
    seated(session, cast.nadia)
    noted(cast.trainer, session, cast.nadia, 2)
    assert (keeping.clean(START), keeping.clean_notes(START)) == (0, 0)
    later = START + timedelta(days=1)
    assert (keeping.clean(later), keeping.clean_notes(later)) == (1, 1)
    assert Session.objects.exists()
    assert "workshops" in {each.key for each in keepings()}
    assert {"workshops_seats", "workshops_notes"} <= {each.key for each in retentions()}


def test_every_verb_has_its_words(cast: Cast) -> None:
    session, people = planned(cast, seats=1, is_open=False), crowd(cast, 2)
    services.open_session(user=cast.trainer, session=session, now=NOW)
    seated(session, *people)
    services.leave(user=people[0], session=session, now=NOW)
    noted(cast.trainer, session, people[1], 2)
    services.make_feed(user=cast.nadia, now=NOW)
    services.revoke_feed(user=cast.nadia)
    verbs = set(AuditEvent.objects.filter(verb__startswith="workshops.").values_list("verb", flat=True))
    assert {"workshops.moved_up", "workshops.noted", "workshops.opened", "workshops.feed_revoked"} <= verbs
    assert [verb for verb in verbs if not is_named(verb)] == []
    assert AuditEvent.objects.get(verb="workshops.noted").private


def notice(cast: Cast, kind: str, about: object, who=None) -> Notice:
    return Notice.objects.create(kind=kind, person=who or cast.nadia, about=str(about))


def test_every_kind_of_message_can_be_written(cast: Cast) -> None:
    wanted = {"booked", "waiting", "series", "changed", "cancelled", "series_off", "left", "soon"}
    assert {f"workshops_{name}" for name in wanted} <= kinds()


def test_messages_that_come_too_late_are_dropped(cast: Cast) -> None:
    session = planned(cast)
    series = a_series(cast)[0].series
    for kind in ("booked", "waiting", "changed", "cancelled", "soon"):
        assert write_letter(notice(cast, f"workshops_{kind}", session.pk)) is None, kind
    for kind in ("series", "series_off"):
        assert write_letter(notice(cast, f"workshops_{kind}", series.pk)) is None, kind
    seated(session, cast.nadia)
    assert write_letter(notice(cast, "workshops_left", session.pk)) is None
    assert write_letter(notice(cast, "workshops_booked", session.pk)) is not None
    assert write_letter(notice(cast, "workshops_booked", session.pk, cast.outsider)) is None


def test_the_waiting_list_and_the_series_are_told_in_words(cast: Cast) -> None:
    session, people = planned(cast, seats=1), crowd(cast, 2)
    seated(session, *people, cast.nadia)
    letter = write_letter(notice(cast, "workshops_waiting", session.pk))
    assert letter is not None
    assert "number 2 on the waiting list" in letter.body
    assert letter.attached == ()
    dates = a_series(cast, seats=1)
    seated(dates[1], people[0])
    services.join_series(user=cast.nadia, series=dates[0].series, now=NOW)
    letter = write_letter(notice(cast, "workshops_series", dates[0].series.pk))
    assert letter is not None
    assert "On the waiting list for:" in letter.body
    assert letter.body.count("2027") == 4
    assert letter.attached[0].content.count("BEGIN:VEVENT") == 3


def test_what_was_hard_comes_back_once_to_those_who_were_there(cast: Cast) -> None:
    from warmline.apps.drills.models import Deck

    session, people = planned(cast), [cast.nadia, *crowd(cast, 5)]
    seated(session, *people)
    for each in people[:5]:
        noted(cast.trainer, session, each, 1)
    Seat.objects.filter(person__in=people[:2]).update(attended_at=START)
    assert bring_back_hard(session_id=session.pk, now=AFTER) == 0, "it has not ended"
    services.finish(user=cast.trainer, session=session, now=START + timedelta(minutes=90))
    vault.erase_key(people[1])
    assert bring_back_hard(session_id=session.pk, now=AFTER) == 1
    assert bring_back_hard(session_id=session.pk, now=AFTER) == 0
    assert list(Deck.objects.values_list("person", flat=True)) == [cast.nadia.pk]


def test_nobody_votes_for_somebody_else_s_house(cast: Cast) -> None:
    session = planned(cast)
    question = RoomQuestion.objects.get(session=session, number=1)
    with pytest.raises(PermissionDenied):
        services.open_question(user=cast.outsider, question=question, now=DURING)


def test_the_seat_of_an_erased_person_goes_to_whoever_waits(cast: Cast) -> None:
    session, past = planned(cast, seats=1, day=date(2999, 12, 1)), planned(cast, seats=1, room="Room 3")
    for each in (session, past):
        services.join(user=cast.nadia, session=each, now=NOW, anyway=True)
        services.join(user=cast.colleague, session=each, now=NOW, anyway=True)
    Session.objects.filter(pk=past.pk).update(starts_at=NOW - timedelta(days=9000), ends_at=NOW - timedelta(days=8999))
    Notice.objects.all().delete()
    keeping.erase(cast.nadia)
    rows = Seat.objects.values_list("session", "person", "state")
    assert set(rows) == {(session.pk, cast.colleague.pk, "booked"), (past.pk, cast.colleague.pk, "waiting")}
    assert [(each.kind, each.person) for each in Notice.objects.all()] == [("workshops_booked", cast.colleague)]
    assert AuditEvent.objects.filter(verb="workshops.moved_up", about=cast.colleague).count() == 1
