"""Talks that an older engine stored are opened and gone on with by this one."""

from __future__ import annotations

from typing import Any

from tests.parcel import parcel_birthday
from tests.scenes import english, rules, talk

from warmline.core.customer.engine import ENGINE_VERSION
from warmline.core.customer.parameters.acts import REST
from warmline.core.customer.scene import answer, dump, load, remember, silence

# What the state of the second engine did not hold.
NEW = ("felt", "compensation", "cause_stays", "hold_s", "silences", "owed")


def stored_by_the_second() -> dict[str, Any]:
    data = dump(talk("What happened on Tuesday?", "I am sorry, that was our mistake."))
    for turn in data["turns"]:
        for name in NEW:
            del turn["state"][name]
    return data | {"engine": "customer-2"}


def test_it_opens_with_nothing_felt_owed_or_paid() -> None:
    scene = load(stored_by_the_second(), parcel_birthday(), english())
    assert scene.engine == "customer-2" != ENGINE_VERSION
    assert (scene.state.felt, scene.state.compensation, scene.state.owed) == (REST, 0.0, ())
    assert (scene.state.hold_s, scene.state.silences, scene.state.cause_stays) == (None, 0, False)


def test_it_goes_on_and_keeps_the_name_of_the_engine_it_began_with() -> None:
    scene = load(stored_by_the_second(), parcel_birthday(), english())
    gone_on = answer(scene, "I will order a new parcel tonight.", reader=rules(), after_seconds=40.0)
    assert gone_on.engine == "customer-2"
    assert gone_on.agent_turns == 3
    assert "new_parcel" in gone_on.state.standing()
    assert silence(gone_on, 90) is gone_on
    assert remember(gone_on).scenario == "parcel_birthday"


def test_the_newest_scene_is_stored_whole() -> None:
    scene = talk("Please hold on for two minutes.", "I will refund you everything by noon tomorrow.")
    assert load(dump(scene), parcel_birthday(), english()) == scene
