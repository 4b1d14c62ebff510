"""A badge inside a PNG picture: the chunk iTXt with the keyword of Open Badges 3.0, written and found."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from PIL import Image, PngImagePlugin

KEYWORD: Final = b"openbadgecredential"
SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


class BrokenPicture(ValueError):
    """The picture is damaged, so nothing in it is believed."""


def bake_png(picture: Image.Image, token: str) -> bytes:
    """Return the picture as PNG with the credential in it, uncompressed as the standard asks."""
    text = PngImagePlugin.PngInfo()
    text.add_itxt(KEYWORD.decode(), token, zip=False)
    out = io.BytesIO()
    picture.save(out, "PNG", pnginfo=text, optimize=True)
    return out.getvalue()


def token_in_png(data: bytes) -> str | None:
    """Return the credential in a PNG, or None where it holds none. Raises BrokenPicture where a checksum is not right.

    The picture itself is not unpacked, so a small file cannot ask for a large memory.
    """
    found: str | None = None
    for kind, body in _chunks(data):
        if kind == b"iTXt" and body.startswith(KEYWORD + b"\0"):
            if found is not None:
                raise BrokenPicture("two credentials in one picture")
            found = _text(body[len(KEYWORD) + 1 :])
    return found


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, kind = len(SIGNATURE), b""
    while at < len(data) and kind != b"IEND":
        if at + 12 > len(data):
            raise BrokenPicture("the file ends within a chunk")
        length, kind = struct.unpack_from(">I4s", data, at)
        if at + 12 + length > len(data):
            raise BrokenPicture("the file ends within a chunk")
        body = data[at + 8 : at + 8 + length]
        if zlib.crc32(kind + body) != struct.unpack_from(">I", data, at + 8 + length)[0]:
            raise BrokenPicture("a checksum is not right")
        yield kind, body
        at += 12 + length
    if kind != b"IEND" or at != len(data):
        raise BrokenPicture("the file does not end where the picture ends")


def _text(rest: bytes) -> str:
    # Two bytes for compression, then language and translated keyword, each closed by a zero.
    if rest[:1] != b"\0":
        raise BrokenPicture("the credential is compressed, which the standard forbids")
    parts = rest[2:].split(b"\0", 2)
    if len(parts) != 3:
        raise BrokenPicture("the chunk of the credential is not whole")
    return parts[2].decode("utf-8", "replace")
