"""Signed text: a compact JWS with Ed25519, written and taken apart in one strict way only."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from joserfc import jws
from joserfc.errors import JoseError, UnsupportedAlgorithmError
from joserfc.jwk import OKPKey

ALGORITHM: Final = "EdDSA"
LONGEST: Final = 96_000  # characters of a token; a full status list of 131,072 entries stays below it


class NotAToken(Exception):
    """The text is not three parts of base64url with an object of JSON in the first two."""


class _Registry(jws.JWSRegistry):
    """Ed25519 under the name EdDSA and nothing else.

    The library would warn at each use: RFC 9864 (2025) names the curve in the algorithm. Readers of badges know the
    older name (RFC 8037), so it is the one that is written.
    """

    def get_alg(self, name: str) -> Any:
        if name != ALGORITHM:
            raise UnsupportedAlgorithmError(f"expected {ALGORITHM}, found {name!r}")
        return self.algorithms[name]


_REGISTRY: Final = _Registry(algorithms=[ALGORITHM])


@dataclass(frozen=True, slots=True)
class Token:
    """A token taken apart. Nothing in it is to be believed before `is_signed_by` says so."""

    text: str
    header: Mapping[str, Any]
    payload: Mapping[str, Any]

    @property
    def key_id(self) -> str:
        """The key that the header names, or nothing."""
        found = self.header.get("kid")
        return found if isinstance(found, str) else ""

    def is_signed_by(self, public: Mapping[str, Any]) -> bool:
        """Return whether the key, a public JWK, made the signature over exactly this text."""
        if self.header.get("alg") != ALGORITHM or not set(self.header) <= {"alg", "kid", "typ"}:
            return False
        try:
            # base64url writes the same signature in several ways; only the plain one passes, so that no two texts are
            # one badge. Header and payload need no such care: the signature is over their text.
            from_base64(self.text.rpartition(".")[2])
            jws.deserialize_compact(self.text, OKPKey.import_key(dict(public)), registry=_REGISTRY)
        except (JoseError, ValueError):
            return False
        return True


def sign(payload: Mapping[str, Any], private: Mapping[str, Any], key_id: str) -> str:
    """Return the payload as a compact JWS; `private` is an Ed25519 JWK, `key_id` the address of its public half."""
    header = {"alg": ALGORITHM, "kid": key_id, "typ": "JWT"}
    body = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return jws.serialize_compact(header, body, OKPKey.import_key(dict(private)), registry=_REGISTRY)


def take_apart(text: str) -> Token:
    """Return the parts of a token without believing them. Raises NotAToken."""
    if len(text) > LONGEST or not text.isascii():
        raise NotAToken("too long, or not plain letters")
    parts = text.split(".")
    if len(parts) != 3:
        raise NotAToken(f"expected three parts, found {len(parts)}")
    return Token(text, _object(parts[0]), _object(parts[1]))


def to_base64(data: bytes) -> str:
    """Return base64url without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64(text: str) -> bytes:
    """Return the bytes of base64url without padding. Raises ValueError where it is written in any other way."""
    data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if to_base64(data) != text:
        raise ValueError("not the plain form of base64url")
    return data


def _object(part: str) -> dict[str, Any]:
    try:
        found = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (ValueError, RecursionError) as problem:
        raise NotAToken("no JSON") from problem
    if not isinstance(found, dict):
        raise NotAToken("no object")
    return found
