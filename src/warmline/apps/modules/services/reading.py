"""What a reader does: opening a section, answering, noting, marking, finishing. Every verb is the owner's alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.drills.plans import PlanRefused
from warmline.apps.drills.services import make_plan
from warmline.apps.library.ports import reader, rubric
from warmline.apps.modules.choosing import version_to_begin
from warmline.apps.modules.models import Done, Module, Reading, Version
from warmline.apps.modules.progress import Given, Progress, Seen, pack, unpack
from warmline.apps.modules.tags import tag_of
from warmline.apps.modules.texts import exercise_sum, exercise_sums, text_of
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.services import note_evidence, note_time
from warmline.core.curriculum.module import Exercise, Plan, Say, is_complete, mark
from warmline.core.practice.difficulty import of_level
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.trials.examples import Example, machine_reads

LONGEST_ANSWER = 4_000  # characters
LONGEST_NOTE = 4_000
# To know the right words is less than to say them. How much less nobody has measured; this is a choice.
CONFIDENCE_OF_CHOOSING = 0.5


class Incomplete(ValueError):
    """An answer without all that the exercise asks for."""


class NothingToRead(ValueError):
    """There is no version that this person may read."""


class NotFinished(ValueError):
    """Required exercises are still open."""


def clean(text: str, longest: int) -> str:
    """Return what was typed without what no database keeps, cut to a length."""
    plain = text.replace("\x00", "").replace("\r\n", "\n").encode("utf-8", "ignore").decode()
    return plain.strip()[:longest]


@transaction.atomic
def begin(*, user: Person, module: Module, now: datetime) -> Progress:
    """Begin the version of a module that is published, or go on where she was. Raises NothingToRead."""
    row = _row(user, module)
    if row is not None:
        return _opened(user, row)
    version = version_to_begin(user, module)
    visible = Module.objects.visible_to(user).filter(pk=module.pk).exists()
    if version is None or not visible:
        raise NothingToRead
    progress = Progress(module.pk, version.number, now, 0, now)
    Reading.objects.create(owner=user, tag=tag_of(user, module), sealed=_seal(user, progress), touched_at=now)
    record(actor=user, verb="modules.begun", about=user, private=True)
    return progress


def open_section(*, user: Person, module: Module, place: int, now: datetime) -> None:
    """Remember where she is."""
    _change(user, module, now, lambda progress: progress.at_place(place, now))


@transaction.atomic
def answer(*, user: Person, module: Module, key: str, words: Sequence[str], now: datetime) -> Given:
    """Keep an answer to an exercise of the version she reads; the first one to it counts as evidence, for her alone.

    Raises KeyError where there is no such exercise, Incomplete for half an answer.
    """
    row = _held(user, module)
    progress = _opened(user, row)
    text = text_of(Version.objects.get(module=module, number=progress.number))
    exercise = text.exercise(key)
    given_words = tuple(clean(word, LONGEST_ANSWER) for word in words)
    if not is_complete(exercise, given_words):
        raise Incomplete
    given = Given(given_words, now, exercise_sum(exercise), _read(exercise, given_words))
    if key not in progress.answers:
        _note(user, exercise, given, int(text.front.level))
    if isinstance(exercise, Plan):
        _hand_on_plan(user, given_words, now)
    note_time(person=user, seconds=int((now - row.touched_at).total_seconds()), now=now)
    _keep(user, row, progress.with_answer(key, given), now)
    return given


def write_note(*, user: Person, module: Module, section: str, words: str, now: datetime) -> None:
    """Keep a note to a section, sealed; empty words take it away."""
    _change(user, module, now, lambda progress: progress.with_note(section, clean(words, LONGEST_NOTE)))


def set_bookmark(*, user: Person, module: Module, section: str, on: bool, now: datetime) -> None:
    """Mark a section, or take the mark off."""
    _change(user, module, now, lambda progress: progress.with_bookmark(section, on=on))


@transaction.atomic
def finish(*, user: Person, module: Module, now: datetime) -> Done:
    """Count the version she reads as done; a second time changes nothing. Raises NotFinished."""
    row = _held(user, module)
    progress = _opened(user, row)
    version = Version.objects.get(module=module, number=progress.number)
    if progress.open_exercises(text_of(version)):
        raise NotFinished
    if progress.finished_at is None:
        _keep(user, row, replace(progress, finished_at=now), now)
    done, made = Done.objects.get_or_create(
        person=user, module=module, number=progress.number, defaults={"at": now, "how": Done.How.READ}
    )
    if made:
        record(actor=user, verb="modules.finished", about=user, target=f"module:{module.pk}", private=True)
    return done


@transaction.atomic
def move_on(*, user: Person, module: Module, now: datetime) -> Progress:
    """Go from the version she began to the published one; answers stay where the exercise is the same, notes always."""
    row = _held(user, module)
    progress = _opened(user, row)
    version = version_to_begin(user, module)
    if version is None:
        raise NothingToRead
    if version.number == progress.number:
        return progress
    text = text_of(version)
    moved = progress.moved_to(version.number, text, exercise_sums(text))
    _keep(user, row, moved, now)
    return moved


def _read(exercise: Exercise, words: tuple[str, ...]) -> Seen | None:
    """Return what the reader of moves suggests for a say-it answer; None where it saw no chance for the behaviour."""
    if not isinstance(exercise, Say):
        return None
    example = Example(exercise.key, exercise.customer, words[0], (), exercise.channel)
    found = machine_reads(example, reader(), rubric()).get(exercise.behaviour)
    if found is None:
        return None
    return Seen(found.anchor, found.confidence, tuple(dict.fromkeys(mark.quote for mark in found.marks)))


def _note(user: Person, exercise: Exercise, given: Given, level: int) -> None:
    """Hand one sighting to her sealed standing where the exercise is about a behaviour and can be judged."""
    behaviour = getattr(exercise, "behaviour", None)
    if behaviour is None:
        return
    if given.seen is not None:
        success, confidence = (given.seen.anchor - 1) / 3, given.seen.confidence
    else:
        found = mark(exercise, given.answer).success
        if found is None:
            return
        success, confidence = found, CONFIDENCE_OF_CHOOSING
    skill = rubric().behaviour(behaviour)[0].key
    sighting = Evidence(behaviour, skill, Source.QUIZ, success, confidence, given.at, of_level(level))
    note_evidence(person=user, evidence=[sighting])


def _hand_on_plan(user: Person, words: Sequence[str], now: datetime) -> None:
    """Let her daily practice ask about the plan tomorrow; one that is too long for it stays in the module alone."""
    with suppress(PlanRefused):
        make_plan(user=user, moment=words[0], deed=words[1], now=now, sure=True)


def _change(user: Person, module: Module, now: datetime, change: Callable[[Progress], Progress]) -> None:
    with transaction.atomic():
        row = _held(user, module)
        _keep(user, row, change(_opened(user, row)), now)


def _row(user: Person, module: Module) -> Reading | None:
    # The person's own row is held, so that two devices cannot both begin the same module.
    Person.objects.select_for_update().filter(pk=user.pk).first()
    return Reading.objects.select_for_update().filter(owner=user, tag=tag_of(user, module)).first()


def _held(user: Person, module: Module) -> Reading:
    row = _row(user, module)
    if row is None:
        raise NothingToRead
    return row


def _opened(user: Person, row: Reading) -> Progress:
    return unpack(vault.open_sealed(user, user, bytes(row.sealed)))


def _seal(user: Person, progress: Progress) -> bytes:
    return vault.seal(user, pack(progress))


def _keep(user: Person, row: Reading, progress: Progress, now: datetime) -> None:
    row.sealed, row.touched_at = _seal(user, progress), now
    row.save(update_fields=["sealed", "touched_at"])
