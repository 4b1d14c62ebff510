"""People who fall behind: what she sees, what her lead sees, and the kind word."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from tests.apps.improvement.house import NOW
from tests.apps.programmes.house import assigned, enrolment, has_done, shipped
from tests.cast import Cast

from warmline.apps.improvement import keeping
from warmline.apps.improvement.mail import write_back
from warmline.apps.improvement.models import KindWord
from warmline.apps.improvement.selectors.behind import came_back, late_in_teams, late_of
from warmline.apps.improvement.services import send_word
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.programmes.models import Enrolment, StepDone
from warmline.apps.programmes.services.following import tick_link
from warmline.apps.shifts.models import Leave
from warmline.apps.workshops.models import Session, SessionPlan

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=14)  # the link was due on 4 March, the module on 9 March, the workshop on 16 March


@pytest.fixture
def started(cast: Cast) -> Cast:
    assigned(cast, shipped())
    return cast


def a_date(cast: Cast, at: datetime) -> Session:
    """A date of the workshop that she can still join."""
    plan, _made = SessionPlan.objects.get_or_create(
        organisation=None, key="first_minute", version=1,
        defaults={"title": "The first minute", "kind": "workshop", "minutes": 90, "body": "", "made_at": NOW},
    )  # fmt: skip
    return Session.objects.create(
        organisation=cast.organisation, plan=plan, starts_at=at, ends_at=at + timedelta(hours=2), zone="UTC", seats=9,
        sign_up_until=at, state="open", changed_at=NOW,
    )  # fmt: skip


def names(viewer: Person) -> dict[str, list[str]]:
    return {each.enrolment.person.name: [step.title for step in each.steps] for each in late_in_teams(viewer, LATER)}


def test_she_sees_what_she_can_take_now(started: Cast) -> None:
    (path,) = late_of(started.nadia, LATER)
    assert [(step.title, step.days) for step in path.steps] == [("Read this first", 12)]
    tick_link(user=started.nadia, enrolment=enrolment(started.nadia), step="read_this", now=NOW)
    (path,) = late_of(started.nadia, LATER)
    assert path.first.title == "Say the feeling"
    assert late_of(started.nadia, NOW) == []
    assert late_of(started.outsider, LATER) == []


def test_each_step_leads_to_that_very_thing_or_says_what_is_missing(started: Cast) -> None:
    much_later = NOW + timedelta(days=60)
    tick_link(user=started.nadia, enrolment=enrolment(started.nadia), step="read_this", now=NOW)
    has_done(started.nadia)
    steps = {step.title: step for path in late_of(started.nadia, much_later) for step in path.steps}
    assert steps["The first minute"].address == reverse("workshops:front")
    assert "No date is planned" in steps["The first minute"].lacks
    made = a_date(started, much_later + timedelta(days=3))
    steps = {step.title: step for path in late_of(started.nadia, much_later) for step in path.steps}
    assert (steps["The first minute"].address, steps["The first minute"].lacks) == (
        reverse("workshops:session", args=[made.pk]), "",
    )  # fmt: skip


def test_what_is_missing_stands_on_her_page(started: Cast, client: Client) -> None:
    tick_link(user=started.nadia, enrolment=enrolment(started.nadia), step="read_this", now=NOW)
    has_done(started.nadia)
    client.force_login(started.nadia)
    assert "No date is planned yet that you could join" in client.get(reverse("improvement:behind")).content.decode()
    client.force_login(started.outsider)
    assert "No date is planned" not in client.get(reverse("improvement:behind")).content.decode()


def test_a_lead_sees_her_own_team_and_no_practice(started: Cast) -> None:
    has_done(started.colleague)
    assert names(started.petra) == {
        "Nadia Brandt": ["Read this first", "Say the feeling"],
        "Tomasz Zielinski": ["Read this first"],
    }
    for person in started.all_but("petra").values():
        assert late_in_teams(person, LATER) == []


def test_who_paused_or_is_away_is_not_there(started: Cast) -> None:
    Enrolment.objects.filter(person=started.colleague).update(pauses=[["2026-03-03", None]])
    assert list(names(started.petra)) == ["Nadia Brandt"]
    Leave.objects.create(person=started.nadia, first=date(2026, 3, 16), last=date(2026, 3, 20))
    assert names(started.petra) == {}


def test_the_word_goes_out_once_a_week_from_her_lead_alone(started: Cast) -> None:
    row = enrolment(started.nadia)
    for name, person in started.all_but("petra").items():
        with pytest.raises((PermissionDenied, Refused)):
            send_word(actor=person, enrolment=row, now=LATER)
        assert not KindWord.objects.exists(), name
    with pytest.raises(Refused, match="overdue"):
        send_word(actor=started.petra, enrolment=row, now=NOW)
    send_word(actor=started.petra, enrolment=row, now=LATER)
    with pytest.raises(Refused, match="seven days"):
        send_word(actor=started.petra, enrolment=row, now=LATER + timedelta(days=6))
    assert Notice.objects.filter(kind="improvement_back", person=started.nadia).count() == 1
    assert keeping.export(started.nadia)["kind_words"] != []
    assert keeping.erase(started.nadia) == 1


def test_the_message_names_the_path_and_a_smaller_step_and_lapses_when_nothing_is_late(started: Cast) -> None:
    Enrolment.objects.update(started_on=date(2025, 3, 3))
    send_word(actor=started.petra, enrolment=enrolment(started.nadia), now=LATER)
    notice = Notice.objects.select_related("person").get(kind="improvement_back")
    letter = write_back(notice)
    assert letter is not None
    assert "Hello Nadia" in letter.body
    assert "“First weeks” is still there" in letter.body
    assert "/practise/daily/" in letter.body
    assert "Petra Lindqvist" in letter.body
    Enrolment.objects.update(pauses=[["2025-03-03", None]])
    assert write_back(notice) is None
    KindWord.objects.all().delete()
    assert write_back(notice) is None


def test_who_came_back_is_counted_from_five_on(started: Cast) -> None:
    rows = list(Enrolment.objects.order_by("pk")[:2])
    for row in rows:
        KindWord.objects.create(enrolment=row, by=started.petra, sent_at=NOW)
    assert came_back(started.organisation.pk, LATER).of is None
    from tests.apps.improvement.house import many

    programme = rows[0].programme
    for person in many(started, started.team, 4, "Ana"):
        extra = Enrolment.objects.create(person=person, programme=programme, plan=rows[0].plan,
                                         started_on=NOW.date(), enrolled_at=NOW)  # fmt: skip
        KindWord.objects.create(enrolment=extra, by=started.petra, sent_at=NOW)
        StepDone.objects.create(enrolment=extra, step="read_this", on=(NOW + timedelta(days=3)).date())
    StepDone.objects.create(enrolment=rows[0], step="read_this", on=(NOW + timedelta(days=15)).date())
    assert came_back(started.organisation.pk, LATER - timedelta(days=1)).of is None
    found = came_back(started.organisation.pk, LATER)
    assert (found.of, found.back) == (6, 4)
    assert came_back(started.elsewhere.pk, LATER).of is None
