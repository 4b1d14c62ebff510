"""Whom a badge is about, said so that only somebody who knows the address already can tell."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import Any, Final

_PREFIX: Final = "sha256$"


def new_salt() -> str:
    """Return a fresh salt of 128 random bits."""
    return secrets.token_hex(16)


def hash_of(email: str, salt: str) -> str:
    """Return the IdentityHash of Open Badges 3.0: SHA-256 of the address followed by the salt.

    The salt lies open beside it. It keeps two badges of one person apart; whoever guesses an address can test the
    guess, which is what the hash is for.
    """
    return _PREFIX + hashlib.sha256(f"{email.strip().lower()}{salt}".encode()).hexdigest()


def belongs_to(credential: Mapping[str, Any], email: str) -> bool:
    """Return whether the badge was given to the person with this address."""
    subject = credential.get("credentialSubject")
    found = subject.get("identifier") if isinstance(subject, Mapping) else None
    return isinstance(found, list) and any(_is(each, email) for each in found)


def _is(identifier: Any, email: str) -> bool:
    if not isinstance(identifier, Mapping) or identifier.get("identityType") != "emailAddress":
        return False
    hashed = str(identifier.get("identityHash", ""))
    return hmac.compare_digest(hashed, hash_of(email, str(identifier.get("salt", ""))))
