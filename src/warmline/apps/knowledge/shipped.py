"""The items that come with Warmline, and the quizzes made of them: loaded as versions, twice is harmless."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from warmline.adapters.content import content_folder, sum_of_content
from warmline.apps.knowledge.bodies import fingerprint, to_body
from warmline.apps.knowledge.models import BankItem, Form, FormItem, ItemLoad, ItemVersion, Pool, Room, State
from warmline.core.measurement.items import Item, ItemSet
from warmline.core.skills import ProgrammeLevel

FEWEST_FOR_QUIZ = 5
QUIZ_CUT = 0.7  # of a quiz, where it only says which explanation to read first


def is_fresh() -> bool:
    """Say whether the last load read the files that lie there now."""
    return ItemLoad.objects.filter(packs=_sum()).exists()


def remember() -> None:
    """Note that the files were loaded; to be called in the transaction that loaded them."""
    ItemLoad.objects.update_or_create(only=True, defaults={"packs": _sum()})


def _sum() -> str:
    folder = content_folder()
    return "" if folder is None else sum_of_content(folder / "items", code=(Path(__file__).parent / "management",))


class ItemChanged(Exception):
    """An item was changed under a version number that is already loaded."""


@transaction.atomic
def load_items(*, sets: Iterable[ItemSet], names: dict[str, str], now: datetime, replace_changed: bool = False) -> int:
    """Store every item as a version, publish the newest, and make a quiz of each skill and level.

    Returns how many versions were new. `names` gives the skills' names for titles. `replace_changed` is for authors at
    their own desk; otherwise a changed text under an old number raises `ItemChanged`.
    """
    found = list(sets)
    rows = {row.key: row for row in BankItem.objects.filter(organisation=None)}
    known = {
        (row.item.key, row.number): row
        for row in ItemVersion.objects.filter(item__organisation=None).select_related("item")
    }
    new = 0
    for each in found:
        for item in each.items:
            new += _store(each.skill, item, rows, known, now, replace_changed=replace_changed)
    _retire({item.key for each in found for item in each.items}, now)
    for each in found:
        for level in ProgrammeLevel:
            _quiz(each.skill, level, names.get(each.skill, each.skill), now)
    return new


def _store(
    skill: str,
    item: Item,
    rows: dict[str, BankItem],
    known: dict[tuple[str, int], ItemVersion],
    now: datetime,
    *,
    replace_changed: bool,
) -> int:
    body = to_body(item)
    digest, there = fingerprint(body), known.get((item.key, item.version))
    if there is not None and there.sha256 == digest and there.state != State.WITHDRAWN:
        return 0
    if there is not None and there.sha256 != digest and not replace_changed:
        raise ItemChanged(
            f"Item {item.key}: the text changed, but its version is still {item.version}. Raise it by one."
        )
    row = rows.get(item.key) or BankItem(key=item.key)
    row.skill, row.level, row.kind, row.prompt = skill, int(item.level), item.kind.value, item.prompt[:300]
    row.pool = item.pool.value
    row.newest = row.live = item.version
    row.state, row.changed_at = State.PUBLISHED, now
    row.save()
    rows[item.key] = row
    row.versions.filter(state=State.PUBLISHED).exclude(number=item.version).update(state=State.REPLACED)
    version = there or ItemVersion(item=row, number=item.version)
    version.body, version.sha256, version.state = body, digest, State.PUBLISHED
    version.changed_at = version.published_at = now
    version.save()
    return 1


def _retire(keys: set[str], now: datetime) -> None:
    """Items that this build no longer has are asked no more; their answers stay."""
    gone = BankItem.objects.filter(organisation=None, state=State.PUBLISHED).exclude(key__in=keys)
    ItemVersion.objects.filter(item__in=gone, state=State.PUBLISHED).update(state=State.WITHDRAWN)
    gone.update(state=State.WITHDRAWN, live=None, changed_at=now)


def _quiz(skill: str, level: ProgrammeLevel, name: str, now: datetime) -> None:
    rows = ItemVersion.objects.filter(
        item__organisation=None, item__skill=skill, item__level=int(level), state=State.PUBLISHED
    ).filter(item__pool=Pool.PRACTICE)
    versions = list(rows.order_by("item__key"))
    key = f"quiz-{skill}-{level.name.lower()}"
    before = Form.objects.filter(organisation=None, key=key).order_by("-number").first()
    if before is not None and before.closed_at is None and _items_of(before) == [row.pk for row in versions]:
        return
    Form.objects.filter(organisation=None, key=key, closed_at=None).update(closed_at=now)
    if len(versions) < FEWEST_FOR_QUIZ:
        return
    form = Form.objects.create(
        key=key,
        number=before.number + 1 if before else 1,
        title=name,
        level=int(level),
        room=Room.QUIZ,
        shares={skill: 1.0},
        cut=QUIZ_CUT,
        made_at=now,
    )
    FormItem.objects.bulk_create(FormItem(form=form, version=row, place=n) for n, row in enumerate(versions))


def _items_of(form: Form) -> list[int]:
    return list(FormItem.objects.filter(form=form).values_list("version", flat=True))
