"""The modules that came with this build, brought into the house: new versions appear, gone ones are taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from warmline.adapters.packs import content_root
from warmline.apps.modules.models import Module, State, Version
from warmline.apps.modules.services.writing import told_by
from warmline.apps.studio.written.reviewing import sum_of
from warmline.core.curriculum.module import ModuleText


class ContentChanged(ValueError):
    """A text changed and its version was not raised; somebody may be reading the version that is stored."""


def is_fresh(folder: Path | None = None) -> bool:
    """Say whether the house holds the texts of this build already; they are not parsed for it. One query."""
    files = sorted((folder or content_root() / "modules").glob("*/*.md"))
    rows = Version.objects.filter(module__organisation=None, state=State.PUBLISHED)
    return {sum_of(path.read_text("utf-8-sig")) for path in files} == set(rows.values_list("sha256", flat=True))


@transaction.atomic
def load_shipped(
    *, modules: Iterable[tuple[str, ModuleText]], now: datetime, replace_changed: bool = False
) -> tuple[int, int]:
    """Bring the modules of a build in; return how many versions are new and how many modules were taken back.

    A second time changes nothing. Raises ContentChanged where a text changed and its version did not, unless
    `replace_changed`.
    """
    found = list(modules)
    known = {row.key: row for row in Module.objects.select_for_update().filter(organisation=None)}
    added = sum(_brought(known, text, module, now, replace_changed) for text, module in found)
    for key, module in known.items():
        suffix = f"_{module.language.replace('-', '_')}"
        original = known.get(key.removesuffix(suffix)) if key.endswith(suffix) else None
        if original is not None and module.original_id != original.pk:
            module.original = original
            module.save(update_fields=["original"])
    return added, _taken_back({module.front.key for _, module in found}, now)


def _brought(known: dict[str, Module], text: str, told: ModuleText, now: datetime, replace_changed: bool) -> bool:
    front = told.front
    module = known.get(front.key)
    if module is None:
        module = known[front.key] = Module(organisation=None, key=front.key, language=front.language, changed_at=now)
        module.save()
    version = Version.objects.filter(module=module, number=front.version).first()
    if version is not None and version.sha256 != sum_of(text) and not replace_changed:
        raise ContentChanged(f"{front.key}: the text changed; raise version: {front.version} at its head.")
    if version is not None and version.sha256 == sum_of(text) and module.live == front.version:
        return False
    Version.objects.filter(module=module, state=State.PUBLISHED).exclude(number=front.version).update(
        state=State.REPLACED
    )
    made = version or Version(module=module, number=front.version, published_at=now)
    made.text, made.sha256, made.state, made.changed_at = text, sum_of(text), State.PUBLISHED, now
    made.save()
    for name, value in told_by(told).items():
        setattr(module, name, value)
    module.newest, module.live, module.state = max(module.newest, front.version), front.version, State.PUBLISHED
    module.language, module.changed_at = front.language, now
    module.save()
    return True


def _taken_back(keys: set[str], now: datetime) -> int:
    gone = Module.objects.filter(organisation=None).exclude(key__in=keys).exclude(live=None)
    Version.objects.filter(module__in=gone, state=State.PUBLISHED).update(state=State.WITHDRAWN, withdrawn_at=now)
    return gone.update(live=None, state=State.WITHDRAWN, changed_at=now)
