"""The keys that badges are signed with: made, named, published as a JWK Set, and marked when one got out.

A key's id is an address under its issuer, `<issuer>/keys/<thumbprint>` (RFC 7638), so that it says by itself whose it
is. In the published set the good keys stand under `keys`, the old ones too; a compromised one is taken out, so that any
reader of JWK Sets stops trusting it, and stands under `revoked` with the members that OpenID Federation 1.0 uses for
it. RFC 7517 lets readers pass over what they do not know.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

COMPROMISED: Final = "compromised"
_UNDER: Final = "/keys/"
# Whatever may go wrong while somebody else's document is taken apart.
_NOT_A_SET: Final = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError, RecursionError, JoseError,
)  # fmt: skip


class UnusableKeys(ValueError):
    """The document is no set of keys that badges can be checked with; the message says why."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key and where its public half is found."""

    id: str
    private: Mapping[str, Any] = field(repr=False)

    @property
    def public(self) -> dict[str, Any]:
        """The public half as a JWK with its id."""
        found = {name: self.private[name] for name in ("kty", "crv", "x")}
        return {**found, "kid": self.id, "alg": "EdDSA", "use": "sig"}


@dataclass(frozen=True, slots=True)
class KeySet:
    """What badges are checked with: public keys by id, and the ids of those that got out, with the moment."""

    keys: Mapping[str, Mapping[str, Any]]
    compromised: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def issuers(self) -> frozenset[str]:
        """Everybody whose keys these are."""
        return frozenset(issuer_of(name) for name in (*self.keys, *self.compromised))


def make_key(issuer: str) -> SigningKey:
    """Return a fresh Ed25519 key of an issuer."""
    made = OKPKey.generate_key("Ed25519")
    private = {
        str(name): value for name, value in made.as_dict(private=True).items() if name in ("kty", "crv", "x", "d")
    }
    return SigningKey(f"{issuer}{_UNDER}{made.thumbprint()}", private)


def issuer_of(key_id: str) -> str:
    """Return the issuer whose key this is, nothing where the id says none."""
    return key_id.rpartition(_UNDER)[0]


def short_of(key_id: str) -> str:
    """Return the last part of a key's id."""
    return key_id.rpartition(_UNDER)[2]


def write_keys(keys: KeySet) -> dict[str, Any]:
    """Return the JWK Set to publish. It holds public halves only."""
    told = [
        {"kid": name, "revoked": {"revoked_at": int(at.timestamp()), "reason": COMPROMISED}}
        for name, at in keys.compromised.items()
    ]
    good = [{**_public(key), "kid": name} for name, key in keys.keys.items() if name not in keys.compromised]
    return {"keys": good, **({"revoked": told} if told else {})}


def read_keys(text: str | bytes) -> KeySet:
    """Return the keys of a published JWK Set; keys of another kind are passed over. Raises UnusableKeys."""
    try:
        found = json.loads(text)
        good = {str(key["kid"]): _checked(key) for key in found["keys"] if key.get("crv") == "Ed25519"}
        told = {
            str(each["kid"]): datetime.fromtimestamp(each["revoked"]["revoked_at"], UTC)
            for each in found.get("revoked", ())
        }
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        OverflowError,
        OSError,
        JoseError,
    ) as error:
        raise UnusableKeys("this is no set of keys (JWK Set) with Ed25519 keys that have ids") from error
    if not good and not told:
        raise UnusableKeys("there is no Ed25519 key in this set")
    return KeySet({name: key for name, key in good.items() if name not in told}, told)


def _checked(key: Mapping[str, Any]) -> dict[str, Any]:
    public = _public(key)
    OKPKey.import_key(dict(public))
    return public


def _public(key: Mapping[str, Any]) -> dict[str, Any]:
    return {"kty": key["kty"], "crv": key["crv"], "x": key["x"], "alg": "EdDSA", "use": "sig"}
