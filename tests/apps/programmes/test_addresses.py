"""Where a step leads: to that very test, date or certificate, and nowhere while it has to wait."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.apps.programmes.house import NOW, assigned, outline, shipped
from tests.cast import Cast

from warmline.apps.assessment.models import CertificationRule
from warmline.apps.knowledge.models import Form
from warmline.apps.programmes.addresses import ways_for
from warmline.apps.workshops.models import Seat, Session, SessionPlan
from warmline.core.curriculum.programme import Phase, Step, StepKind

pytestmark = pytest.mark.django_db

TEST = Step("test", StepKind.TEST, "What you know", "empathy", 20)
ROOM = Step("room", StepKind.WORKSHOP, "The first minute", "first_minute", 90)
PROOF = Step("proof", StepKind.CERTIFICATE, "The certificate", "service_fundamentals", 60)


def form(cast: Cast, number: int = 1, **more: object) -> Form:
    values: dict[str, object] = {
        "organisation": cast.organisation, "key": "empathy", "number": number, "title": "Empathy", "level": 2,
        "room": "assessed", "cut": 0.6, "made_at": NOW,
    }  # fmt: skip
    return Form.objects.create(**(values | more))


def date_of(cast: Cast, at: datetime, closes: datetime | None = None, **more: object) -> Session:
    plan, _made = SessionPlan.objects.get_or_create(
        organisation=None, key="first_minute", version=1,
        defaults={"title": "The first minute", "kind": "workshop", "minutes": 90, "body": "", "made_at": NOW},
    )  # fmt: skip
    values: dict[str, object] = {
        "organisation": cast.organisation, "plan": plan, "starts_at": at, "ends_at": at + timedelta(hours=2),
        "zone": "UTC", "seats": 9, "sign_up_until": closes or at, "state": "open", "changed_at": NOW,
    }  # fmt: skip
    return Session.objects.create(**(values | more))


def address(cast: Cast, step: Step) -> tuple[str, str]:
    way = ways_for(cast.nadia, [step], NOW)[step]
    return way.address, way.lacks


def test_a_test_step_leads_to_the_newest_open_version_of_that_test(cast: Cast) -> None:
    form(cast, 1, closed_at=NOW)
    form(cast, 1, organisation=None)
    ours = form(cast, 2)
    form(cast, 3, room="quiz")
    form(cast, 4, key="wording")
    assert address(cast, TEST) == (reverse("knowledge:begin", args=[ours.pk]), "")


def test_the_test_of_another_house_is_none_of_hers(cast: Cast) -> None:
    form(cast, organisation=cast.outsider.organisation)
    where, lacks = address(cast, TEST)
    assert where == reverse("knowledge:home")
    assert "not open in your house" in lacks


def test_a_workshop_step_leads_to_the_next_date_that_she_can_join(cast: Cast) -> None:
    date_of(cast, NOW + timedelta(days=1), closes=NOW - timedelta(hours=1))
    date_of(cast, NOW + timedelta(days=2), state="planned")
    date_of(cast, NOW - timedelta(days=2))
    free = date_of(cast, NOW + timedelta(days=3))
    hers = date_of(cast, NOW + timedelta(days=9))
    assert address(cast, ROOM) == (reverse("workshops:session", args=[free.pk]), "")
    Seat.objects.create(session=hers, person=cast.nadia, state="booked", queued_at=NOW)
    assert address(cast, ROOM) == (reverse("workshops:session", args=[hers.pk]), ""), "she has a seat there"


def test_without_a_date_she_is_told_so(cast: Cast) -> None:
    where, lacks = address(cast, ROOM)
    assert where == reverse("workshops:front")
    assert lacks == "No date is planned yet that you could join. Ask your trainer for one."


def test_a_certificate_step_leads_to_that_certificate(cast: Cast) -> None:
    row = CertificationRule.objects.create(
        organisation=cast.organisation, key="service_fundamentals", version=1, title="Fundamentals", level=1,
        body="{}", sha256="", made_at=NOW,
    )  # fmt: skip
    assert address(cast, PROOF) == (f"{reverse('assessment:mine')}#cert-{row.pk}", "")


def test_many_steps_ask_no_more_than_one_of_each_kind(cast: Cast) -> None:
    def asked(steps: list[Step]) -> int:
        ways_for(cast.nadia, steps, NOW)
        with CaptureQueriesContext(connection) as found:
            ways_for(cast.nadia, steps, NOW)
        return len(found)

    many = [Step(f"{each.key}{n}", each.kind, each.title, f"{each.ref}{n}", 9) for each in (TEST, ROOM, PROOF)
            for n in range(9)]  # fmt: skip
    assert asked([TEST, ROOM, PROOF, *many]) == asked([TEST, ROOM, PROOF])


def test_a_step_that_waits_is_no_link_and_one_that_lacks_its_date_says_so(client: Client, cast: Cast) -> None:
    later = Step("later", StepKind.MODULE, "Say the feeling", "say_the_feeling", 10, after=("room",))
    assigned(cast, shipped(outline(phases=(Phase("begin", "Begin", (ROOM, later)),))))
    client.force_login(cast.nadia)
    html = client.get(reverse("programmes:path")).content.decode()
    assert reverse("modules:overview", args=["say_the_feeling"]) not in html
    assert "No date is planned yet" in html
    assert "See the workshops" in html
    soon = date_of(cast, timezone.now() + timedelta(days=3))
    assert reverse("workshops:session", args=[soon.pk]) in client.get(reverse("programmes:path")).content.decode()
