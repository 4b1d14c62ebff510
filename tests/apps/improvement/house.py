"""What the tests of improvement begin with: people who react, items that were answered, talks that were judged."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from tests.cast import Cast

from warmline.apps.assessment.models import Attempt as Assessed
from warmline.apps.assessment.models import CertificationRule, Judgement, Piece
from warmline.apps.improvement.models import Step
from warmline.apps.improvement.services import react
from warmline.apps.improvement.things import Thing
from warmline.apps.knowledge.models import Attempt, BankItem, Form, FormItem, ItemVersion, Response, Room
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.people.models import Membership, Person, Role, Site, Team

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)  # a Monday
MODULE = Thing(Step.MODULE, "say_the_feeling", 1)


def many(cast: Cast, team: Team, count: int, name: str) -> list[Person]:
    """Agents of a team, made quickly: they cannot sign in by a password."""
    made = Person.objects.bulk_create(
        Person(email=f"{name}{n}@northwind.example", name=f"{name} {n}", organisation=cast.organisation, password="!")
        for n in range(count)
    )
    Membership.objects.bulk_create(
        Membership(person=person, role=Role.AGENT, team=team, since=NOW - timedelta(days=99)) for person in made
    )
    return made


def elsewhere_in_the_house(cast: Cast) -> Team:
    """A team at a second site."""
    site, _made = Site.objects.get_or_create(organisation=cast.organisation, name="Pune")
    team, _made = Team.objects.get_or_create(site=site, name="Night")
    return team


def said(people: Sequence[Person], thing: Thing = MODULE, words: str = "", use: int = 4, now: datetime = NOW) -> None:
    for person in people:
        react(owner=person, thing=thing, use=use, words=words, now=now)


def items(count: int) -> list[ItemVersion]:
    """Published items with two options, of which the first is right."""
    made = []
    for n in range(count):
        item = BankItem.objects.create(
            key=f"item-{n}", skill="empathy", level=1, kind="single", prompt=f"Question {n}", state="published",
            live=1, changed_at=NOW,
        )  # fmt: skip
        body = {
            "key": f"item-{n}", "skill": "empathy", "level": 1, "version": 1, "kind": "single",
            "prompt": f"Question {n}", "explanation": "So.",
            "options": [{"text": "Yes", "right": True, "why": "So."}, {"text": "No", "right": False, "why": "Not so."}],
        }  # fmt: skip
        made.append(
            ItemVersion.objects.create(
                item=item, number=1, body=body, sha256="", state="published", changed_at=NOW, published_at=NOW
            )
        )
    return made


def answered(
    cast: Cast, people: Sequence[Person], versions: Sequence[ItemVersion], right: Callable[[Person, int], bool]
) -> Form:
    """An announced test of these items, taken by these people: `right` says who got which one right."""
    form = Form.objects.create(
        organisation=cast.organisation, key="announced", title="Announced", level=1, room=Room.ASSESSED, cut=0.6,
        made_at=NOW,
    )  # fmt: skip
    FormItem.objects.bulk_create(FormItem(form=form, version=v, place=n) for n, v in enumerate(versions))
    attempts = Attempt.objects.bulk_create(
        Attempt(form=form, person=person, room=Room.ASSESSED, seed=1, state="done", begun_at=NOW, touched_at=NOW,
                finished_at=NOW)
        for person in people
    )  # fmt: skip
    Response.objects.bulk_create(
        _response(attempt, person, version, n, right(person, n))
        for attempt, person in zip(attempts, people, strict=True)
        for n, version in enumerate(versions)
    )
    return form


def _response(attempt: Attempt, person: Person, version: ItemVersion, place: int, right: bool) -> Response:
    import uuid

    return Response(
        attempt=attempt, place=place, version=version, key=uuid.uuid4(), answer=["a" if right else "b"],
        score=float(right), right=right, seconds=20, answered_at=NOW,
    )  # fmt: skip


def by_skill(seed: str, hard_for: frozenset[int] = frozenset()) -> Callable[[Person, int], bool]:
    """Answers by skill and luck; the first item is far harder for some people."""
    dice = random.Random(seed)
    skills: dict[int, float] = {}

    def right(person: Person, place: int) -> bool:
        skill = skills.setdefault(person.pk, dice.uniform(0.35, 0.95))
        return dice.random() < skill - 0.3 * (place == 0 and person.pk in hard_for)

    return right


def judged(cast: Cast, people: Sequence[Person], anchor: Callable[[Person], int], variant: str = "parcel") -> None:
    """A decided talk of each person with one customer, with what an assessor judged."""
    rule, _made = CertificationRule.objects.get_or_create(
        organisation=cast.organisation, key="fundamentals", version=1,
        defaults={"title": "Fundamentals", "level": 1, "body": "{}", "sha256": "", "made_at": NOW},
    )  # fmt: skip
    scenario, _made = ScenarioVersion.objects.get_or_create(
        key=variant, version=1,
        defaults={"sha256": "", "body": "{}", "title": "A parcel", "industry": "post", "channel": "chat", "level": 1,
                  "minutes": 10},
    )  # fmt: skip
    attempts = Assessed.objects.bulk_create(
        Assessed(owner=person, rule=rule, state="decided", announced_at=NOW) for person in people
    )
    pieces = Piece.objects.bulk_create(
        Piece(attempt=attempt, number=1, kind="talk", variant=variant, scenario=scenario, state="ended", ended_at=NOW)
        for attempt in attempts
    )
    Judgement.objects.bulk_create(
        Judgement(piece=piece, behaviour=behaviour, anchor=anchor(person), judged_at=NOW)
        for piece, person in zip(pieces, people, strict=True)
        for behaviour in ("names_feeling", "takes_side")
    )
