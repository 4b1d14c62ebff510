"""Letters on many played scenes: about the words, never about the person; each quote exact; not all alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from warmline.adapters.packs import load_language, load_rubric, load_scenarios
from warmline.core.conversation import Conversation
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.feedback import MESSAGES
from warmline.core.scoring.feedback.messages import CUE_CLAUSES, DONE
from warmline.core.scoring.feedback_model import Feedback
from warmline.core.trials import AGENTS, debrief, play
from warmline.core.wording.about_task import about_task

KEYS = ("parcel_birthday", "telecom_engineer_noshow", "bank_card_abroad")


@cache
def letters(key: str) -> tuple[tuple[Conversation, Feedback], ...]:
    scenario = next(each for each in load_scenarios() if each.key == key)
    language, rubric, reader = load_language("en"), load_rubric(), RuleReader()
    found = []
    for group in AGENTS.values():
        for n, agent in enumerate(group):
            scene = play(scenario, agent, n, language=language, reader=reader)
            done = debrief(scene, rubric, name=f"{key}-{agent.name}-{n}", reader=reader.version)
            found.append((done.conversation, done.feedback))
    return tuple(found)


def sentences(letter: Feedback) -> Iterator[str]:
    """What is said to the learner. Better wording is not: it is said to a customer, whose line may have a fault."""
    yield letter.headline
    yield from (bend.reason for bend in letter.bends)
    for point in (*letter.worked, *letter.tries):
        yield from (point.name, point.anchor_text, point.why)
        yield from (text for text in (point.next_step,) if text)


@pytest.mark.parametrize("key", KEYS)
def test_no_sentence_is_about_the_person(key: str) -> None:
    said = {text for _, letter in letters(key) for text in sentences(letter)}
    wrong = {(text, finding.quote) for text in said for finding in about_task(text)}
    assert wrong == set()


@pytest.mark.parametrize("key", KEYS)
def test_every_quote_is_an_exact_part_of_its_turn(key: str) -> None:
    for conversation, letter in letters(key):
        for point in (*letter.worked, *letter.tries):
            assert point.exact
            assert point.exact in conversation.turns[point.turn].text
            assert point.answer == (point.turn + 1) // 2
        for bend in letter.bends:
            assert bend.exact in conversation.turns[2 * bend.answer - 1].text


@pytest.mark.parametrize("key", KEYS)
def test_letters_do_not_sound_alike(key: str) -> None:
    headlines = [letter.headline for _, letter in letters(key)]
    assert len(set(headlines)) >= len(headlines) / 3


def test_every_template_is_about_the_words() -> None:
    for ways in MESSAGES.values():
        for way in ways:
            assert about_task(way) == ()
    for clause in (*DONE.values(), *CUE_CLAUSES.values()):
        assert about_task(f"You {clause}.") == ()
