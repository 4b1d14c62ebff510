"""Writing items: drafts, review by somebody else, publication, withdrawal. What is published never changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from warmline.adapters.packs.items import check_item
from warmline.apps.audit.services import record
from warmline.apps.knowledge.bodies import fingerprint, item_of, to_body
from warmline.apps.knowledge.models import BankItem, ItemVersion, State
from warmline.apps.knowledge.rules import WRITE
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.people.notes import read_note
from warmline.apps.studio.written.reviewing import KEY, check_in_review, check_other_eyes
from warmline.core.measurement.items import Item


@transaction.atomic
def begin_item(*, actor: Person, skill: str, item: Item, now: datetime) -> ItemVersion:
    """Begin an item with its first version, a draft. Refused where the key is none or is taken, or the item unsound."""
    require(WRITE, actor, actor.organisation)
    if not KEY.fullmatch(item.key):
        raise Refused(_("A key has 3 to 60 small letters, digits and _, and begins with a letter."))
    if BankItem.objects.of_house(actor.organisation_id).filter(key=item.key).exists():
        raise Refused(_("There is already an item with this key. Choose another."))
    _sound(item, skill)
    row = BankItem(organisation=actor.organisation, key=item.key, skill=skill, pool=item.pool.value, changed_at=now)
    _columns(row, item)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as taken:
        raise Refused(_("There is already an item with this key. Choose another.")) from taken
    version = _add(row, actor, 1, item, now)
    _noted(actor, "knowledge.item_written", version)
    return version


@transaction.atomic
def copy_item(*, actor: Person, version: ItemVersion, now: datetime) -> ItemVersion:
    """Begin an item of the house as a copy of one that came with Warmline."""
    if not BankItem.objects.visible_to(actor).filter(pk=version.item_id).exists():
        raise PermissionDenied
    item = item_of(version)
    taken = set(BankItem.objects.of_house(actor.organisation_id).values_list("key", flat=True))
    key = next(name for n in range(1, 1000) if (name := f"{item.key[:50]}_own{n if n > 1 else ''}") not in taken)
    return begin_item(actor=actor, skill=version.item.skill, item=_renamed(item, key, 1), now=now)


@transaction.atomic
def save_item(*, actor: Person, version: ItemVersion, item: Item, seen: str, now: datetime) -> ItemVersion:
    """Save a draft. `seen` is the sum of what the writer had before her. A version in review becomes a draft again.

    Refused where the version was published, where somebody saved in the meantime, or where the item is unsound.
    """
    require(WRITE, actor, version.item)
    found = _locked(version)
    if not found.is_open:
        raise Refused(_("A published version never changes, because people answered it. Begin a new version."))
    if found.sha256 != seen:
        raise Refused(_("Somebody else saved this item in the meantime. Compare, and save again."))
    item = _renamed(item, found.item.key, found.number)
    _sound(item, found.item.skill)
    found.body = to_body(item)
    found.sha256, found.state, found.note = fingerprint(found.body), State.DRAFT, ""
    found.reviewed_by, found.changed_at = None, now
    found.save()
    found.writers.add(actor)
    _columns(found.item, item)
    _touch(found.item, State.DRAFT, now)
    _noted(actor, "knowledge.item_saved", found)
    return found


@transaction.atomic
def new_version(*, actor: Person, item: BankItem, now: datetime) -> ItemVersion:
    """Begin the next version as a copy of the newest; the old one stays for the answers it got."""
    require(WRITE, actor, item)
    held = BankItem.objects.select_for_update().get(pk=item.pk)
    newest = _locked(held.versions.get(number=held.newest))
    if newest.is_open:
        raise Refused(_("Version %s is not published yet. Change that one.") % newest.number)
    number = newest.number + 1
    made = _add(newest.item, actor, number, _renamed(item_of(newest), item.key, number), now)
    newest.item.newest = number
    _touch(newest.item, State.DRAFT, now)
    _noted(actor, "knowledge.item_version", made)
    return made


@transaction.atomic
def send_to_review(*, actor: Person, version: ItemVersion, now: datetime) -> ItemVersion:
    """Ask somebody who did not write it to look at a draft; twice is harmless."""
    require(WRITE, actor, version.item)
    found = _locked(version)
    if found.state == State.REVIEW:
        return found
    if found.state != State.DRAFT:
        raise Refused(_("Only a draft goes to review."))
    return _moved(actor, found, State.REVIEW, "knowledge.item_sent", now)


@transaction.atomic
def approve(*, actor: Person, version: ItemVersion, seen: str, now: datetime) -> ItemVersion:
    """Publish a reviewed version; the one before it is replaced. `seen` is the sum of what the reviewer read.

    Refused for whoever wrote any of it, and where it changed while it was read.
    """
    require(WRITE, actor, version.item)
    found = _in_review(version)
    if found.sha256 != seen:
        raise Refused(_("The item changed while you read it. Read it again, please."))
    check_other_eyes(found, actor)
    found.item.versions.filter(state=State.PUBLISHED).update(state=State.REPLACED)
    found.reviewed_by, found.published_at = actor, now
    # Not before: while a draft changes sides, the published text stays where it is asked.
    item = item_of(found)
    found.item.live, found.item.pool = found.number, item.pool.value
    _columns(found.item, item)
    return _moved(actor, found, State.PUBLISHED, "knowledge.item_published", now)


@transaction.atomic
def send_back(*, actor: Person, version: ItemVersion, note: str, now: datetime) -> ItemVersion:
    """Give a version back to its writers with a note that says what to change."""
    require(WRITE, actor, version.item)
    words = read_note(note)
    found = _in_review(version)
    found.note, found.noted_by = words, actor
    return _moved(actor, found, State.DRAFT, "knowledge.item_returned", now)


@transaction.atomic
def withdraw(*, actor: Person, item: BankItem, now: datetime) -> None:
    """Take an item out of every new test. Attempts that have it on their paper finish with it."""
    require(WRITE, actor, item)
    live = item.versions.filter(state=State.PUBLISHED).first()
    if live is None:
        raise Refused(_("This item is not published."))
    found = _locked(live)
    found.item.live = None
    _moved(actor, found, State.WITHDRAWN, "knowledge.item_withdrawn", now)


def _sound(item: Item, skill: str) -> None:
    problems = [f"{'.'.join(str(part) for part in address)} {text}" for address, text in check_item(item, skill)]
    if problems:
        raise Refused(" ".join(problems))


def _renamed(item: Item, key: str, number: int) -> Item:
    return replace(item, key=key, version=number)


def _columns(row: BankItem, item: Item) -> None:
    row.prompt = item.prompt[:300]
    if row.live in (None, item.version):  # tests choose by level and kind: those of what is asked today
        row.level, row.kind = int(item.level), item.kind.value


def _add(row: BankItem, actor: Person, number: int, item: Item, now: datetime) -> ItemVersion:
    body = to_body(item)
    version = ItemVersion(item=row, number=number, body=body, sha256=fingerprint(body), changed_at=now)
    version.save()
    version.writers.add(actor)
    return version


def _locked(version: ItemVersion) -> ItemVersion:
    return ItemVersion.objects.select_for_update(of=("self",)).select_related("item").get(pk=version.pk)


def _in_review(version: ItemVersion) -> ItemVersion:
    found = _locked(version)
    check_in_review(found)
    return found


def _moved(actor: Person, version: ItemVersion, state: State, verb: str, now: datetime) -> ItemVersion:
    version.state, version.changed_at = state, now
    version.save()
    _touch(version.item, state, now)
    _noted(actor, verb, version)
    return version


def _touch(item: BankItem, state: State, now: datetime) -> None:
    item.state, item.changed_at = state, now
    item.save()


def _noted(actor: Person, verb: str, version: ItemVersion) -> None:
    record(actor=actor, verb=verb, target=f"item:{version.item_id}", data={"version": version.number})
