"""Invented tests and results for the sample organisation, so that lists and figures have something to show."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.closing import settle, with_outcome
from warmline.apps.knowledge.models import Assignment, Attempt, Form, FormItem, ItemVersion, Response, Room
from warmline.apps.knowledge.services.setting import Plan, assign, make_form
from warmline.apps.knowledge.sheets import read_sheet, write_sheet
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Organisation, Person, Role
from warmline.apps.people.sample.faces import FACES
from warmline.apps.people.sample.finding import holder, holders
from warmline.core.measurement.items import Item, mark

KEY = "empathy"  # the test that the shipped programme of mastery leads to
PEOPLE = 60
_SPACE = UUID("9f1a2c1e-53c7-4d0a-9f65-1f0f5f0c7a11")


@transaction.atomic
def load_sample_knowledge(organisation: Organisation, now: datetime) -> int:
    """Make an assessed test with invented results of sample agents; return how many. A second time adds nothing.

    Nothing is made where the sample's trainer or manager is missing, a real house asks, or no items are loaded.
    """
    trainer, manager = holder(organisation, Role.TRAINER), holder(organisation, Role.MANAGER)
    known = Form.objects.filter(organisation=organisation, key=KEY).exists()
    if known or not organisation.is_sample or trainer is None or manager is None:
        return 0
    shares = {"empathy": 0.4, "active_listening": 0.3, "conflict_management": 0.3}
    plan = Plan("Empathy and listening: what you know", 2, Room.ASSESSED, shares, 10, 0.6, minutes=20)
    try:
        form = make_form(actor=manager, plan=plan, readers=[trainer], key=KEY, now=now - timedelta(days=40))
    except Refused:  # the items that the test is made of were not loaded
        return 0
    agents = sorted(holders(organisation, Role.AGENT)[: PEOPLE + 1], key=lambda each: each.email != FACES[0].email)
    assign(actor=manager, form=form, people=agents[:12], now=now - timedelta(days=14), due_at=now + timedelta(days=10))
    # The first agent is the one that a visitor plays: hers is still to be taken.
    takers = agents[1 : PEOPLE + 1]
    _attempts(form, takers, trainer, now)
    return len(takers)


def take_well(form: Form, person: Person, reader: Person, ended: datetime) -> None:
    """Let a sample person have taken a test with everything right, up to a moment."""
    versions = [row.version for row in FormItem.objects.filter(form=form).select_related("version")]
    attempt = _attempt(form, person, [row.pk for row in versions], ended)
    attempt.save(force_insert=True)
    Response.objects.bulk_create(_responses(attempt, versions, random.Random("sample tests: well"), 1.2))  # noqa: S311
    attempt.readers.add(reader)
    _settled(attempt)


def _attempts(form: Form, people: Sequence[Person], trainer: Person, now: datetime) -> None:
    versions = [row.version for row in FormItem.objects.filter(form=form).select_related("version")]
    attempts, responses = [], []
    for n, person in enumerate(people):
        ended = now - timedelta(days=1 + n % 30, minutes=n)
        attempt = _attempt(form, person, [row.pk for row in versions], ended)
        attempts.append(attempt)
        responses += _responses(attempt, versions, random.Random(f"sample tests:{n}"))  # noqa: S311
    Attempt.objects.bulk_create(attempts)
    Response.objects.bulk_create(responses)
    Attempt.readers.through.objects.bulk_create(
        Attempt.readers.through(attempt_id=attempt.pk, person_id=trainer.pk) for attempt in attempts
    )
    for attempt in attempts:
        _settled(attempt)
    done = {attempt.person_id: attempt.finished_at for attempt in attempts}
    for row in Assignment.objects.filter(form=form, person__in=done):
        Assignment.objects.filter(pk=row.pk).update(done_at=done[row.person_id])


def _attempt(form: Form, person: Person, paper: list[int], ended: datetime) -> Attempt:
    return Attempt(
        id=uuid5(_SPACE, f"{form.pk}:{person.pk}"),
        form=form,
        person=person,
        room=Room.ASSESSED,
        seed=person.pk,
        state=Attempt.State.DONE,
        answered=len(paper),
        begun_at=ended - timedelta(minutes=9),
        touched_at=ended,
        finished_at=ended,
        due_at=ended + timedelta(minutes=11),
        paper=paper,
    )


def _responses(
    attempt: Attempt, versions: Sequence[ItemVersion], dice: random.Random, skill: float | None = None
) -> list[Response]:
    """Return the answers to a paper, as the dice have it; a skill above 1.12 has all of them right."""
    skill, found = dice.gauss(0.7, 0.18) if skill is None else skill, []
    for place, version in enumerate(versions):
        item = item_of(version)
        answer = item.key_of() or item.accepted[:1]
        if dice.random() > skill - 0.06 * (place % 3):
            answer = _other(item, dice)
        points = mark(item, answer)
        found.append(
            Response(
                attempt=attempt,
                place=place,
                version=version,
                key=uuid5(_SPACE, f"{attempt.pk}:{place}"),
                answer=list(answer),
                score=0.0 if points.score is None else points.score,
                right=bool(points.right),
                seconds=round(dice.uniform(18, 70), 1),
                answered_at=attempt.begun_at + timedelta(minutes=1 + place),
            )
        )
    return found


def _other(item: Item, dice: random.Random) -> tuple[str, ...]:
    """An answer that somebody might give who does not know."""
    letters = list(item.letters())
    if not letters:
        return ("I am not sure",)
    if len(item.key_of()) == len(letters):
        dice.shuffle(letters)
        return tuple(letters)
    return (dice.choice([letter for letter in letters if letter not in item.key_of()]),)


def _settled(attempt: Attempt) -> None:
    sheet = with_outcome(attempt, read_sheet(attempt.person, attempt))
    write_sheet(attempt, sheet)
    attempt.save(update_fields=["result"])
    settle(attempt, sheet, attempt.finished_at or attempt.touched_at)
