"""What tests of the practice room share: one published customer, talks with her, and answers good and poor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from uuid import UUID, uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from warmline.adapters.packs import content_root, load_scenario_file
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.services import load_content
from warmline.apps.people.models import Person
from warmline.apps.roleplay import services
from warmline.apps.roleplay.models import Session
from warmline.apps.roleplay.selectors import own_session
from warmline.core.customer.scenario import Scenario

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)  # a Thursday

GOOD = (
    "Hello Ines, I am Nadia. You waited in for two days and nothing came. No wonder you are annoyed. "
    "What is in the parcel?",
    "The note says it was left with number 14. Is there a number 14 near you?",
    "So it is for Saturday. By when do you need it at the latest?",
    "Two things I can do now: ask the driver today and write to you by 18:00, or send a new one tonight so that it is "
    "with you by noon tomorrow. Which would you like?",
    "I will send the new one tonight. The depot scans it at 20:00 and I will write to you then. "
    "Who could take it tomorrow?",
    "Then it goes to Mrs Lind at number 10 by noon tomorrow, and I write at 20:00. Is that what you need?",
    "Thank you, Ines. I hope she has a lovely party on Saturday. Goodbye!",
)
POOR = (
    "I understand. We will open a search and someone will come back to you soon.",
    "Calm down please. Have you asked your neighbours?",
)


@cache
def parcel() -> Scenario:
    """The customer that every test knows: Ines Duarte and the birthday parcel, as the first version of the tests."""
    return replace(load_scenario_file(content_root() / "scenarios" / "parcel_birthday.yaml"), version=1)


def harder(key: str, **changes: object) -> Scenario:
    """The same case under another key, with some fields changed."""
    return replace(parcel(), key=key, **changes)  # type: ignore[arg-type]


def publish(*scenarios: Scenario) -> ScenarioVersion:
    """Publish these scenarios (Ines where none is given) and return the version row of the first."""
    wanted = scenarios or (parcel(),)
    load_content(scenarios=wanted)
    return ScenarioVersion.objects.get(key=wanted[0].key, version=wanted[0].version)


def begin(person: Person, version: ScenarioVersion | None = None, now: datetime = NOW) -> Session:
    """A talk that has just begun, fetched as a view would."""
    made = services.start(user=person, version=version or publish(), key=uuid4(), now=now)
    return again(person, made)


def again(person: Person, session: Session) -> Session:
    """The same session, fetched anew."""
    found = own_session(person, session.pk)
    assert found is not None
    return found


def say(person: Person, session: Session, text: str, *, key: UUID | None = None, now: datetime = NOW) -> services.Taken:
    """Answer the customer once, on the turn that is due."""
    fresh = again(person, session)
    assert fresh.branch is not None
    sent = services.Sent(fresh.branch.number, fresh.branch.answers + 1, key or uuid4(), text)
    return services.take_turn(user=person, session=fresh, sent=sent, now=now)


def talk(person: Person, texts: Iterable[str] = GOOD, *, now: datetime = NOW) -> Session:
    """A talk with these answers, half a minute apart, until the customer has gone."""
    session = begin(person, now=now)
    for text in texts:
        if again(person, session).branch.closed:  # type: ignore[union-attr]
            break
        now += timedelta(seconds=30)
        say(person, session, text, now=now)
    return again(person, session)


def queries(deed: Callable[[], object]) -> int:
    """How many queries a deed takes."""
    with CaptureQueriesContext(connection) as captured:
        deed()
    return len(captured)


def finish(person: Person, texts: Iterable[str] = GOOD, *, now: datetime = NOW) -> Session:
    """A talk with these answers, ended, with its letter filed."""
    session = talk(person, texts, now=now)
    services.end(user=person, session=session, now=now)
    session = again(person, session)
    assert session.branch is not None
    services.letter_for(user=person, session=session, branch=session.branch, now=now)
    return session
