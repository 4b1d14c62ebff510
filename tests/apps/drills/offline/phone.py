"""A phone as the house sees it: signed in by a client, with what it fetched, and answers that it sends."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponse
from django.test import Client
from tests.apps.drills.daily_room import PARCEL, WARM, key

from warmline.apps.people.models import Person

HELLO, BUNDLE, ANSWERS = (f"/practise/daily/offline/{name}/" for name in ("hello", "bundle", "answers"))


def milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def row(name: str, item: str = PARCEL, at: datetime | None = None, **more: Any) -> dict[str, Any]:
    """An answer as a phone queues it."""
    at = at or datetime.now(UTC)
    return {"key": str(key(name)), "item": item, "at": milliseconds(at), "text": WARM, "grade": 3, "seconds": 40} | more


class Phone:
    """A signed-in browser that fetched its drills."""

    def __init__(self, person: Person, *, checks: bool = False) -> None:
        self.client = Client(enforce_csrf_checks=checks)
        self.client.force_login(person)
        self.held: dict[str, Any] = self.client.get(BUNDLE).json()

    def hello(self) -> dict[str, Any]:
        found: dict[str, Any] = self.client.get(HELLO, headers={"Warmline-Slip": self.held["slip"]}).json()
        return found

    def send(self, *rows: dict[str, Any], token: str = "", **more: Any) -> HttpResponse:
        parcel = {
            "schema": 1,
            "person": self.held["person"],
            "slip": self.held["slip"],
            "clock": milliseconds(datetime.now(UTC)),
            "answers": list(rows),
        }
        headers = {"X-CSRFToken": token} if token else {}
        return self.client.post(ANSWERS, json.dumps(parcel | more), "application/json", headers=headers)
