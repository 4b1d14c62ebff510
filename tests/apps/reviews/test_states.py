"""A version as it is stored, and back."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.scoring.criteria.raters import careful, judged, lenient, reviewed

from warmline.apps.reviews.states import dice, digest, entry, taught
from warmline.core.measurement.proof import standing
from warmline.core.scoring.criteria import OWN, Head, Learned, learn


def stored(learned: Learned, count: int) -> dict:
    found = reviewed(count, careful(), [lenient, lenient])
    body = {"names_feeling": entry(learned, list(range(100, 100 + count)), standing(judged(found, learned), Random(1)))}
    return json.loads(json.dumps(body))


def test_a_head_survives_being_stored_to_the_last_digit() -> None:
    found = reviewed(60, careful(), [lenient, lenient])
    learned = learn(found, Random(1))
    back = taught(stored(learned, 60))["names_feeling"]
    assert back.head == learned.head
    assert back.head.penalty is not None
    assert back.held_out == dict(zip(range(100, 160), learned.held_out, strict=True))
    assert [back.head.of_conversation(each.chances) for each in found] == [
        learned.head.of_conversation(each.chances) for each in found
    ]


def test_the_machine_s_own_anchors_survive_too() -> None:
    back = taught(stored(Learned(OWN, (2,) * 20), 20))["names_feeling"]
    assert back.head == OWN
    assert (back.proven, back.reason) == (False, "too_few")


def test_figures_stand_beside_the_verdict() -> None:
    body = stored(learn(reviewed(60, careful(), [lenient, lenient]), Random(1)), 60)["names_feeling"]
    assert body["figures"]["people"]["conversations"] == 60
    assert body["newest"]["compared"] == 30
    assert set(body) == {"head", "proven", "reason", "figures", "newest", "held_out"}


def test_there_must_be_a_key_for_every_anchor() -> None:
    found = reviewed(4, careful(), [careful()])
    learned = learn(found, Random(1))
    with pytest.raises(ValueError, match="longer"):
        entry(learned, [1, 2, 3], standing(judged(found, learned), Random(1)))


@given(st.dictionaries(st.text(max_size=5), st.integers(), max_size=5), st.text(max_size=5))
def test_two_versions_are_told_apart_by_machine_and_body_and_not_by_order(body: dict[str, int], machine: str) -> None:
    turned = dict(reversed(body.items()))
    assert digest(machine, body) == digest(machine, turned)
    assert digest(machine, body) != digest(machine + "x", body)
    assert digest(machine, body) != digest(machine, {**body, "longer key": 1})


def test_each_purpose_has_dice_of_its_own_that_fall_the_same_every_time() -> None:
    assert dice("a").random() == dice("a").random()
    assert dice("a").random() != dice("b").random()


def test_nothing_stored_is_nothing_taught() -> None:
    assert taught({}) == {}
    assert Head() == OWN
