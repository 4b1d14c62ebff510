"""What a turn takes by what it brought (L18, L23), whom listening helps most (L29), and a "you" too many (L27)."""

from __future__ import annotations

from typing import Final

import pytest
from tests.scenes import reason, state_with, stepped

from warmline.core.customer.parameters import PARAMETERS
from warmline.core.customer.state import Because

BETTER: Final = ("I can see why you are angry.", ("acknowledges_feeling", "why you are angry"))
WORSE: Final = ("That is your own fault.", ("blames_customer", "your own fault"))
CURT: Final = (
    "You should have read it. That is your own fault. I will order a new parcel by 17:00 today.",
    ("blames_customer", "your own fault"),
    ("dismisses", "You should have read it"),
    ("next_step_with_time", "I will order a new parcel by 17:00 today"),
)
LISTENS: Final = (("asks_open", "What was the worst of it?"), ("acknowledges_feeling", "that you are upset"))


def found(name: str, *said: object, anger: float = 0.5) -> Because:
    text, *marks = said
    done = stepped(str(text), *marks, state=state_with(anger=anger))  # type: ignore[arg-type]
    one = reason(done.because, name)
    assert one is not None
    return one


def test_a_turn_that_warms_takes_least_one_that_only_hurts_most_and_curt_work_lies_between() -> None:
    warmed, worked, hurt = (found("turn", *said).patience for said in (BETTER, CURT, WORSE))
    assert 0.0 > warmed > worked > hurt
    assert hurt / warmed == pytest.approx(PARAMETERS.turn_when_not / PARAMETERS.turn_when_better, rel=0.05)


@pytest.mark.parametrize(("mark", "name"), [(LISTENS[0], "asked_open"), (LISTENS[1], "named_feeling")])
def test_listening_and_naming_reach_the_angriest_most(mark: tuple[str, str], name: str) -> None:
    said = ("I can see that you are upset. What was the worst of it?", mark)
    gains = [found(name, *said, anger=anger).trust for anger in (0.25, 0.5, 0.8)]
    assert gains == sorted(gains)
    assert gains[2] > 1.3 * gains[0]


def test_a_few_yous_do_nothing_and_more_stand_in_the_way_of_a_step() -> None:
    texts = [
        f"I will order a new parcel for you by 17:00 today{more}."
        for more in ("", " and tell you", " and you know that you can tell me what you want, you and only you")
    ]
    steps = [found("concrete_step", text, ("next_step_with_time", text.rstrip("."))).trust for text in texts]
    assert steps[0] == pytest.approx(steps[1])
    assert steps[2] < steps[0]
