"""Which badges were taken back: a signed list of bits that says nothing about whom (W3C Bitstring Status List, 2025).

Chosen over 1EdTech's revocation list, which names each revoked badge with its reason at an open address: here whoever
looks fetches the bits of all badges at once, so nobody learns which one was looked at, and the list can be kept as a
file and checked without a network.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from warmline.adapters.badges.credential import moment, parse_moment
from warmline.adapters.badges.facts import Issuer
from warmline.adapters.badges.keys import KeySet, SigningKey, issuer_of
from warmline.adapters.badges.tokens import NotAToken, from_base64, sign, take_apart, to_base64

# The least that the recommendation allows, for a crowd to hide in: 16 kB of bits.
SIZE: Final = 131_072
_KIND: Final = "BitstringStatusListCredential"


class UnusableStatus(ValueError):
    """The text is no status list that can be believed; the message says why."""


@dataclass(frozen=True, slots=True)
class StatusList:
    """A list whose signature was right. `until`: when it wants to be fetched again."""

    url: str
    bits: bytes
    until: datetime

    def is_set(self, index: int) -> bool:
        """Return whether the badge at this index was taken back. Raises IndexError outside the list."""
        if not 0 <= index < len(self.bits) * 8:
            raise IndexError(index)
        return bool(self.bits[index // 8] & (128 >> index % 8))


def write_status(
    url: str, issuer: Issuer, revoked: Iterable[int], key: SigningKey, *, since: datetime, until: datetime
) -> str:
    """Return the signed list with the bits of `revoked` set."""
    bits = bytearray(SIZE // 8)
    for index in revoked:
        bits[index // 8] |= 128 >> index % 8
    # The gzip header would otherwise hold the time, and the same list would be another text each second.
    packed = "u" + to_base64(gzip.compress(bytes(bits), mtime=0))
    payload = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": url,
        "type": ["VerifiableCredential", _KIND],
        "issuer": issuer.id,
        "validFrom": moment(since),
        "validUntil": moment(until),
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": packed,
        },
        "iss": issuer.id,
        "jti": url,
        "sub": f"{url}#list",
        "nbf": int(since.timestamp()),
        "exp": int(until.timestamp()),
    }
    return sign(payload, key.private, key.id)


def read_status(text: str, keys: KeySet) -> StatusList:
    """Return the list that was signed by one of these keys. Raises UnusableStatus."""
    try:
        token = take_apart(text.strip())
    except NotAToken as problem:
        raise UnusableStatus(f"this is no status list: {problem}") from problem
    public = keys.keys.get(token.key_id)
    if public is None or token.payload.get("iss") != issuer_of(token.key_id):
        raise UnusableStatus("this status list was not signed with one of these keys")
    if not token.is_signed_by(public):
        raise UnusableStatus("the signature of this status list is not right")
    return _list(dict(token.payload))


def _list(payload: dict[str, Any]) -> StatusList:
    try:
        subject = payload["credentialSubject"]
        if _KIND not in payload["type"] or subject["statusPurpose"] != "revocation":
            raise UnusableStatus("this is signed, but it is no list of revocations")
        return StatusList(
            str(payload["id"]), _unpacked(str(subject["encodedList"])), parse_moment(payload["validUntil"])
        )
    except (KeyError, TypeError, ValueError, zlib.error) as problem:
        raise UnusableStatus(f"this status list is not whole: {problem}") from problem


def _unpacked(text: str) -> bytes:
    if text[:1] != "u":
        raise UnusableStatus("the bits are not base64url")
    unpacker = zlib.decompressobj(wbits=31)
    bits = unpacker.decompress(from_base64(text[1:]), SIZE)
    if unpacker.unconsumed_tail or len(bits) < SIZE // 8:
        raise UnusableStatus("the list has not the length that it should have")
    return bits
