"""What a skilled scripted agent says when: the feeling first, then questions, then offers, then a warm end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import english, rules

from warmline.core.conversation import Speaker
from warmline.core.customer.scenario import Telling
from warmline.core.customer.scene import Scene, answer, begin
from warmline.core.moves import TurnReading
from warmline.core.trials import play
from warmline.core.trials.agents import STYLES, Good
from warmline.core.trials.agents.model import cues, first_name, open_facts, turn_line
from warmline.core.trials.agents.styles import Style

FEELINGS = {"shows_anger", "shows_worry", "shows_disappointment", "threatens_to_leave"}
STYLE_IDS = [style.key for style in STYLES]


def opening() -> Scene:
    return begin(parcel_birthday(), english(), seed=1)


def calm_opening() -> Scene:
    """A customer who shows no feeling in the first message."""
    scene = opening()
    calm = replace(scene.turns[-1], customer_reading=TurnReading(0, Speaker.CUSTOMER, "Where is my parcel?"))
    return replace(scene, turns=(*scene.turns[:-1], calm))


def scenes(agent: Good, seed: int = 1) -> list[tuple[Scene, str]]:
    """Every scene of a talk with what the agent answers in it."""
    scene, found = begin(parcel_birthday(), english(), seed=seed), []
    while scene.ended is None and len(found) < 20:
        said = agent.reply(scene)
        assert said is not None
        found.append((scene, said))
        scene = answer(scene, said, reader=rules())
    return found


def starts(lines: tuple[str, ...]) -> tuple[str, ...]:
    """What lines hold before their first gap."""
    return tuple(line.split("{")[0] for line in lines if line.split("{")[0].strip())


@pytest.mark.parametrize("style", STYLES, ids=STYLE_IDS)
def test_the_first_answer_greets_by_name_meets_the_feeling_and_takes_it_on(style: Style) -> None:
    scene = opening()
    said = Good(style).reply(scene) or ""
    assert said.startswith(turn_line(style.greet, scene).format(name=first_name(scene)))
    assert turn_line(style.own, scene) in said
    assert any(start in said for start in starts(style.feel))


@pytest.mark.parametrize("style", STYLES, ids=STYLE_IDS)
def test_it_does_so_even_where_no_feeling_is_shown(style: Style) -> None:
    scene = calm_opening()
    assert not cues(scene) & FEELINGS
    said = Good(style).reply(scene) or ""
    assert turn_line(style.own, scene) in said


@pytest.mark.parametrize("style", STYLES, ids=STYLE_IDS)
def test_later_a_feeling_is_met_only_where_one_is_shown(style: Style) -> None:
    calm = [(scene, said) for scene, said in scenes(Good(style)) if scene.agent_turns and not cues(scene) & FEELINGS]
    assert calm, "a talk without a calm moment would prove nothing"
    working = [(scene, said) for scene, said in calm if scene.state.accepted is None]
    for scene, said in working:
        assert not any(said.startswith(start) for start in starts(style.feel)), (scene.agent_turns, said)


@pytest.mark.parametrize("style", STYLES, ids=STYLE_IDS)
def test_without_feeling_no_feeling_is_met(style: Style) -> None:
    for scene, said in scenes(Good(style, feels=False)):
        assert turn_line(style.own, scene) not in said
        assert not any(said.startswith(start) for start in starts(style.feel))


@pytest.mark.parametrize("style", STYLES, ids=STYLE_IDS)
def test_it_opens_with_an_open_question(style: Style) -> None:
    scene = opening()
    assert (Good(style).reply(scene) or "").endswith(turn_line(style.open, scene))


@pytest.mark.parametrize("style", STYLES, ids=STYLE_IDS)
def test_while_something_is_kept_back_every_second_question_is_open(style: Style) -> None:
    seen = 0
    for scene, said in scenes(Good(style)):
        end = scene.scenario.good_ends[0]
        hidden = [fact for fact in open_facts(scene, end) if fact.telling is Telling.TRUSTED]
        if hidden and scene.state.accepted is None and scene.agent_turns < 7:
            seen += 1
            assert said.endswith(turn_line(style.open, scene)) is (scene.agent_turns % 2 == 0)
    assert seen


@pytest.mark.parametrize("style", STYLES, ids=STYLE_IDS)
def test_after_a_yes_it_says_when_and_closes_by_name(style: Style) -> None:
    closing = [(scene, said) for scene, said in scenes(Good(style)) if scene.state.accepted is not None]
    for scene, said in closing:
        assert said.startswith(turn_line(style.when, scene))
        assert said.endswith(turn_line(style.close, scene).format(name=first_name(scene)))


def test_the_end_it_works_towards_can_be_named() -> None:
    ends = [end.key for end in parcel_birthday().good_ends]
    for key in ends:
        copied = "".join(list(key))  # equal and another object, as from the command line
        agent = Good(STYLES[0], end=copied)
        assert agent._goal(opening()).key == key
    assert Good(STYLES[0], end="nowhere")._goal(opening()).key == ends[0]
    assert Good(STYLES[0])._goal(opening()).key == ends[0]


@pytest.mark.parametrize("style", STYLES, ids=STYLE_IDS)
def test_meeting_the_feeling_leaves_the_customer_warmer_than_leaving_it_out(style: Style) -> None:
    def anger(agent: Good) -> float:
        ends = [play(parcel_birthday(), agent, seed, language=english(), reader=rules()) for seed in (1, 2, 3)]
        return sum(scene.state.mood.anger for scene in ends)

    assert anger(Good(style)) < anger(Good(style, feels=False))
