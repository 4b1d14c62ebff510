"""Holding, booking, proposing: who may, what is refused, and what is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.workshops.table import NOW
from tests.cast import Cast

from warmline.adapters.packs.huddles import Huddle, load_huddles
from warmline.apps.audit.models import AuditEvent
from warmline.apps.audit.verbs import is_named
from warmline.apps.notices.letters import write_letter
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.shifts.models import Leave
from warmline.apps.workshops.huddles import keeping, services
from warmline.apps.workshops.huddles.choosing import Because
from warmline.apps.workshops.huddles.drawing import draw, here_today
from warmline.apps.workshops.huddles.forms import ProposalForm
from warmline.apps.workshops.huddles.selectors import led_by, offered_huddle, offered_huddles, proposals, today_of
from warmline.apps.workshops.models.huddles import HuddleBooking, HuddleHeld, HuddleProposal

pytestmark = pytest.mark.once

KEY = "two_waits"
TODAY = date(2026, 11, 26)
SHIPPED = next(each for each in load_huddles() if each.key == KEY)


def own(title: str = "Say it shorter", key: str = "") -> Huddle:
    return replace(SHIPPED, key=key, title=title)


def booked(cast: Cast, leader: Person, *, days: int = 1) -> HuddleBooking:
    day = TODAY + timedelta(days=days)
    return services.book(user=cast.petra, team=cast.team, key=KEY, leader=leader, day=day, now=NOW)


def taken_up(cast: Cast) -> HuddleProposal:
    row = services.propose(user=cast.nadia, huddle=own(), now=NOW)
    services.review(user=cast.trainer, proposal=row, take_up=True, reason="Good and short.", now=NOW)
    return row


def test_a_lead_holds_it_once_a_day_and_then_it_is_another_one(cast: Cast) -> None:
    taken_up(cast)
    first = today_of(cast.petra, cast.team, NOW)
    assert first.choice is not None
    assert first.choice.because is Because.NO_EVIDENCE
    for _twice in range(2):
        services.hold(user=cast.petra, team=cast.team, key=first.choice.huddle.key, now=NOW)
    held = HuddleHeld.objects.get()
    assert (held.team, held.day, held.led_by) == (cast.team, TODAY, cast.petra)
    second = today_of(cast.petra, cast.team, NOW)
    assert second.choice is not None
    assert second.choice.huddle.key != first.choice.huddle.key
    assert list(second.held) == [first.choice.huddle.key]


@pytest.mark.parametrize("who", ["nadia", "other_lead", "analyst", "outsider"])
def test_who_does_not_lead_the_team_holds_and_books_nothing(cast: Cast, who: str) -> None:
    user = cast.people()[who]
    with pytest.raises(PermissionDenied):
        services.hold(user=user, team=cast.team, key=KEY, now=NOW)
    with pytest.raises(PermissionDenied):
        services.book(user=user, team=cast.team, key=KEY, leader=cast.nadia, day=TODAY, now=NOW)
    assert not HuddleHeld.objects.exists()


def test_who_is_booked_may_hold_it_on_her_day_and_is_told(cast: Cast) -> None:
    booked(cast, cast.nadia, days=0)
    found = today_of(cast.petra, cast.team, NOW)
    assert found.choice is not None
    assert found.choice.because is Because.BOOKED
    assert [each.leader for each in led_by(cast.nadia, TODAY)] == [cast.nadia]
    services.hold(user=cast.nadia, team=cast.team, key=KEY, now=NOW)
    assert HuddleHeld.objects.get().led_by == cast.nadia
    assert Notice.objects.get(kind="workshops_huddle_booked").person == cast.nadia
    with pytest.raises(PermissionDenied):
        services.hold(user=cast.nadia, team=cast.team, key=KEY, now=NOW + timedelta(days=1))


def test_a_booking_takes_the_place_of_the_old_one(cast: Cast) -> None:
    booked(cast, cast.nadia)
    row = booked(cast, cast.colleague)
    assert [each.leader for each in HuddleBooking.objects.all()] == [cast.colleague]
    assert write_letter(Notice(kind="workshops_huddle_booked", person=cast.nadia, about=str(row.pk))) is None
    services.unbook(user=cast.colleague, booking=row)
    assert not HuddleBooking.objects.exists()


def test_bookings_that_make_no_sense_are_refused(cast: Cast) -> None:
    for wrong in ({"day": TODAY - timedelta(days=1)}, {"day": TODAY + timedelta(days=61)}, {"leader": cast.trainer},
                  {"key": "nothing"}):  # fmt: skip
        told = {"key": KEY, "leader": cast.nadia, "day": TODAY} | wrong
        with pytest.raises(Refused):
            services.book(user=cast.petra, team=cast.team, now=NOW, **told)  # type: ignore[arg-type]
    row = booked(cast, cast.nadia)
    with pytest.raises(PermissionDenied):
        services.unbook(user=cast.other_lead, booking=row)


def test_the_letter_is_written_while_the_day_is_to_come(cast: Cast, settings: object) -> None:
    from django.utils import timezone

    now = timezone.now()
    row = services.book(user=cast.petra, team=cast.team, key=KEY, leader=cast.nadia, day=now.date(), now=now)
    notice = Notice.objects.get(kind="workshops_huddle_booked")
    letter = write_letter(notice)
    assert letter is not None
    assert "Two waits, two answers" in letter.subject
    assert "Parcels" in letter.body
    HuddleBooking.objects.filter(pk=row.pk).update(day=now.date() - timedelta(days=1))
    assert write_letter(notice) is None


def test_a_proposal_waits_until_a_trainer_takes_it_up(cast: Cast) -> None:
    row = services.propose(user=cast.nadia, huddle=own(), now=NOW)
    assert (row.key, row.version) == ("own_say_it_shorter", 1)
    assert offered_huddle(cast.nadia, row.key) is None
    assert [each.pk for each in proposals(cast.trainer)] == [row.pk]
    assert proposals(cast.colleague) == []
    services.review(user=cast.trainer, proposal=row, take_up=True, reason="Good and short.", now=NOW)
    assert offered_huddle(cast.petra, row.key) is not None
    assert offered_huddle(cast.outsider, row.key) is None
    letter = write_letter(Notice.objects.get(kind="workshops_huddle_reviewed"))
    assert letter is not None
    assert "Good and short." in letter.body
    with pytest.raises(Refused):
        services.review(user=cast.manager, proposal=row, take_up=False, reason="No.", now=NOW)


def test_what_is_sent_back_can_be_changed_and_keeps_its_key(cast: Cast) -> None:
    row = services.propose(user=cast.nadia, huddle=own(), now=NOW)
    services.review(user=cast.trainer, proposal=row, take_up=False, reason="One step less.", now=NOW)
    again = services.propose(user=cast.nadia, huddle=own("Say it in ten words", key=row.key), now=NOW)
    newest = services.propose(user=cast.nadia, huddle=own("Say it in nine words", key=row.key), now=NOW)
    assert (again.key, again.version, newest.version) == (row.key, 2, 2)
    assert HuddleProposal.objects.filter(state="waiting").count() == 1
    assert [each.title for each in offered_huddles(cast.nadia)] == sorted(each.title for each in load_huddles())
    with pytest.raises(PermissionDenied):
        services.propose(user=cast.colleague, huddle=own(key=row.key), now=NOW)


def test_nobody_reviews_her_own_and_only_trainers_review(cast: Cast) -> None:
    mine = services.propose(user=cast.trainer, huddle=own(), now=NOW)
    with pytest.raises(Refused, match="Somebody else"):
        services.review(user=cast.trainer, proposal=mine, take_up=True, reason="Fine.", now=NOW)
    with pytest.raises(Refused, match="one line"):
        services.review(user=cast.manager, proposal=mine, take_up=True, reason=" ", now=NOW)
    for name in ("nadia", "petra", "analyst", "outsider"):
        with pytest.raises(PermissionDenied):
            services.review(user=cast.people()[name], proposal=mine, take_up=True, reason="Fine.", now=NOW)


def test_a_proposal_that_does_not_hold_is_told_and_not_kept(cast: Cast) -> None:
    with pytest.raises(Refused, match="is no question"):
        services.propose(user=cast.nadia, huddle=replace(own(), question="Well."), now=NOW)
    assert not HuddleProposal.objects.exists()


def test_a_huddle_survives_its_form() -> None:
    huddle = replace(SHIPPED, key="", version=1)
    form = ProposalForm(ProposalForm.typed(huddle))
    assert form.is_valid(), form.errors
    stripped = tuple(replace(step, do=step.do.strip()) for step in huddle.steps)
    assert form.huddle() == replace(huddle, steps=stripped)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("steps", "one | Hear | Read", "line 1: write it as minutes"),
        ("said", "1 | parrot | Hello", "line 1: write it as step"),
        ("said", "1 | agent | Hi\n9 | agent | Hi", "line 2: there is no step 9"),
    ],
)
def test_a_line_that_cannot_be_read_is_told(field: str, typed: str, said: str) -> None:
    form = ProposalForm(ProposalForm.typed(SHIPPED) | {field: typed})
    assert not form.is_valid()
    assert said in str(form.errors)


def test_names_are_drawn_among_those_who_work_and_stay(cast: Cast) -> None:
    people = here_today(cast.team, TODAY)
    assert people == [cast.nadia, cast.colleague]
    drawn = draw(SHIPPED, people, cast.team, TODAY, 1)
    assert drawn == draw(SHIPPED, people, cast.team, TODAY, 1)
    assert set(drawn.values()) == set(people)
    others = {tuple(draw(SHIPPED, people, cast.team, TODAY, n).values()) for n in range(1, 20)}
    assert len(others) == 2
    assert here_today(cast.team, TODAY + timedelta(days=2)) == people, "a Saturday: who holds one is there"
    Leave.objects.create(person=cast.nadia, first=TODAY, last=TODAY)
    assert here_today(cast.team, TODAY) == [cast.colleague]


def test_everything_is_handed_out_and_erased(cast: Cast) -> None:
    taken_up(cast)
    booked(cast, cast.nadia)
    services.hold(user=cast.petra, team=cast.team, key=KEY, now=NOW)
    HuddleHeld.objects.update(led_by=cast.nadia)
    told = keeping.export(cast.nadia)
    assert (len(told["led"]), len(told["booked"]), len(told["proposed"])) == (1, 1, 1)
    assert keeping.erase(cast.nadia) == 3
    assert keeping.export(cast.nadia) == {"led": [], "booked": [], "proposed": []}
    assert HuddleHeld.objects.get().led_by is None
    assert keeping.clean(NOW) == 0
    assert keeping.clean(NOW + timedelta(days=1)) == 1


def test_every_verb_has_its_words(cast: Cast) -> None:
    taken_up(cast)
    services.unbook(user=cast.petra, booking=booked(cast, cast.nadia))
    services.hold(user=cast.petra, team=cast.team, key=KEY, now=NOW)
    row = services.propose(user=cast.colleague, huddle=own(), now=NOW)
    services.review(user=cast.trainer, proposal=row, take_up=False, reason="Longer.", now=NOW)
    verbs = set(AuditEvent.objects.filter(verb__startswith="workshops.huddle").values_list("verb", flat=True))
    assert len(verbs) == 6
    assert [verb for verb in verbs if not is_named(verb)] == []
