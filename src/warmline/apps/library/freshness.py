"""Whether the library holds the packs of this build already: a start of the house need not parse them all again."""

from __future__ import annotations

import hashlib

from warmline.apps.library.models import ContentLoad, ScenarioVersion


def is_fresh(*, packs: str) -> bool:
    """Say whether the last load read files with this sum, and left the versions that are stored now.

    Anything else reads the packs again: another text, another build, a version that was taken back by hand.
    """
    return ContentLoad.objects.filter(packs=packs, versions=sum_of_versions()).exists()


def remember(*, packs: str) -> None:
    """Note that the files with this sum were loaded; to be called in the transaction that loaded them."""
    ContentLoad.objects.update_or_create(only=True, defaults={"packs": packs, "versions": sum_of_versions()})


def sum_of_versions() -> str:
    """Return the SHA-256 over key, version, sum and state of every version that came with Warmline; no body is read."""
    rows = ScenarioVersion.objects.filter(organisation=None).order_by("pk")
    wanted = rows.values_list("pk", "key", "version", "sha256", "published")
    return hashlib.sha256(repr(list(wanted)).encode()).hexdigest()
