"""What the tests of programmes begin with: a programme of the house, and people on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import product

from tests.cast import Cast

from warmline.apps.assessment.models import Attempt, Certificate, CertificationRule, SignedDecision
from warmline.apps.modules.models import Done, Module
from warmline.apps.people.models import Membership, Organisation, Person, Role, Team
from warmline.apps.programmes.audiences import Audience
from warmline.apps.programmes.models import Assignment, Enrolment, Programme
from warmline.apps.programmes.packing import pack
from warmline.apps.programmes.services.assigning import assign
from warmline.apps.programmes.working.enrolling import enrol_batch
from warmline.apps.workshops.models import Seat, Session, SessionPlan
from warmline.core.curriculum.programme import Phase, Step, StepKind
from warmline.core.curriculum.programme import Programme as Outline
from warmline.core.skills import ProgrammeLevel

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)  # a Monday
TODAY = date(2026, 3, 2)


def outline(version: int = 1, **changes: object) -> Outline:
    """A link (locked), a module, a role-play, a workshop and a certificate."""
    steps = (
        Step("read_this", StepKind.LINK, "Read this first", "/practise/learn/", 10, locked=True, due_days=2),
        Step("feeling", StepKind.MODULE, "Say the feeling", "say_the_feeling", 10, after=("read_this",), due_days=5,
             behaviours=("names_feeling",)),
        Step("ines", StepKind.ROLEPLAY, "Talk with Ines", "parcel_birthday", 15, after=("feeling",)),
        Step("room", StepKind.WORKSHOP, "The first minute", "first_minute", 90, after=("feeling",), due_days=10),
        Step("proof", StepKind.CERTIFICATE, "The certificate", "service_fundamentals", 60, after=("room",),
             locked=True, due_days=20),
    )  # fmt: skip
    made = {
        "key": "first_weeks", "version": version, "title": "First weeks", "about": "What it is about.",
        "objective": "Fewer repeat contacts", "metric": "Repeat contacts in 7 days",
        "level": ProgrammeLevel.FOUNDATION, "phases": (Phase("begin", "To begin", steps),), "skills": ("empathy",),
    }  # fmt: skip
    return Outline(**(made | changes))  # type: ignore[arg-type]


def give_certificates(what: Outline) -> None:
    """Every house gives the certificates that a programme leads to."""
    keys = [step.ref for step in what.steps() if step.kind is StepKind.CERTIFICATE]
    for house, key in product(Organisation.objects.all(), keys):
        CertificationRule.objects.get_or_create(
            organisation=house, key=key, version=1,
            defaults={"title": key, "level": 1, "body": "{}", "sha256": "", "made_at": NOW},
        )  # fmt: skip


def shipped(what: Outline | None = None) -> Programme:
    """The programme as one that came with Warmline, published."""
    from warmline.apps.programmes.services.catalogue import load_shipped

    found = what or outline()
    give_certificates(found)
    load_shipped(outlines=[found], now=NOW)
    return Programme.objects.get(organisation=None, key=found.key)


def written(cast: Cast, what: Outline | None = None) -> Programme:
    """The programme as one of the house, published."""
    found = what or outline()
    give_certificates(found)
    row = Programme.objects.create(
        organisation=cast.organisation, key=found.key, title=found.title, level=int(found.level), made_at=NOW
    )
    row.versions.create(number=found.version, state="published", body=pack(found), made_at=NOW, published_at=NOW)
    return row


def everybody(cast: Cast, role: str = "agent") -> Audience:
    return Audience(cast.organisation, role=role)


def assigned(cast: Cast, programme: Programme, audience: Audience | None = None, **more: object) -> Assignment:
    """An assignment by the admin, with everybody enrolled."""
    row = assign(
        actor=cast.admin,
        programme=programme,
        audience=audience or everybody(cast),
        now=NOW,
        **more,  # type: ignore[arg-type]
    )
    while enrol_batch(row, NOW):
        pass
    row.refresh_from_db()
    return row


def enrolment(person: Person) -> Enrolment:
    return Enrolment.objects.select_related("person", "plan", "programme").get(person=person)


def agents(cast: Cast, names: Iterable[str], team: Team | None = None) -> list[Person]:
    """More agents of a team, made quickly: they cannot sign in by a password."""
    made = Person.objects.bulk_create(
        Person(email=f"{name}@northwind.example", name=name.capitalize(), organisation=cast.organisation, password="!")
        for name in names
    )
    Membership.objects.bulk_create(
        Membership(person=person, role=Role.AGENT, team=team or cast.team, since=NOW - timedelta(days=9))
        for person in made
    )
    return made


def has_done(person: Person, key: str = "say_the_feeling", at: datetime = NOW, number: int = 1) -> None:
    """The module is done: the row that the modules' own services write."""
    module, _made = Module.objects.get_or_create(organisation=None, key=key, defaults={"changed_at": NOW})
    Done.objects.create(person=person, module=module, number=number, at=at)


def was_at(person: Person, key: str = "first_minute", at: datetime = NOW) -> None:
    """She was at a session of this plan."""
    plan, _made = SessionPlan.objects.get_or_create(
        organisation=None, key=key, version=1,
        defaults={"title": key, "kind": "workshop", "minutes": 90, "body": "", "made_at": NOW},
    )  # fmt: skip
    session = Session.objects.create(
        organisation=person.organisation, plan=plan, starts_at=at, ends_at=at + timedelta(hours=2), zone="UTC", seats=9,
        sign_up_until=at, state="done", changed_at=NOW,
    )  # fmt: skip
    Seat.objects.create(session=session, person=person, state="booked", queued_at=NOW, attended_at=at)


def is_certified(person: Person, key: str = "service_fundamentals", at: datetime = NOW) -> Certificate:
    """She holds the certificate, with the decision that it rests on."""
    rule, _made = CertificationRule.objects.get_or_create(
        organisation=person.organisation, key=key, version=1,
        defaults={"title": key, "level": 1, "body": "{}", "sha256": "", "made_at": NOW},
    )  # fmt: skip
    attempt = Attempt.objects.create(owner=person, rule=rule, announced_at=at)
    decision = SignedDecision.objects.create(
        attempt=attempt, proposed="certified", outcome="certified", evidence={}, reason="All there.", decided_at=at
    )
    return Certificate.objects.create(
        person=person, rule=rule, decision=decision, issued_at=at, valid_until=at + timedelta(days=365)
    )


def rows() -> list[Enrolment]:
    """All enrolments in the order in which they came."""
    return list(Enrolment.objects.select_related("person", "plan").order_by("pk"))
