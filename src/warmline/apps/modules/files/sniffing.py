"""What a file is, found in its first bytes; its name and what a browser says of it count for nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from warmline.apps.modules.models import MediaFile

HEAD: Final = 4096  # bytes that are enough to know it


@dataclass(frozen=True, slots=True)
class Nature:
    """What a file is: its kind and the type that it is served with."""

    kind: str
    content_type: str


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(starts)


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[:4] == b"RIFF" and head[8:12] == form


def _ftyp(*brands: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[4:8] == b"ftyp" and head[8:12] in brands


def _mp3(head: bytes) -> bool:
    # ID3, or a frame: eleven bits of sync, then a version, a layer and a bit rate that exist.
    if head[:3] == b"ID3":
        return True
    sync = len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0
    return sync and head[1] & 0x18 != 0x08 and head[1] & 0x06 == 0x02 and head[2] & 0xF0 not in (0x00, 0xF0)


def _webm(head: bytes) -> bool:
    return head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:64]


_P, _S, _F, _D = MediaFile.Kind.PICTURE, MediaFile.Kind.SOUND, MediaFile.Kind.FILM, MediaFile.Kind.DOCUMENT
_KNOWN: Final[tuple[tuple[Callable[[bytes], bool], str, str], ...]] = (
    (_begins(b"\x89PNG\r\n\x1a\n"), _P, "image/png"),
    (_begins(b"\xff\xd8\xff"), _P, "image/jpeg"),
    (_begins(b"GIF87a", b"GIF89a"), _P, "image/gif"),
    (_riff(b"WEBP"), _P, "image/webp"),
    (_begins(b"%PDF-"), _D, "application/pdf"),
    (_ftyp(b"M4A ", b"M4B "), _S, "audio/mp4"),
    (_ftyp(b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash"), _F, "video/mp4"),
    (_webm, _F, "video/webm"),
    (_begins(b"OggS"), _S, "audio/ogg"),
    (_riff(b"WAVE"), _S, "audio/wav"),
    (_begins(b"fLaC"), _S, "audio/flac"),
    (_mp3, _S, "audio/mpeg"),
)


def nature_of(head: bytes) -> Nature | None:
    """Return what a file is by its first bytes, or None where it is nothing that modules show (SVG and HTML too)."""
    return next((Nature(kind, content_type) for fits, kind, content_type in _KNOWN if fits(head)), None)
