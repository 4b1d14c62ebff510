"""Server time and query counts of the pages, with the sample house and with 10,000 people and a year of practice."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import time
import uuid
from statistics import median
from typing import Any

from bench.tables import Table, against, percentile
from bench.turn import ANSWERS

PEOPLE = 10_000
TALKS = 250
ROUNDS = 25


def prepare() -> Any:
    """Make a house in a folder of its own and set Django up on it."""
    os.environ["WARMLINE_DATA"] = tempfile.mkdtemp(prefix="warmline-bench-")
    os.environ["WARMLINE_SAMPLE"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmline.config.settings"
    import django
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    with open(os.devnull, "w", encoding="utf-8") as quiet:
        for command in ("migrate", "load_content", "load_sample"):
            call_command(command, stdout=quiet)
        call_command("collectstatic", stdout=quiet, interactive=False)


def talk(person: Any) -> Any:
    """Let a person have one whole conversation and its letter."""
    from django.utils import timezone

    from warmline.apps.library.selectors import published_version
    from warmline.apps.roleplay import services
    from warmline.apps.roleplay.models import Session

    version = published_version("parcel_birthday")
    session = services.start(user=person, version=version, key=uuid.uuid4(), now=timezone.now())
    for number, words in enumerate(ANSWERS, 1):
        session = Session.objects.select_related("scenario", "branch").get(pk=session.pk)
        if session.status != "active":
            break
        sent = services.Sent(session.branch.number, number, uuid.uuid4(), words)
        services.take_turn(user=person, session=session, sent=sent, now=timezone.now())
    session.refresh_from_db()
    if session.status == "active":
        services.end(user=person, session=session, now=timezone.now())
    services.letter_for(user=person, session=session, branch=session.branch, now=timezone.now())
    return session


def grow(owner: Any, first: Any, team: Any) -> None:
    """Add 10,000 colleagues in teams of ten, and a year of the owner's talks, copied from her first."""
    from django.utils import timezone

    from warmline.apps.people.models import Membership, Person, Role, Team
    from warmline.apps.practice.models import PracticeDay
    from warmline.apps.roleplay.models import Branch, Session
    from warmline.apps.scores.models import FiledScore

    now = timezone.now()
    teams = Team.objects.bulk_create([Team(site=team.site, name=f"Bench {n}") for n in range(PEOPLE // 10)])
    people = Person.objects.bulk_create(
        [
            Person(email=f"p{n}@example.org", name=f"Person {n}", organisation=owner.organisation, is_sample=True)
            for n in range(PEOPLE)
        ],
        batch_size=2000,
    )
    places = [Membership(person=one, role=Role.AGENT, team=teams[n // 10]) for n, one in enumerate(people)]
    Membership.objects.bulk_create(places, batch_size=2000)
    days = [PracticeDay(person=owner, date=now.date() - dt.timedelta(days=n), seconds=600) for n in range(1, 366)]
    PracticeDay.objects.bulk_create(days, ignore_conflicts=True)
    score = FiledScore.objects.filter(owner=owner).first()
    for n in range(1, TALKS):
        then = now - dt.timedelta(days=365 * n / TALKS)
        copy = Session.objects.get(pk=first.pk)
        branch = Branch.objects.get(pk=first.branch_id)
        copy.pk, copy.branch, copy.start_key, copy.started_at, copy.touched_at = (
            uuid.uuid4(),
            None,
            uuid.uuid4(),
            then,
            then,
        )
        copy.save(force_insert=True)
        branch.pk, branch.session = None, copy
        branch.save()
        Session.objects.filter(pk=copy.pk).update(branch=branch)
        if score is not None:
            score.pk, score.subject, score.filed_at = None, branch.subject, then
            score.save()


def practise_a_year(person: Any) -> None:
    """Give a person a year of daily practice and what it says of her, sealed as hers."""
    from django.utils import timezone

    from warmline.apps.drills import models as drills
    from warmline.apps.drills.content import items
    from warmline.apps.drills.deck import Deck, pack, with_reviews
    from warmline.apps.people import vault
    from warmline.apps.practice.services import note_evidence
    from warmline.core.practice.evidence import Evidence, Source
    from warmline.core.practice.spacing import Grade, Review

    now, every = timezone.now(), list(items().values())
    reviews, evidence = [], []
    for back in range(365, 0, -1):
        at = now - dt.timedelta(days=back)
        for n in range(4):
            item = every[(4 * back + n) % len(every)]
            reviews.append((item.id, item.behaviour, Review(at, f"{back}-{n}", at.date(), Grade(1 + (back + n) % 4))))
            evidence.append(Evidence(item.behaviour, item.skill, Source.DRILL, (back + n) % 4 / 3, 0.8, at, 0.0))
    sealed = vault.seal(person, pack(with_reviews(Deck(), reviews)))
    drills.Deck.objects.update_or_create(person=person, defaults={"sealed": sealed, "updated_at": now})
    note_evidence(person=person, evidence=evidence)


def visit(person: Any, path: str) -> tuple[list[float], int]:
    """Milliseconds of each visit to a page, and its number of queries; the first visit is not counted."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(path)
    if page.status_code != 200:
        raise SystemExit(f"{path} answered {page.status_code} to {person.name}; nothing was measured.")
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    asked = len(queries)  # at once: the log is emptied by the next visit
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - begun) * 1000)
    return times, asked


def table() -> Table:
    prepare()
    from warmline.apps.people.models import Membership, Person, Role
    from warmline.config.warming import warm_up

    warm_up()  # as every server process does
    nadia = Person.objects.get(name="Nadia Brandt")
    held = (
        Membership.objects.current().filter(role=Role.LEAD, team__isnull=False).select_related("person", "team").first()
    )
    admin = Membership.objects.current().filter(role=Role.ADMIN).select_related("person").first()
    session = talk(nadia)
    pages = (
        ("Today", nadia, "/"),
        ("Practise", nadia, "/practise/"),
        ("role-play", nadia, f"/practise/{session.pk}/"),
        ("feedback", nadia, f"/practise/{session.pk}/feedback/1/"),
        ("team", held.person, "/team/"),
        ("people", admin.person, "/people/"),
        ("people, a search", admin.person, "/people/?q=son+77"),
        ("organisation", admin.person, "/people/organisation/"),
    )
    small = {name: visit(person, path) for name, person, path in pages}
    grow(nadia, session, held.team)
    practise_a_year(nadia)
    rows = []
    for name, person, path in pages:
        times, queries = visit(person, path)
        before = small[name]
        rows.append(
            (
                name,
                f"{median(before[0]):.0f}",
                f"{median(times):.0f}",
                f"{percentile(times, 0.95):.0f}",
                f"{before[1]} → {queries}",
                against(percentile(times, 0.95), 100, "ms"),
            )
        )
    return Table(
        "Pages",
        f"Server time in milliseconds on SQLite, {ROUNDS} visits each, in process. Small: the sample house with "
        f"one talk. Large: {PEOPLE:,} more people in {PEOPLE // 10:,} teams, {TALKS} talks "
        "and a year of days, drills and cards of the visitor.",
        ("page", "small p50", "large p50", "large p95", "queries small → large", "budget (large p95)"),
        tuple(rows),
    )
