"""A pack: a zip of scenario texts with a list of them and their sums. Reading trusts nothing that the file says."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

FORMAT: Final = "warmline-scenarios"
MANIFEST: Final = "manifest.json"
MOST_BYTES: Final = 5_000_000  # of the zip
MOST_FILES: Final = 500
MOST_OPEN: Final = 400_000  # of one text when unpacked
MOST_OPEN_ALL: Final = 30_000_000
_NAME: Final = re.compile(r"scenarios/([a-z][a-z0-9_]{2,59})\.yaml")
# The same bytes for the same scenarios, whenever a pack is made.
_DATE: Final = (1980, 1, 1, 0, 0, 0)


class BadPack(ValueError):
    """The file as a whole cannot be used; the message is for the person who chose it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One scenario of a pack."""

    key: str
    version: int
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """One entry that stays out, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What a pack holds, and what in it cannot be used."""

    entries: tuple[Entry, ...]
    troubles: tuple[Trouble, ...]


def write_pack(entries: Iterable[Entry]) -> bytes:
    """Return a pack; equal scenarios give equal bytes."""
    chosen = sorted(entries, key=lambda entry: entry.key)
    listed = [
        {
            "file": f"scenarios/{entry.key}.yaml",
            "key": entry.key,
            "version": entry.version,
            "language": entry.language,
            "sha256": _sum(entry.text.encode()),
        }
        for entry in chosen
    ]
    manifest = {"format": FORMAT, "pack": 1, "scenarios": listed, "sha256": _sum_of_list(listed)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        _put(pack, MANIFEST, json.dumps(manifest, indent=2, ensure_ascii=False).encode())
        for entry in chosen:
            _put(pack, f"scenarios/{entry.key}.yaml", entry.text.encode())
    return out.getvalue()


def read_pack(data: bytes) -> Opened:
    """Open a pack. Raises BadPack where the whole cannot be used; single bad files are listed instead.

    Nothing is written to a disk, names with folders of their own are refused, and no more is unpacked than the limits
    above, whatever sizes the file claims.
    """
    if len(data) > MOST_BYTES:
        raise BadPack(_("The file is larger than 5 MB. A pack of scenarios is far smaller."))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            return _open(pack)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        if isinstance(error, BadPack):
            raise
        raise BadPack(_("The file is no zip file, or a broken one.")) from error


def _open(pack: zipfile.ZipFile) -> Opened:
    infos = [info for info in pack.infolist() if not info.is_dir()]
    if len(infos) > MOST_FILES + 1:
        raise BadPack(_("The pack holds more than %s files.") % MOST_FILES)
    manifest = _manifest(pack, infos)
    entries: list[Entry] = []
    troubles: list[Trouble] = []
    left, seen = MOST_OPEN_ALL, set[str]()
    for info in infos:
        if info.filename == MANIFEST:
            continue
        found = _entry(pack, info, manifest, seen, min(left, MOST_OPEN))
        seen.add(info.filename)
        if isinstance(found, Trouble):
            troubles.append(found)
        else:
            left -= len(found.text.encode())
            entries.append(found)
    troubles += [
        Trouble(name, _("The list names it, and it is not in the pack.")) for name in manifest if name not in seen
    ]
    return Opened(tuple(entries), tuple(troubles))


def _manifest(pack: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> dict[str, dict[str, Any]]:
    info = next((info for info in infos if info.filename == MANIFEST), None)
    raw = None if info is None else _unpacked(pack, info, MOST_OPEN)
    try:
        found = json.loads(raw or b"")
        listed = found["scenarios"]
        fits = found["format"] == FORMAT and found["sha256"] == _sum_of_list(listed)
        named = {str(each["file"]): dict(each) for each in listed}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadPack(_("This is no pack of scenarios: its manifest.json is missing or unreadable.")) from error
    if not fits:
        raise BadPack(_("The list in this pack was changed after it was made, so nothing of it is loaded."))
    return named


def _entry(
    pack: zipfile.ZipFile, info: zipfile.ZipInfo, manifest: dict[str, dict[str, Any]], seen: set[str], most: int
) -> Entry | Trouble:
    name, listed = info.filename[:120], manifest.get(info.filename)
    match = _NAME.fullmatch(info.filename)
    if match is None:
        return Trouble(name, _("The name is not allowed. Only scenarios/<key>.yaml is."))
    if listed is None or info.filename in seen:
        return Trouble(name, _("It is not in the list of the pack, or is there twice."))
    raw = _unpacked(pack, info, most)
    if raw is None:
        return Trouble(name, _("It is too large when unpacked, encrypted, or broken."))
    if _sum(raw) != listed.get("sha256"):
        return Trouble(name, _("It was changed after the pack was made: its sum is another."))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Trouble(name, _("It is not UTF-8 text."))
    version, language = listed.get("version"), listed.get("language")
    known = version if isinstance(version, int) and version > 0 else 1
    return Entry(match.group(1), known, language if isinstance(language, str) else "en", text)


def _unpacked(pack: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes | None:
    """Return at most `most` bytes, None where there are more: what is read counts, never the size that is claimed."""
    if info.flag_bits & 1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return None
    try:
        with pack.open(info) as stream:
            raw = stream.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        return None
    return None if len(raw) > most else raw


def _put(pack: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    pack.writestr(info, data)


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _sum_of_list(listed: Any) -> str:
    return _sum(json.dumps(listed, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())
