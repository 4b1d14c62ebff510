"""The one place that seals and opens what belongs to a person alone.

Each person has a data key (AES-256-GCM); it lies in the table PersonKey, wrapped by the master key of the house.
Sealed bytes are bound to their owner and purpose, so that they open nowhere else. Erasing the key makes everything
sealed with it unreadable for good.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone

from warmline.apps.people.models import Person, PersonKey

_FORMAT = b"\x01"
_NONCE = 12
_TAG = 16


class VaultError(Exception):
    """Something sealed cannot be opened; the message says what to do."""


class NotTheOwner(VaultError):
    """Somebody else than the owner tried to read."""


class KeyErased(VaultError):
    """The owner's key was erased, and with it everything that was sealed."""


class WrongMasterKey(VaultError):
    """The master key of this house does not open the owner's key."""


class Damaged(VaultError):
    """The sealed bytes were changed, cut short, or belong to another owner or purpose."""


def seal(owner: Person, text: bytes, *, purpose: str = "practice") -> bytes:
    """Return `text` sealed for `owner`; only `open_sealed` with the same owner and purpose opens it.

    Raises KeyErased after the owner's erasure and WrongMasterKey when the house's key was changed.
    """
    return seal_many(owner, [text], purpose=purpose)[0]


def open_sealed(owner: Person, reader: Person, sealed: bytes, *, purpose: str = "practice") -> bytes:
    """Return the text that was sealed for `owner`. Raises NotTheOwner unless `reader` is the owner."""
    return open_many(owner, reader, [sealed], purpose=purpose)[0]


def seal_many(owner: Person, texts: Iterable[bytes], *, purpose: str = "practice") -> list[bytes]:
    """Return each of `texts` sealed for `owner`, with one look at her key."""
    key, about = _key_to_seal(owner), _about(owner, purpose)
    return [_lock(key, text, about) for text in texts]


def open_many(owner: Person, reader: Person, sealed: Iterable[bytes], *, purpose: str = "practice") -> list[bytes]:
    """Return the texts of all `sealed`, with one look at the owner's key; raises as `open_sealed` does."""
    key, about = _own_key(owner, reader), _about(owner, purpose)
    return [_unlock(key, one, about) for one in sealed]


@dataclass(frozen=True, slots=True)
class Opened:
    """A text that was opened in order to be changed. `seal_many` seals what follows it, for the same owner."""

    text: bytes = field(repr=False)
    _key: bytes = field(repr=False)
    _about: bytes

    def seal_many(self, texts: Iterable[bytes]) -> list[bytes]:
        """Return each of `texts` sealed. The key is not looked at again: write the result within the same request,
        and only over the row that was opened, which an erasure takes away."""
        return [_lock(self._key, text, self._about) for text in texts]


def open_to_change(owner: Person, reader: Person, sealed: bytes, *, purpose: str = "practice") -> Opened:
    """Return the text and what seals its successor, with one look at the owner's key; raises as `open_sealed` does."""
    key, about = _own_key(owner, reader), _about(owner, purpose)
    return Opened(_unlock(key, sealed, about), key, about)


def erase_key(owner: Person) -> None:
    """Erase the owner's key for good; a person who had none gets none either."""
    with transaction.atomic():
        PersonKey.objects.update_or_create(person=owner, defaults={"wrapped": b"", "erased_at": timezone.now()})


def seal_for_house(text: bytes, *, purpose: str) -> bytes:
    """Return something of the house's own, such as a key it signs with, sealed under its master key."""
    return _lock(_house_key(purpose), text, _about_house(purpose))


def open_for_house(sealed: bytes, *, purpose: str) -> bytes:
    """Return what `seal_for_house` sealed for the same purpose. Raises Damaged, also under another master key."""
    return _unlock(_house_key(purpose), sealed, _about_house(purpose))


def check_master_key() -> str | None:
    """Return what is wrong with the master key, tried on one person's key, or None when it opens it."""
    row = PersonKey.objects.filter(erased_at=None).order_by("-pk").first()
    try:
        _master()
        if row is not None:
            _unwrap(row)
    except (VaultError, ImproperlyConfigured) as problem:
        return str(problem)
    return None


def _key_to_seal(owner: Person) -> bytes:
    row = PersonKey.objects.filter(pk=owner.pk).first()
    if row is None:
        with transaction.atomic():
            # Two first writers at once: the second finds the row of the first and uses its key.
            row, _ = PersonKey.objects.get_or_create(person=owner, defaults={"wrapped": _new_wrapped(owner.pk)})
    return _unwrap(row)


def _own_key(owner: Person, reader: Person) -> bytes:
    if owner.pk is None or reader.pk != owner.pk:
        raise NotTheOwner("only the person who wrote this may read it")
    return _key_to_open(owner)


def _key_to_open(owner: Person) -> bytes:
    row = PersonKey.objects.filter(pk=owner.pk).first()
    if row is None:
        raise Damaged("this person has no key: restore the key archive that belongs to this backup")
    return _unwrap(row)


def _new_wrapped(owner_pk: int) -> bytes:
    return _lock(_master(), secrets.token_bytes(32), _about_key(owner_pk))


def _unwrap(row: PersonKey) -> bytes:
    # The row is read each time, so an erasure by any process counts at once; only the unwrapping is remembered.
    if row.erased_at is not None:
        raise KeyErased("this person's key was erased; what was sealed with it cannot be read any more")
    return _unwrapped(_master(), bytes(row.wrapped), row.pk)


@lru_cache(maxsize=256)
def _unwrapped(master: bytes, wrapped: bytes, owner_pk: int) -> bytes:
    try:
        return _unlock(master, wrapped, _about_key(owner_pk))
    except Damaged as problem:
        raise WrongMasterKey(
            "the master key does not open this person's key: put back the WARMLINE_MASTER_KEY "
            "(or the file master.key) that this database was made with"
        ) from problem


def _master() -> bytes:
    try:
        key = base64.b64decode(settings.WARMLINE_MASTER_KEY, validate=True)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise ImproperlyConfigured(
            "WARMLINE_MASTER_KEY must be 32 bytes in base64: `openssl rand -base64 32` makes them"
        )
    return key


def _house_key(purpose: str) -> bytes:
    # A key of its own for each purpose (HKDF, RFC 5869): none of them opens anything else.
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=_about_house(purpose)).derive(_master())


def _about_house(purpose: str) -> bytes:
    return f"warmline:house:{purpose}".encode()


def _about(owner: Person, purpose: str) -> bytes:
    return f"warmline:{owner.pk}:{purpose}".encode()


def _about_key(owner_pk: int) -> bytes:
    return f"warmline:{owner_pk}:key".encode()


def _lock(key: bytes, text: bytes, about: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return _FORMAT + nonce + AESGCM(key).encrypt(nonce, text, about)


def _unlock(key: bytes, sealed: bytes, about: bytes) -> bytes:
    sealed = bytes(sealed)
    if sealed[:1] != _FORMAT or len(sealed) < 1 + _NONCE + _TAG:
        raise Damaged("this is not something the vault sealed")
    nonce, rest = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, rest, about)
    except InvalidTag as problem:
        raise Damaged("the sealed bytes were changed, or belong to another person or purpose") from problem
