"""A small bank and tests made of it, for the tests of this app."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from uuid import uuid4

from tests.cast import Cast
from tests.core.measurement.items.bank import item

from warmline.apps.knowledge import services
from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.models import Attempt, CalibrationRun, Form, ItemParameters, ItemVersion, Room
from warmline.apps.knowledge.services.setting import Plan
from warmline.apps.knowledge.sheets import read_sheet
from warmline.apps.knowledge.shipped import load_items
from warmline.apps.people.models import Person
from warmline.core.measurement.items import ItemSet, Kind, Pool
from warmline.core.measurement.items.bank import Item

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
KEYED = (Kind.SINGLE, Kind.MULTIPLE, Kind.ORDERING, Kind.MATCHING)


def stock(*kinds: Kind, skills: tuple[str, ...] = ("empathy",), pool: Pool = Pool.ASSESSED) -> None:
    """Load one item a kind for each skill, under keys that hold their number; the bank then has nothing else."""
    tail = "" if pool is Pool.ASSESSED else "_p"
    sets = [
        ItemSet(
            skill,
            tuple(item(kind, key=f"{skill}_{n:03}_{kind.value}{tail}", pool=pool) for n, kind in enumerate(kinds)),
        )
        for skill in skills
    ]
    load_items(sets=sets, names={}, now=NOW)


def plan(length: int, room: Room = Room.ASSESSED, **more: object) -> Plan:
    """A plan for a test of empathy at the first level."""
    title = "Empathy, first steps" if room is Room.ASSESSED else "Empathy, to practise"
    fields = {"title": title, "level": 1, "shares": {"empathy": 1.0}, "cut": 0.6}
    return Plan(room=room, length=length, **{**fields, **more})  # type: ignore[arg-type]


def assessed(cast: Cast, *kinds: Kind, **more: object) -> Form:
    """An assessed test of these kinds, for which the trainer is named."""
    stock(*kinds)
    return services.make_form(actor=cast.manager, plan=plan(len(kinds), **more), readers=[cast.trainer], now=NOW)


def quiz(cast: Cast, *kinds: Kind) -> Form:
    """A practice test of these kinds."""
    stock(*kinds, pool=Pool.PRACTICE)
    return services.make_form(actor=cast.manager, plan=plan(len(kinds), Room.QUIZ), readers=[], now=NOW)


def begin(person: Person, form: Form, now: datetime = NOW) -> Attempt:
    """An attempt, begun."""
    return services.start(user=person, form=form, key=uuid4(), now=now)


def sent_for(attempt: Attempt, version: ItemVersion, answer: tuple[str, ...]) -> list[str]:
    """What the page would send for an answer in the item's own letters: the way through the shuffle, backwards."""
    found = item_of(version)
    if found.kind in (Kind.SHORT, Kind.SAY):
        return list(answer)
    order = _order(found, str(attempt.seed))
    number = {found.letters()[place]: str(n) for n, place in enumerate(order, 1)}
    if found.kind is Kind.ORDERING:
        return [str(answer.index(found.letters()[place]) + 1) for place in order]
    if found.kind is Kind.RATE:
        return [answer[place] for place in order]
    return [number[letter] for letter in answer]


def _order(found: Item, seed: str) -> list[int]:
    places = list(range(len(found.choices())))
    Random(f"{seed}:{found.key}:{found.version}:order").shuffle(places)
    if found.kind is Kind.ORDERING and places == sorted(places):
        places.reverse()
    return places


def right_answer(version: ItemVersion) -> tuple[str, ...]:
    """The key in letters, or something that answers an item without one."""
    found = item_of(version)
    return found.key_of() or {
        Kind.SHORT: ("sorry",), Kind.SAY: ("No wonder.",), Kind.BEST: ("a",), Kind.RATE: ("5", "2", "1"),
    }[found.kind]  # fmt: skip


def wrong_answer(version: ItemVersion) -> tuple[str, ...]:
    """An answer that earns nothing by rule."""
    return {
        Kind.SINGLE: ("b",), Kind.MULTIPLE: ("a",), Kind.ORDERING: ("d", "c", "b", "a"), Kind.MATCHING: ("b", "c", "a"),
        Kind.SHORT: ("no idea",), Kind.SAY: ("Hm.",), Kind.BEST: ("c",), Kind.RATE: ("1", "5", "5"),
    }[item_of(version).kind]  # fmt: skip


def answer_next(attempt: Attempt, *, right: bool = True, now: datetime = NOW, key=None) -> Attempt:
    """Answer the item that waits."""
    sheet = read_sheet(attempt.person, attempt)
    version = ItemVersion.objects.get(pk=sheet.current)
    answer = right_answer(version) if right else wrong_answer(version)
    sent = sent_for(attempt, version, answer)
    place = len(sheet.entries)
    return services.answer(user=attempt.person, attempt=attempt, place=place, key=key or uuid4(), sent=sent, now=now)


def answer_all(attempt: Attempt, right: int, now: datetime = NOW) -> Attempt:
    """Answer all items of a fixed form, the first `right` of them rightly."""
    for n in range(len(read_sheet(attempt.person, attempt).paper)):
        attempt = answer_next(attempt, right=n < right, now=now)
    return attempt


def calibrated(cast: Cast, n: int = 200) -> CalibrationRun:
    """A calibration in which every keyed item of the bank has so many answers."""
    run = CalibrationRun.objects.create(
        organisation=cast.organisation, model="1PL", persons=n, log_likelihood=-100.0, converged=True, made_at=NOW
    )
    versions = ItemVersion.objects.filter(item__kind__in=[kind.value for kind in KEYED]).order_by("pk")
    ItemParameters.objects.bulk_create(
        ItemParameters(
            run=run, version=row, a=1.0, b=-2 + 4 * place / max(len(versions) - 1, 1), se_a=0.1, se_b=0.1, n=n,
            infit=1.0, outfit=1.0,
        )
        for place, row in enumerate(versions)
    )  # fmt: skip
    return run
