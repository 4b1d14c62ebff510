from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday

from warmline.core.conversation import Channel
from warmline.core.customer.engine import start
from warmline.core.customer.persona import Temperament
from warmline.core.customer.queue import hang_up_chance, hangs_up
from warmline.core.customer.setting import Queue


@pytest.mark.parametrize(("hears", "share"), [("information", 0.36), ("apology", 0.67), ("music", 0.70)])
def test_so_many_have_rung_off_after_108_seconds(hears: str, share: float) -> None:
    assert hang_up_chance(108, hears) == pytest.approx(share, abs=0.001)
    found = sum(hangs_up(parcel_birthday(), seed, 108, hears) for seed in range(1000)) / 1000
    assert found == pytest.approx(share, abs=0.05)


def test_nobody_rings_off_before_waiting_and_whoever_did_stays_gone() -> None:
    assert hang_up_chance(0, "music") == 0.0
    for seed in range(50):
        gone = [hangs_up(parcel_birthday(), seed, seconds, "music") for seconds in (10, 60, 120, 600)]
        assert gone == sorted(gone)


def test_a_person_of_endurance_waits_longer() -> None:
    patient, hasty = Temperament(endurance=1.5), Temperament(endurance=0.5)
    assert hang_up_chance(60, "music", nature=patient) < hang_up_chance(60, "music", nature=hasty)


def test_what_is_heard_must_be_known() -> None:
    with pytest.raises(KeyError):
        hang_up_chance(60, "silence")


def test_a_wait_before_the_call_costs_a_little_and_less_where_the_place_was_told() -> None:
    call = replace(parcel_birthday(), channel=Channel.PHONE)
    plain = start(call).mood
    waited = start(replace(call, queue=Queue(240))).mood
    told = start(replace(call, queue=Queue(240, 3))).mood
    assert waited.patience < told.patience < plain.patience
    assert plain.patience - waited.patience < 0.1
    assert start(replace(call, queue=Queue(7200))).mood.patience > 0.3
