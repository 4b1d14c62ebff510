"""No scripted agent speaks as one of another trade."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.golden.replay import scenarios
from tests.parcel import parcel_birthday
from tests.scenes import english

from warmline.core.customer.scene import Scene, begin
from warmline.core.customer.setting import Kind
from warmline.core.trials.agents import AGENTS
from warmline.core.trials.trades import TRADES, foreign_words

LONGEST = 12


def talking(scene: Scene, turns: int) -> Scene:
    """The scene as an agent sees it after so many answers; what was said does not matter to a script."""
    return replace(scene, turns=scene.turns[:1] * (turns + 1))


@pytest.mark.parametrize("key", sorted(scenarios()))
def test_no_agent_of_the_seat_uses_words_of_another_trade(key: str) -> None:
    for seed in (1, 2, 3):
        opening = begin(scenarios()[key], english(), seed=seed)
        for agent in (one for level in AGENTS.values() for one in level):
            for turns in range(LONGEST):
                text = agent.reply(talking(opening, turns)) or ""
                assert foreign_words(text, scenarios()[key]) == (), (agent.name, text)


def test_every_trade_that_is_shipped_has_words() -> None:
    assert {scenario.industry for scenario in scenarios().values()} == set(TRADES)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I will ask the depot about your parcel.", ()),
        ("I restart the router and check your flights.", ("flight", "router")),
        ("Your boarding pass is in the system.", ("boarding", "system")),
        ("We value you as a customer.", ()),
    ],
)
def test_words_of_other_trades_are_found_in_a_text(text: str, found: tuple[str, ...]) -> None:
    assert foreign_words(text, parcel_birthday()) == found


def test_between_colleagues_nobody_is_a_customer() -> None:
    colleague = replace(parcel_birthday(), kind=Kind.COLLEAGUE)
    assert foreign_words("Thank you for contacting us, dear customer.", colleague) == ("contacting", "customer")
