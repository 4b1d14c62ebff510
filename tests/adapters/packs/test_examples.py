"""The strongest test of the rubric: its own examples, read by the rules, must reach the anchors they stand for."""

from __future__ import annotations

import pytest
from _pytest.mark import ParameterSet
from tests.adapters.packs.reader_misses import READER_MISSES
from tests.builders import conversation

from warmline.adapters.packs import load_rubric
from warmline.core.conversation import Channel
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.dialogue import dialogue_of
from warmline.core.scoring.grading import observe
from warmline.core.scoring.opportunities import find_chances
from warmline.core.skills import Behaviour, Moment

SEEN_IN_TEXT = {b.key: b for _, b in load_rubric().behaviours() if b.opportunity.moment is not Moment.HUMAN}


def anchors(behaviour: Behaviour, answer: str) -> list[int]:
    """Return the anchors that this answer to the behaviour's moment reaches, one for each chance found."""
    channel = min(behaviour.opportunity.channels, default=Channel.CHAT)
    talk = conversation(f"c: {behaviour.moment}", f"a: {answer}", channel=channel)
    dialogue = dialogue_of(talk, RuleReader().read(talk))
    chances = find_chances(dialogue, load_rubric())
    return [observe(dialogue, chance).anchor for chance in chances if chance.behaviour is behaviour]


def examples(*kinds: str, moments: frozenset[Moment] = frozenset(Moment)) -> list[ParameterSet]:
    """Return every behaviour seen in text as a case; cases that the reader is known to miss must fail."""
    missed = {key: why for (key, kind), why in READER_MISSES.items() if kind in kinds}
    return [
        pytest.param(b, id=key, marks=pytest.mark.xfail(reason=missed[key], strict=True) if key in missed else ())
        for key, b in SEEN_IN_TEXT.items()
        if b.opportunity.moment in moments
    ]


@pytest.mark.parametrize("behaviour", examples("moment", "say"))
def test_what_to_say_is_seen_as_done(behaviour: Behaviour) -> None:
    (anchor,) = anchors(behaviour, behaviour.say)
    assert anchor >= 3


@pytest.mark.parametrize("behaviour", examples("avoid"))
def test_what_to_avoid_is_not_seen_as_done(behaviour: Behaviour) -> None:
    assert all(anchor <= 2 for anchor in anchors(behaviour, behaviour.avoid))


@pytest.mark.parametrize("behaviour", examples("counter"))
def test_the_phrase_without_the_need_is_not_seen_as_done(behaviour: Behaviour) -> None:
    assert all(anchor <= 2 for anchor in anchors(behaviour, behaviour.counter_example.text))


@pytest.mark.parametrize("behaviour", examples("moment", moments=frozenset({Moment.CUE, Moment.CLOSING})))
def test_the_moment_calls_for_the_behaviour_whatever_is_answered(behaviour: Behaviour) -> None:
    assert anchors(behaviour, "Well.") == [1]


def test_the_known_misses_name_behaviours_and_kinds_that_exist() -> None:
    for key, kind in READER_MISSES:
        assert key in SEEN_IN_TEXT
        assert kind in ("moment", "say", "avoid", "counter")
