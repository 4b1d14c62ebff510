"""Modules of the sample house: one of its own, a translation that fell behind, readers, and one who is half through."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from warmline.apps.modules import services
from warmline.apps.modules.models import Done, Module, State, Version
from warmline.apps.people.models import Membership, Organisation, Person, Role
from warmline.apps.people.sample.finding import face

KEY: Final = "parcel_desk_feelings"
_SEED: Final = "sample modules"
_SHARE: Final = 0.6  # of the agents
_TITLE: Final = ("title: Say the feeling first", "title: Say the feeling first, at the parcel desk")
_BEGINNING: Final = "A customer writes because something did not work."
_OURS: Final = (
    "At the parcel desk most first lines hold a day: the birthday, the move, the deadline. That day is where the "
    "feeling lives."
)


@transaction.atomic
def load_sample_modules(organisation: Organisation, now: datetime) -> int:
    """Give the sample house a module of its own with a translation, and readers; return how many have done one.

    Where the house has a module already, or the modules of the build are not loaded, nothing is added.
    """
    nadia, thandi, miriam = (face(organisation, n) for n in (0, 2, 4))
    shipped = Version.objects.select_related("module").filter(
        module__organisation=None, module__key="say_the_feeling", state=State.PUBLISHED
    )
    version = shipped.first()
    if (
        version is None
        or not (nadia and thandi and miriam)
        or Module.objects.filter(organisation=organisation).exists()
    ):
        return 0
    _write(thandi, miriam, version, now)
    _read(nadia, now)
    return _done(organisation, version, now, nadia)


def _write(writer: Person, reviewer: Person, version: Version, now: datetime) -> None:
    """One module of the house, published; a translation of it; then a second version that the translation has not."""
    begun = now - timedelta(days=40)
    module = services.fork(actor=writer, version=version, key=KEY, now=begun)
    _publish(writer, reviewer, module, _TITLE, begun + timedelta(days=3))
    first = Version.objects.select_related("module").get(module=module, number=1)
    services.begin_translation(actor=writer, version=first, language="pt", now=now - timedelta(days=20))
    services.new_version(actor=writer, module=module, now=now - timedelta(days=9))
    _publish(writer, reviewer, module, (_BEGINNING, f"{_OURS} {_BEGINNING}"), now - timedelta(days=7))


def _publish(writer: Person, reviewer: Person, module: Module, change: tuple[str, str], at: datetime) -> None:
    module.refresh_from_db()
    draft = Version.objects.select_related("module").get(module=module, number=module.newest)
    text = draft.text.replace(*change, 1)
    saved = services.save_text(actor=writer, version=draft, text=text, seen=draft.sha256, now=at)
    services.send_to_review(actor=writer, version=saved, now=at)
    services.approve(actor=reviewer, version=saved, seen=saved.sha256, now=at)
    services.publish(actor=writer, version=saved, now=at)


def _read(reader: Person, now: datetime) -> None:
    """Half a module: two answers, a note, a mark."""
    module = Module.objects.get(organisation=None, key="comfort_that_helps")
    at = now - timedelta(days=1)
    services.begin(user=reader, module=module, now=at)
    services.answer(user=reader, module=module, key="sense_or_claim", words=["0"], now=at + timedelta(minutes=2))
    services.answer(
        user=reader, module=module, key="fear_and_deed", words=["0", "1", "2"], now=at + timedelta(minutes=4)
    )
    words = "The word that works is because. Try it with the next late parcel."
    services.write_note(user=reader, module=module, section="makes_sense", words=words, now=at + timedelta(minutes=4))
    services.set_bookmark(user=reader, module=module, section="words_and_deed", on=True, now=at + timedelta(minutes=5))
    services.open_section(user=reader, module=module, place=2, now=at + timedelta(minutes=5))


def _done(organisation: Organisation, version: Version, now: datetime, but: Person) -> int:
    """Say of some agents that they have done the first module; of their answers nothing is made up."""
    dice = random.Random(_SEED)  # noqa: S311
    held = Membership.objects.current().filter(role=Role.AGENT, person__organisation=organisation).exclude(person=but)
    people = sorted(set(held.values_list("person", flat=True)))
    rows = [
        Done(
            person_id=person, module=version.module, number=version.number, at=now - timedelta(days=dice.uniform(1, 50))
        )
        for person in people
        if dice.random() < _SHARE
    ]
    Done.objects.bulk_create(rows)
    return len(rows)
