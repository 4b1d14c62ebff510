"""Better wordings over every scenario: of this case, not before its time, not the learner's own words, never twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from warmline.adapters.packs import load_language, load_rubric, load_scenarios
from warmline.core.conversation import Speaker
from warmline.core.customer.scenario import BetterWording, Scenario
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.arc import Arc, Ended
from warmline.core.scoring.feedback.better import repeats
from warmline.core.scoring.feedback.kinship import kin_of
from warmline.core.scoring.feedback_model import Point
from warmline.core.trials import AGENTS, arc_of, debrief, play
from warmline.core.trials.debrief import Debrief

SCENARIOS = {scenario.key: scenario for scenario in load_scenarios()}
MADE = ("No wonder you are ", "I can see why you are ", "You need it ")


@cache
def judged(key: str) -> tuple[tuple[Arc, Debrief], ...]:
    """Poor and average talks of one scenario, in turns played to the end and stopped in the middle."""
    language, rubric, reader = load_language("en"), load_rubric(), RuleReader()
    found = []
    for n, agent in enumerate((*AGENTS["poor"], *AGENTS["average"])):
        most_turns = (16, 3)[n % 2]
        scene = play(SCENARIOS[key], agent, n, language=language, reader=reader, most_turns=most_turns)
        name = f"{key}-{agent.name}-{n}-{most_turns}"
        found.append((arc_of(scene), debrief(scene, rubric, name=name, reader=reader.version)))
    return tuple(found)


def shown(key: str) -> Iterator[tuple[Arc, Debrief, Point, BetterWording]]:
    """Every better wording shown that an author wrote, with the author's entry."""
    by_words = {better.say: better for better in SCENARIOS[key].better}
    for arc, done in judged(key):
        for point in done.feedback.tries:
            if point.better is not None and point.better in by_words:
                yield arc, done, point, by_words[point.better]


every_scenario = pytest.mark.parametrize("key", sorted(SCENARIOS))


@every_scenario
def test_a_wording_is_of_this_scenario_or_of_the_customers_own_word(key: str) -> None:
    own = {better.say for better in SCENARIOS[key].better}
    for _, done in judged(key):
        for point in done.feedback.tries:
            assert point.better is None or point.better in own or point.better.startswith(MADE)


@every_scenario
def test_wordings_are_shown_in_most_letters(key: str) -> None:
    letters = [done for _, done in judged(key) if done.feedback.tries]
    worded = [done for done in letters if any(point.better for point in done.feedback.tries)]
    assert len(worded) >= len(letters) / 2


@every_scenario
def test_no_wording_comes_before_its_topic(key: str) -> None:
    for arc, _, point, better in shown(key):
        assert better.after is None or better.after in arc.known_before(point.answer)


@every_scenario
def test_no_wording_gives_the_hidden_need_away(key: str) -> None:
    scenario: Scenario = SCENARIOS[key]
    hidden = scenario.need.hidden_fact
    behind = {better.say for better in scenario.better if better.after == hidden}
    for arc, _, point, better in shown(key):
        if hidden not in arc.known_before(point.answer):
            assert better.say not in behind


@every_scenario
def test_no_wording_repeats_what_was_said_and_none_comes_twice(key: str) -> None:
    for _, done, point, better in shown(key):
        said = [turn.text for turn in done.conversation.turns if turn.speaker is Speaker.AGENT]
        assert not any(repeats(better.say, text) for text in said)
        assert [each.better for each in done.feedback.tries].count(point.better) == 1


@every_scenario
def test_a_wording_is_for_the_behaviour_that_was_missed_or_for_its_kin(key: str) -> None:
    rubric = load_rubric()
    for _, _, point, better in shown(key):
        assert better.behaviour in kin_of(rubric, point.behaviour)


@every_scenario
def test_no_text_of_another_case_stands_in_a_practice_letter(key: str) -> None:
    for _, done in judged(key):
        for point in done.feedback.tries:
            assert "another case" not in (point.better or "")
            assert "Answer: “" not in (point.better or "")


@every_scenario
def test_the_headline_knows_who_ended_the_talk(key: str) -> None:
    ends = set()
    for arc, done in judged(key):
        head = done.feedback.headline.split(" Next time", 1)[0]
        ends.add(arc.ended)
        stopped = done.outcome.ended is None
        assert (arc.ended is Ended.STOPPED) is stopped
        if stopped:
            assert " left " not in head
            assert "said goodbye" not in head
        else:
            assert "you ended the talk" not in head.casefold()
    assert Ended.STOPPED in ends
    assert len(ends) >= 2


@every_scenario
def test_what_the_letter_adds_has_typographic_quotation_marks(key: str) -> None:
    for _, done in judged(key):
        letter = done.feedback
        assert '"' not in letter.headline.replace(_quoted(letter.headline), "")
        for point in letter.tries:
            assert '"' not in (point.next_step or "")


def _quoted(text: str) -> str:
    """The words between the first pair of typographic marks: they are the agent's own and stay as they are."""
    return text[text.find("“") : text.rfind("”") + 1]
