"""The way to a licence at its edges: whose day it is, what is sent twice, who has gone meanwhile."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.workshops.table import NOW
from tests.apps.workshops.track.way import all_stages, entry, learner, licensed, observed, on_the_way, passed
from tests.cast import GONE, Cast

from warmline.apps.assessment.models import Licence
from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person
from warmline.apps.workshops.models.track import LicenceWarning, TrackDecision, TrackEntry, TrackObservation, Trainee
from warmline.apps.workshops.track import services
from warmline.apps.workshops.track.deciding import decide, may_decide
from warmline.apps.workshops.track.reminding import warn
from warmline.apps.workshops.track.selectors import (
    asked_of,
    licences,
    observations_of,
    observers_for,
    openable,
    to_confirm,
    track_of,
    tracks,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]
EVENING = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)
"""In Tokyo it is Friday, the 27th, five in the morning."""


def in_tokyo(trainee: Trainee) -> Trainee:
    Person.objects.filter(pk=trainee.person_id).update(timezone="Asia/Tokyo")
    return Trainee.objects.select_related("person").get(pk=trainee.pk)


@pytest.mark.parametrize(("day", "fits"), [(27, True), (28, False)])
def test_today_is_the_day_on_her_own_clock(cast: Cast, day: int, fits: bool) -> None:
    trainee = in_tokyo(on_the_way(cast))
    told = services.Entry("participate", "The first minute", date(2026, 11, day))
    if not fits:
        with pytest.raises(Refused, match="not been yet"):
            services.note_entry(user=trainee.person, trainee=trainee, entry=told, now=EVENING)
        return
    assert services.note_entry(user=trainee.person, trainee=trainee, entry=told, now=EVENING).day == told.day


@pytest.mark.parametrize(("day", "fits"), [(27, True), (28, False)])
def test_an_observation_of_today_goes_by_the_clock_of_who_was_observed(cast: Cast, day: int, fits: bool) -> None:
    trainee = in_tokyo(on_the_way(cast))
    row = services.ask_observation(
        user=trainee.person, trainee=trainee, observer=cast.trainer, title="Clear no", day=date(2026, 11, day),
        form="workshop", now=NOW,
    )  # fmt: skip
    row = TrackObservation.objects.select_related("trainee__person").get(pk=row.pk)
    marks = {"frames": services.Mark(3, "You said why.")}
    if not fits:
        with pytest.raises(Refused, match="not been yet"):
            services.observe(user=cast.trainer, observation=row, marks=marks, remark="", now=EVENING)
        return
    services.observe(user=cast.trainer, observation=row, marks=marks, remark="", now=EVENING)
    assert TrackObservation.objects.get().done_at == EVENING


@pytest.mark.parametrize("who", ["petra", "nadia", "other_lead", "analyst", "outsider", "colleague"])
def test_nobody_else_opens_notes_asks_or_decides(cast: Cast, who: str) -> None:
    trainee, user = on_the_way(cast), cast.people()[who]
    other = learner(cast, "Mia Keller")
    deeds = (
        lambda: services.open_track(user=user, person=other, now=NOW),
        lambda: services.note_entry(user=user, trainee=trainee, entry=entry("own", "Alone"), now=NOW),
        lambda: services.ask_observation(
            user=user, trainee=trainee, observer=cast.trainer, title="x", day=NOW.date(), form="workshop", now=NOW
        ),
        lambda: decide(user=user, trainee=trainee, ruling="not_yet", reason="So", now=NOW),
    )
    for deed in deeds:
        with pytest.raises(PermissionDenied):
            deed()
    assert (TrackEntry.objects.count(), TrackObservation.objects.count(), Trainee.objects.count()) == (0, 0, 1)
    assert track_of(user, trainee.pk) is None
    assert not tracks(user).exists()


def test_brought_on_the_way_twice_it_is_one_way_and_one_line_of_the_trail(cast: Cast) -> None:
    trainee = on_the_way(cast)
    assert services.open_track(user=cast.manager, person=trainee.person, now=NOW) == trainee
    assert AuditEvent.objects.filter(verb="track.opened").count() == 1
    assert trainee.person not in openable(cast.trainer)


def test_the_same_entry_from_two_windows_is_one(cast: Cast) -> None:
    trainee = on_the_way(cast)
    for title in ("The first minute", "  The first minute "):
        services.note_entry(user=trainee.person, trainee=trainee, entry=entry("participate", title), now=NOW)
    assert TrackEntry.objects.count() == 1
    assert AuditEvent.objects.filter(verb="track.noted").count() == 1


def test_an_entry_is_confirmed_once_and_by_nobody_who_was_not_there(cast: Cast) -> None:
    trainee = on_the_way(cast)
    row = services.note_entry(
        user=trainee.person, trainee=trainee, entry=entry("cofacilitate", "Day one", cast.analyst), now=NOW
    )
    for user in (trainee.person, cast.petra, cast.manager, cast.outsider):
        with pytest.raises(PermissionDenied):
            services.confirm(user=user, entry=row, now=NOW)
    assert to_confirm(cast.analyst, NOW) == [row]
    services.confirm(user=cast.analyst, entry=row, now=NOW)
    services.confirm(user=cast.trainer, entry=row, now=NOW + timedelta(days=1))
    row.refresh_from_db()
    assert (row.confirmed_by, row.confirmed_at) == (cast.analyst, NOW)
    assert to_confirm(cast.analyst, NOW) == []


@pytest.mark.parametrize(
    ("stage", "partner", "says"),
    [
        ("observed", None, "noted by the observer"),
        ("", None, "noted by the observer"),
        ("cofacilitate", None, "who led it"),
        ("cofacilitate", "herself", "Name a colleague"),
        ("participate", "outsider", "Name a colleague"),
    ],
)
def test_an_entry_without_sense_is_refused(cast: Cast, stage: str, partner: str | None, says: str) -> None:
    trainee = on_the_way(cast)
    named = {"herself": trainee.person, "outsider": cast.outsider}.get(partner or "")
    with pytest.raises(Refused, match=says):
        services.note_entry(user=trainee.person, trainee=trainee, entry=entry(stage, "Day one", named), now=NOW)
    assert not TrackEntry.objects.exists()


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        ({}, "at least one thing"),
        ({"is_nice": services.Mark(3, "x")}, "at least one thing"),
        ({"frames": services.Mark(0, "x")}, "needs the words"),
        ({"frames": services.Mark(5, "x")}, "needs the words"),
        ({"frames": services.Mark(3, " \n")}, "needs the words"),
    ],
)
def test_a_form_of_an_observation_is_whole_or_not_kept(cast: Cast, marks: dict[str, services.Mark], says: str) -> None:
    trainee = on_the_way(cast)
    row = services.ask_observation(
        user=trainee.person, trainee=trainee, observer=cast.trainer, title="Clear no", day=NOW.date(),
        form="workshop", now=NOW,
    )  # fmt: skip
    with pytest.raises(Refused, match=says):
        services.observe(user=cast.trainer, observation=row, marks=marks, remark="", now=NOW)
    row.refresh_from_db()
    assert (row.done_at, row.marks) == (None, [])


def test_an_observer_without_a_licence_or_of_another_house_is_not_asked(cast: Cast) -> None:
    trainee = on_the_way(cast)
    for observer in (cast.analyst, cast.outsider, trainee.person, cast.manager):
        with pytest.raises(Refused, match="Only somebody with a licence"):
            services.ask_observation(
                user=trainee.person, trainee=trainee, observer=observer, title="x", day=NOW.date(), form="workshop",
                now=NOW,
            )  # fmt: skip
    with pytest.raises(Refused, match="This form is not there"):
        services.ask_observation(
            user=trainee.person, trainee=trainee, observer=cast.trainer, title="x", day=NOW.date(), form="gone", now=NOW
        )
    assert list(observers_for(trainee, NOW)) == [cast.trainer]


def test_a_licence_that_ended_in_between_fills_in_no_form(cast: Cast) -> None:
    trainee = on_the_way(cast)
    row = services.ask_observation(
        user=trainee.person, trainee=trainee, observer=cast.trainer, title="x", day=NOW.date(), form="workshop", now=NOW
    )
    assert list(asked_of(cast.trainer)) == [row]
    Licence.objects.update(until=NOW)
    with pytest.raises(PermissionDenied):
        services.observe(
            user=cast.trainer, observation=row, marks={"frames": services.Mark(3, "x")}, remark="", now=NOW
        )


def test_what_was_observed_is_read_by_few(cast: Cast) -> None:
    trainee = on_the_way(cast)
    row = observed(cast, trainee)
    readers = {name for name, who in cast.people().items() if list(observations_of(who, trainee)) == [row]}
    assert readers == {"trainer", "manager", "admin"}
    assert list(observations_of(trainee.person, trainee)) == [row]


# Decisions.


def test_a_decision_needs_a_reason_and_one_that_may_decide(cast: Cast) -> None:
    trainee = on_the_way(cast)
    assert {name for name, who in cast.people().items() if may_decide(who, trainee)} == {"manager", "admin"}
    with pytest.raises(Refused, match="Say why"):
        decide(user=cast.manager, trainee=trainee, ruling="not_yet", reason=" ", now=NOW)
    with pytest.raises(Refused, match="what is missing"):
        decide(user=cast.manager, trainee=trainee, ruling="granted", reason="Kind", now=NOW)
    with pytest.raises(Refused, match="not enough to renew"):
        decide(user=cast.manager, trainee=trainee, ruling="renewed", reason="Kind", now=NOW)
    with pytest.raises(Refused, match="no licence to take back"):
        decide(user=cast.manager, trainee=trainee, ruling="revoked", reason="Angry", now=NOW)
    with pytest.raises(ValueError, match="kindly"):
        decide(user=cast.manager, trainee=trainee, ruling="kindly", reason="So", now=NOW)
    assert not TrackDecision.objects.exists()
    assert not Licence.objects.filter(person=trainee.person).exists()


def test_granted_twice_it_is_one_licence(cast: Cast) -> None:
    trainee = on_the_way(cast)
    all_stages(cast, trainee)
    passed(cast, trainee)
    decide(user=cast.manager, trainee=trainee, ruling="granted", reason="All is there", now=NOW)
    with pytest.raises(Refused, match="holds already"):
        decide(user=cast.admin, trainee=trainee, ruling="granted", reason="All is there", now=NOW)

    assert Licence.objects.valid_at(NOW).filter(person=trainee.person).count() == 1
    assert Notice.objects.filter(kind="workshops_licence_decided").count() == 1


def test_licences_are_listed_to_the_house_with_the_days_that_are_left(cast: Cast) -> None:
    licensed(cast.trainer, until=NOW + timedelta(days=90))
    licensed(cast.analyst, until=NOW + timedelta(days=91))
    found = licences(cast.manager, NOW)
    assert [(each.licence.person, each.days_left, each.is_soon) for each in found] == [
        (cast.trainer, 90, True),
        (cast.analyst, 91, False),
    ]
    assert licences(cast.outsider, NOW) == []


@pytest.mark.parametrize(("days", "told"), [(90, (90,)), (91, ()), (31, (90,)), (30, (30,)), (1, (30,))])
def test_ninety_and_thirty_days_are_counted_to_the_moment(cast: Cast, days: int, told: tuple[int, ...]) -> None:
    licensed(cast.trainer, until=NOW + timedelta(days=days))
    assert warn(NOW) == len(told)
    assert warn(NOW) == 0
    assert tuple(LicenceWarning.objects.values_list("days", flat=True)) == told


def test_whose_account_is_closed_is_not_written_to(cast: Cast) -> None:
    licensed(cast.trainer, until=NOW + timedelta(days=10))
    Person.objects.filter(pk=cast.trainer.pk).update(is_active=False)
    assert warn(NOW) == 0


def test_who_lost_the_role_is_offered_to_nobody(cast: Cast) -> None:
    licensed(cast.trainer)
    made = learner(cast)
    assert set(openable(cast.trainer)) == {made, cast.analyst}
    Membership.objects.filter(person=made).update(until=GONE)
    assert set(openable(cast.trainer)) == {cast.analyst}
