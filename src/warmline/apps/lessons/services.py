"""What can be done in the lessons: marking an example, and the customer's seat. Every verb is the owner's alone."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from warmline.apps.audit.services import record
from warmline.apps.lessons.content import example_sets
from warmline.apps.lessons.marks import Marks, pack_marks, unpack_marks
from warmline.apps.lessons.models import Markings, Seat
from warmline.apps.lessons.seating import Sitting, pack_sitting, unpack_sitting
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.ports import language, reader
from warmline.apps.library.selectors import scenario_of
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.roleplay.answers import clean
from warmline.core.trials.seats import MOST_EXCHANGES, draw_agent, go_on, sit_down

REFLECTION_LIMIT = 2000  # characters


class NotAllMarked(ValueError):
    """An example was handed in without an anchor for each behaviour."""


class SeatTaken(ValueError):
    """A seat of this key is somebody else's."""


@transaction.atomic
def mark_example(*, user: Person, skill: str, example: str, anchors: Mapping[str, int], now: datetime) -> Marks:
    """Keep how she marked an example, sealed. Marks of an earlier try are replaced.

    Raises `NotAllMarked` where an anchor is missing or not 1 to 4, KeyError where there is no such example.
    """
    wanted = [grade.behaviour for grade in example_sets()[skill].example(example).grades]
    if any(anchors.get(key) not in (1, 2, 3, 4) for key in wanted):
        raise NotAllMarked
    row = Markings.objects.select_for_update().filter(person=user).first()
    before = unpack_marks(vault.open_sealed(user, user, bytes(row.sealed))) if row else Marks()
    marks = before.with_one(skill, example, {key: anchors[key] for key in wanted})
    sealed = vault.seal(user, pack_marks(marks))
    Markings.objects.update_or_create(person=user, defaults={"sealed": sealed, "updated_at": now})
    record(actor=user, verb="lessons.marked", about=user, private=True)
    return marks


def take_seat(*, user: Person, version: ScenarioVersion, key: UUID, words: str, now: datetime) -> Seat:
    """Begin in the customer's seat with her first words; the agent's answer waits for her.

    The same `key` again returns the seat it began before. Raises `AnswerRefused` for words that are empty or too long
    and `SeatTaken` where the key is somebody else's.
    """
    known = Seat.objects.filter(pk=key).first()
    if known is not None:
        return _own(known, user)
    scene = sit_down(scenario_of(version), language(), zlib.crc32(key.bytes), clean(words))
    said = draw_agent(scene.seed)[1].reply(scene)
    sealed = vault.seal(user, pack_sitting(Sitting(scene, said)))
    try:
        with transaction.atomic():
            seat = Seat.objects.create(
                id=key, owner=user, scenario=version, sealed=sealed, begun_at=now, touched_at=now
            )
            record(actor=user, verb="lessons.seat_taken", about=user, target=str(seat.pk), private=True)
            return seat
    except IntegrityError:
        return _own(Seat.objects.get(pk=key), user)


def _own(seat: Seat, user: Person) -> Seat:
    if seat.owner_id != user.pk:
        raise SeatTaken
    return seat


def answer_agent(*, user: Person, seat: Seat, number: int, words: str, now: datetime) -> None:
    """Answer the agent once; a stale number, or a seat that is over, changes nothing.

    Raises `AnswerRefused` for words that are empty or too long, `vault.NotTheOwner` for anybody but the owner.
    """
    sitting = _opened(user, seat)
    if seat.ended or sitting.pending is None or number != seat.exchanges + 1:
        return
    scene = go_on(sitting.scene, sitting.pending, clean(words), reader=reader())
    said = draw_agent(scene.seed)[1].reply(scene) if scene.agent_turns < MOST_EXCHANGES else None
    sealed = vault.seal(user, pack_sitting(Sitting(scene, said)))
    waiting = Seat.objects.filter(pk=seat.pk, exchanges=number - 1, ended=False)
    waiting.update(sealed=sealed, exchanges=number, ended=said is None, touched_at=now)


@transaction.atomic
def leave_seat(*, user: Person, seat: Seat, now: datetime) -> None:
    """End it; from now on the page shows who answered. A last answer that she did not react to is left out."""
    if seat.owner_id != user.pk:
        raise vault.NotTheOwner
    if Seat.objects.filter(pk=seat.pk, ended=False).update(ended=True, touched_at=now):
        record(actor=user, verb="lessons.seat_left", about=user, target=str(seat.pk), private=True)


def reflect(*, user: Person, seat: Seat, helped: str, hurt: str, now: datetime) -> None:
    """Keep what she says helped and hurt, sealed; each is cut to 2,000 characters."""
    sitting = replace(_opened(user, seat), helped=_kept(helped), hurt=_kept(hurt))
    Seat.objects.filter(pk=seat.pk, ended=True).update(sealed=vault.seal(user, pack_sitting(sitting)), touched_at=now)


def _kept(text: str) -> str:
    return text.replace("\x00", "").encode("utf-8", "ignore").decode().strip()[:REFLECTION_LIMIT]


def _opened(user: Person, seat: Seat) -> Sitting:
    return unpack_sitting(vault.open_sealed(seat.owner, user, bytes(seat.sealed)), scenario_of(seat.scenario))
