from __future__ import annotations

import json
from dataclasses import replace

from tests.parcel import parcel_birthday

from warmline.apps.library.bodies import fingerprint, from_body, to_body
from warmline.core.customer.setting import ADDED_LATER, CompensationKind, Kind, Queue, Series, Theme


def test_fields_that_came_later_leave_an_older_text_as_it_was() -> None:
    plain = json.loads(to_body(parcel_birthday()))
    assert not ADDED_LATER & set(plain)
    assert not any(ADDED_LATER & set(offer) for offer in plain["offers"])
    assert from_body(to_body(parcel_birthday())) == parcel_birthday()


def test_fields_that_are_used_are_kept_and_come_back() -> None:
    scenario = parcel_birthday()
    paid = replace(scenario.offers[0], compensation=12.0, compensation_kind=CompensationKind.MONEY)
    used = replace(
        scenario,
        offers=(paid, *scenario.offers[1:]),
        kind=Kind.COLLEAGUE,
        themes=(Theme.GRIEF,),
        price=30.0,
        queue=Queue(90),
        series=Series(1),
    )
    assert from_body(to_body(used)) == used
    assert fingerprint(to_body(used)) != fingerprint(to_body(scenario))
