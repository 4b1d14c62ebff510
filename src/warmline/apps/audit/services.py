"""Writing the trail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from warmline.apps.audit.models import AuditEvent


def record(
    *,
    actor: AbstractBaseUser | None,
    verb: str,
    about: AbstractBaseUser | None = None,
    target: str = "",
    data: Mapping[str, Any] | None = None,
    private: bool = False,
) -> AuditEvent:
    """Write one event and return it. Call it in the transaction of the deed, so that both are kept or neither.

    `actor` is None for what the house does by itself. Raises RuntimeError outside a transaction: a deed without its
    trail must not be possible.
    """
    event = _event(actor=actor, verb=verb, about=about, target=target, data=data, private=private)
    _inside_a_transaction()
    event.save(force_insert=True)
    return event


def record_many(
    *,
    actor: AbstractBaseUser | None,
    verb: str,
    about: Iterable[AbstractBaseUser],
    data: Mapping[str, Any] | None = None,
) -> int:
    """Write the same event for many people at once (an import) and return how many were written."""
    return record_each(actor=actor, verb=verb, rows=((person, "", data or {}) for person in about))


def record_each(
    *,
    actor: AbstractBaseUser | None,
    verb: str,
    rows: Iterable[tuple[AbstractBaseUser, str, Mapping[str, Any]]],
) -> int:
    """Write one event for each (about whom, target, data) at once and return how many were written."""
    _inside_a_transaction()
    events = [_event(actor=actor, verb=verb, about=person, target=target, data=data) for person, target, data in rows]
    return len(AuditEvent.objects.bulk_create(events, batch_size=500))


def _event(
    *,
    actor: AbstractBaseUser | None,
    verb: str,
    about: AbstractBaseUser | None,
    target: str = "",
    data: Mapping[str, Any] | None = None,
    private: bool = False,
) -> AuditEvent:
    if private and about is None:
        raise ValueError("a private event needs the person it is about")
    return AuditEvent(
        actor_id=None if actor is None else actor.pk,
        verb=verb,
        about_id=None if about is None else about.pk,
        target=target,
        data=dict(data or {}),
        private=private,
    )


def _inside_a_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("write the audit event inside transaction.atomic(), together with the deed")
