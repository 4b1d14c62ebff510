"""Keeping answers: one from a page, or many that a phone gathered without a network. Nothing is lost or doubled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.drills import models
from warmline.apps.drills.answers import (
    LONGEST_SECONDS,
    Kept,
    Sent,
    answer_id,
    checked,
    clean,
    pack_answer,
    read,
    unpack_answer,
)
from warmline.apps.drills.content import items
from warmline.apps.drills.deck import Deck, with_reviews, without
from warmline.apps.drills.evidence import evidence_of
from warmline.apps.drills.services.holding import caught_up, held_deck, keep_deck, own_day
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.services import note_evidence, note_time
from warmline.core.practice.spacing import Grade, Review

MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of many answers: `kept` are new, `known` were here already, `strange` name nothing of this build.

    All three hold the keys that the device gave. It may forget every answer named in any of them.
    """

    kept: tuple[UUID, ...] = ()
    known: tuple[UUID, ...] = ()
    strange: tuple[UUID, ...] = ()


def answer_drill(
    *, user: Person, key: UUID, item: str, text: str, now: datetime, seconds: int = 0, example: bool = False
) -> UUID:
    """Keep the user's answer to a drill and return its id; the same `key` again returns the one kept first.

    `example` says that she was shown another answer before. Raises AnswerRefused for words that are none or too many,
    KeyError where there is no such drill.
    """
    if not items()[item].is_drill:
        raise KeyError(item)
    merge_answers(user=user, answers=[Sent(key, item, now, checked(text), None, seconds, example)], now=now)
    return answer_id(user.pk, key)


def answer_card(*, user: Person, key: UUID, item: str, grade: Grade | None, now: datetime, seconds: int = 0) -> UUID:
    """Keep how the user graded a recall card, or a drill that she said aloud (`grade` None: she will choose), and
    return the answer's id. Raises KeyError where there is no such item."""
    _ = items()[item]
    merge_answers(user=user, answers=[Sent(key, item, now, "", grade, seconds)], now=now)
    return answer_id(user.pk, key)


def merge_answers(*, user: Person, answers: Sequence[Sent], now: datetime) -> Merged:
    """Keep answers that may be old, out of order, sent before, or given on two devices, and say what came of each.

    Whatever the order of arrival, the cards are the same afterwards: of two answers to one item on one day of the
    user's calendar the first by time counts, and both are kept. The same key is the same answer; should its versions
    differ, the earlier one stays. A time after `now` is taken as `now`. Words are read before the transaction. Raises
    ValueError for more than 200 at once, `vault.KeyErased` after the user's erasure.
    """
    if len(answers) > MOST_AT_ONCE:
        raise ValueError(f"{len(answers)} answers at once; at most {MOST_AT_ONCE}")
    strange = tuple(each.key for each in answers if each.item not in items())
    wanted = _first_versions([_sound(each, now) for each in answers if each.item in items()])
    before = _stored(user, wanted)
    new = {key: each for key, each in wanted.items() if _is_newer(each, before.get(answer_id(user.pk, key)))}
    read_ones = {key: _kept(each) for key, each in new.items()}
    kept = _save(user, new, read_ones, now) if new else ()
    return Merged(kept, tuple(key for key in wanted if key not in kept), strange)


def _sound(sent: Sent, now: datetime) -> Sent:
    """Return the answer with a time that is not to come, in whole milliseconds, and words and seconds in range."""
    at = min(sent.at, now)
    at = at.replace(microsecond=at.microsecond // 1000 * 1000)
    seconds = max(0, min(sent.seconds, LONGEST_SECONDS))
    return replace(sent, at=at, text=clean(sent.text), seconds=seconds)


def _rank(item: str, at: datetime, text: str) -> tuple[datetime, str, str]:
    return (at, item, text)


def _first_versions(answers: Iterable[Sent]) -> dict[UUID, Sent]:
    found: dict[UUID, Sent] = {}
    for each in answers:
        known = found.setdefault(each.key, each)
        found[each.key] = min(known, each, key=lambda one: _rank(one.item, one.at, one.text))
    return found


def _stored(user: Person, wanted: Iterable[UUID]) -> dict[UUID, Kept]:
    ids = [answer_id(user.pk, key) for key in wanted]
    rows = list(models.Answer.objects.visible_to(user).filter(pk__in=ids))
    texts = vault.open_many(user, user, [bytes(row.sealed) for row in rows]) if rows else []
    return {row.pk: unpack_answer(text) for row, text in zip(rows, texts, strict=True)}


def _is_newer(sent: Sent, stored: Kept | None) -> bool:
    """Say whether an answer changes what is kept: it is not there yet, or it is an earlier version of it."""
    return stored is None or _rank(sent.item, sent.at, sent.text) < _rank(stored.item, stored.at, stored.text)


def _kept(sent: Sent) -> Kept:
    version = items()[sent.item].version
    seen, hurt = read(sent.item, sent.text)
    return Kept(sent.item, sent.at, sent.text, seen, sent.grade, version, hurt, sent.example)


@transaction.atomic
def _save(user: Person, new: dict[UUID, Sent], read_ones: dict[UUID, Kept], now: datetime) -> tuple[UUID, ...]:
    deck = caught_up(user, held_deck(user), now)
    before = _stored(user, new)  # another device may have been quicker while the words were read
    fresh = {key: each for key, each in new.items() if _is_newer(each, before.get(answer_id(user.pk, key)))}
    if not fresh:
        return ()
    _write(user, fresh, read_ones)
    keep_deck(user, _with(deck, user, fresh, read_ones, before), now)
    unseen = [key for key in fresh if answer_id(user.pk, key) not in before]
    note_evidence(person=user, evidence=[one for key in unseen if (one := evidence_of(read_ones[key]))])
    for key in unseen:
        note_time(person=user, seconds=fresh[key].seconds, now=fresh[key].at)
    if not deck.done_on(own_day(user, now)):
        record(actor=user, verb="drills.practised", about=user, private=True)
    return tuple(unseen)


def _write(user: Person, fresh: dict[UUID, Sent], read_ones: dict[UUID, Kept]) -> None:
    sealed = vault.seal_many(user, [pack_answer(read_ones[key]) for key in fresh])
    models.Answer.objects.bulk_create(
        [
            models.Answer(id=answer_id(user.pk, key), person=user, sealed=one, at=fresh[key].at)
            for key, one in zip(fresh, sealed, strict=True)
        ],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["sealed", "at"],
    )


def _with(
    deck: Deck, user: Person, fresh: dict[UUID, Sent], read_ones: dict[UUID, Kept], before: dict[UUID, Kept]
) -> Deck:
    for key in fresh:
        stored = before.get(answer_id(user.pk, key))
        if stored is not None:
            deck = without(deck, stored.item, answer_id(user.pk, key).hex)
    reviews = []
    for key, sent in fresh.items():
        one = read_ones[key]
        review = Review(sent.at, answer_id(user.pk, key).hex, own_day(user, sent.at), one.counts_as, one.comes_soon)
        reviews.append((sent.item, items()[sent.item].behaviour, review))
    return with_reviews(deck, reviews)
