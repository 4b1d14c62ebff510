"""In the customer's seat: the person decides, the agent is drawn unseen, and its moves are read as ever."""

from __future__ import annotations

from collections import Counter

from warmline.adapters.packs import load_language, load_scenarios
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, dump, load
from warmline.core.moves import Sign
from warmline.core.moves.rules import RuleReader
from warmline.core.trials.agents import STYLES, Flatterer, Good, Stonewaller
from warmline.core.trials.agents.model import ScriptedAgent
from warmline.core.trials.seats import Level, draw_agent, go_on, moves_of, sit_down, told_in

READER = RuleReader()
LANGUAGE = load_language("en")
HERS = (
    "My parcel says delivered on Tuesday, I was at home and no bell rang.",
    "It is the birthday present for my daughter, she turns six on Saturday.",
    "There is no number 14, our lane ends at 12.",
    "On Friday I am in class till two, Mrs Lind at number 10 could take it.",
    "Yes please, that would be great.",
    "Thank you, bye!",
)


def parcel() -> Scenario:
    return next(scenario for scenario in load_scenarios() if scenario.key == "parcel_birthday")


def played(agent: ScriptedAgent, seed: int = 3) -> tuple[Scene, list[str]]:
    scene, said = sit_down(parcel(), LANGUAGE, seed, HERS[0]), []
    for words in HERS[1:]:
        text = agent.reply(scene)
        assert text is not None
        said.append(text)
        scene = go_on(scene, text, words, reader=READER)
    return scene, said


def test_her_words_stand_where_the_customer_s_would() -> None:
    scene, said = played(Good(STYLES[0]))
    assert tuple(turn.customer for turn in scene.turns) == HERS
    assert [turn.agent for turn in scene.turns[1:]] == said


def test_what_she_tells_is_known_and_what_she_keeps_is_not() -> None:
    told = told_in(parcel(), HERS[1])
    assert "birthday" in told
    assert "party" not in told
    assert told_in(parcel(), "Hello, I am quite cross.") == ()
    scene = sit_down(parcel(), LANGUAGE, 1, "Hello, I am quite cross.")
    assert scene.state.told == ()


def test_a_good_agent_comes_to_an_offer_and_her_yes_settles_it() -> None:
    scene, _said = played(Good(STYLES[0]))
    assert scene.state.standing()
    assert {"birthday", "friday_out"} <= set(scene.state.told)


def test_nobody_goes_but_herself() -> None:
    """The computer's customer would have left this agent; she decides for herself."""
    scene = sit_down(parcel(), LANGUAGE, 1, HERS[0])
    for _ in range(9):
        scene = go_on(scene, "You are wrong. It is your own fault, you idiot.", "Excuse me?", reader=READER)
    assert scene.ended is None
    assert scene.agent_turns == 9


def test_yes_to_nothing_settles_nothing() -> None:
    scene = sit_down(parcel(), LANGUAGE, 1, HERS[0])
    scene = go_on(scene, "Hm, okay.", "Yes, thank you, that is great.", reader=READER)
    assert scene.state.accepted is None


def test_a_seat_can_be_stored_and_taken_up_again() -> None:
    scene, _said = played(Stonewaller())
    again = load(dump(scene), parcel(), LANGUAGE.authored())
    assert again.turns == scene.turns


def test_each_level_is_drawn_about_as_often_and_the_seed_decides() -> None:
    drawn = Counter(draw_agent(seed)[0] for seed in range(300))
    assert set(drawn) == set(Level)
    assert min(drawn.values()) > 60
    assert draw_agent(7) == draw_agent(7)


def test_the_moves_of_an_agent_are_told_with_their_quotes() -> None:
    scene = sit_down(parcel(), LANGUAGE, 1, HERS[0])
    scene = go_on(scene, Flatterer().lines[3], "And my parcel?", reader=READER)
    reading = scene.turns[-1].reading
    assert reading is not None
    found = moves_of(reading.marks)
    assert found
    assert all(each.quote in Flatterer().lines[3] for each in found)
    rude = go_on(scene, "Calm down. It is your own fault.", "Excuse me?", reader=READER).turns[-1].reading
    assert rude is not None
    assert Sign.HURTS in {each.sign for each in moves_of(rude.marks)}
