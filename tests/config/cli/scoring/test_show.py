"""A scorecard for people: what it shows, what it leaves out, and what it must never do with somebody's words."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from tests.builders import conversation

from warmline.adapters.packs import load_rubric
from warmline.config.cli.scoring.show import ScoreWriter
from warmline.core.conversation import Conversation
from warmline.core.moves import AnswerGrade
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.score import score
from warmline.core.skills.keys import SKILL_KEYS

TALK = conversation(
    "c: I am so annoyed. I waited at home for two days and my parcel is not here!",
    "a: Hi Ines. Two days of waiting for nothing, no wonder you are annoyed.",
    "c: When does it come?",
    "a: I will ask the driver now and write to you by 18:00.",
    "c: Thank you, that helps.",
    id="t1",
)


def shown(*talks: Conversation, explain: bool = False) -> str:
    out = io.BytesIO()
    rubric, reader = load_rubric(), RuleReader()
    writer = ScoreWriter(out, rubric, explain=explain, plain=True)
    for talk in talks:
        writer.show(score(talk, reader.read(talk), rubric), talk)
    return out.getvalue().decode()


def test_the_first_line_is_the_whole() -> None:
    first = shown(TALK).splitlines()[0]
    assert first.startswith("Conversation t1  overall ")
    bounds = re.search(r"overall (\d+) of 100 \((\d+) to (\d+)\), ", first)
    assert bounds
    score, low, high = map(int, bounds.groups())
    assert low < score < high
    assert first.rsplit(", ", 1)[1] in {"solved", "not solved", "solved or not: unclear"}


def test_every_skill_is_either_a_row_or_among_those_not_observed() -> None:
    text = shown(TALK)
    rubric, card = load_rubric(), score(TALK, RuleReader().read(TALK), load_rubric())
    unseen = " ".join(text.split("Not observed: ", 1)[1].split("Suggested:")[0].split()).rstrip(". ").split(", ")
    table = text.split("Not observed: ", 1)[0]
    for skill in card.skills:
        name = rubric.skill(skill.skill).name
        assert (name in unseen) is (skill.score is None)
        assert (skill.score is None) or name in table
    assert len(card.skills) == len(SKILL_KEYS)


def test_a_row_has_the_score_between_its_bounds() -> None:
    rows = re.findall(r"(\d+) +(\d+) to (\d+) +([1-4]) +(\d+) *$", shown(TALK), re.MULTILINE)
    assert rows
    for value, low, high, _level, chances in rows:
        assert 0 <= int(low) <= int(value) <= int(high) <= 100
        assert int(chances) >= 1


def test_it_always_says_that_nobody_checked_it() -> None:
    assert shown(TALK, TALK).count("Suggested: worked out by the computer, checked by no one.") == 2


def test_a_talk_without_an_agent_has_no_score_and_no_table() -> None:
    text = shown(conversation("c: Hello?", "c: Is anybody there?", id="alone"))
    assert text.startswith("Conversation alone  not observed, ")
    assert "90 % interval" not in text
    assert "Not observed: " in text


def test_quotes_come_only_when_they_are_asked_for() -> None:
    assert "“" not in shown(TALK)
    assert "“" in shown(TALK, explain=True)


def test_each_quote_is_in_the_words_that_were_said() -> None:
    flat = " ".join(shown(TALK, explain=True).split())
    said = " ".join(turn.text for turn in TALK.turns)
    quotes = [piece.split("”")[0] for piece in flat.split("“")[1:]]
    assert quotes
    for quote in quotes:
        for part in filter(None, (each.strip() for each in quote.split("…"))):
            assert part in said


@pytest.mark.parametrize("words", ["[bold]Hi[/bold]", "[/]", "[link=x]y", ":smile:", "\x1b[31mred"])
def test_words_are_shown_as_they_are_and_never_as_markup(words: str) -> None:
    talk = conversation("c: I am so annoyed! When does it come?", f"a: {words} I am sorry that you waited.", id="[red]")
    text = shown(talk, explain=True)
    assert "Conversation [red]" in text
    assert words.replace("\x1b", "�") in text
    assert "\x1b" not in text


def test_the_stream_stays_open_for_what_comes_after() -> None:
    out = io.BytesIO()
    writer = ScoreWriter(out, load_rubric(), explain=False, plain=True)
    del writer
    out.write(b"more")
    assert not out.closed


def test_each_move_has_a_line_with_its_own_words() -> None:
    lines = shown(TALK, explain=True).splitlines()
    moves = [line for line in lines if re.match(r" +turn \d+, agent ", line)]
    assert moves
    assert all(line.count("“") <= 1 for line in lines)
    several = [line for line in moves if "gives a next step with a time" in line]
    assert several
    assert all("write to you by 18:00" in line for line in several)


def test_of_a_missed_chance_nothing_is_claimed_but_that_nothing_was_seen() -> None:
    text = shown(TALK, explain=True)
    worst = {each.anchors[0].text for _, each in load_rubric().behaviours()}
    card = score(TALK, RuleReader().read(TALK), load_rubric())
    missed = [each for each in card.observations if each.missed]
    assert missed
    assert "Nothing of it was seen." in text
    assert not any(one in " ".join(text.split()) for one in worst)


def test_what_is_less_than_40_percent_sure_is_counted_and_not_shown() -> None:
    talk = conversation("c: When does it come?", "a: The label from the shop it was, if that is one, perhaps.", id="u")
    rubric, reader = load_rubric(), RuleReader()
    card = score(talk, reader.read(talk), rubric)
    unsure = replace(card, observations=tuple(replace(each, confidence=0.35) for each in card.observations))
    out = io.BytesIO()
    ScoreWriter(out, rubric, explain=True, plain=True).show(unsure, talk)
    text = out.getvalue().decode()
    assert "less than 40 % sure" in text
    assert "sure to 35%" not in text
    assert "sure to 35%" not in shown(talk, explain=True)


def test_the_answers_as_a_whole_stand_below_the_skills_with_their_points() -> None:
    rubric, reading = load_rubric(), RuleReader().read(TALK)
    grade = AnswerGrade(0.2, 0, 8)
    turns = tuple(replace(turn, answer=grade) if turn.turn == 1 else turn for turn in reading)
    out = io.BytesIO()
    card = score(TALK, replace(reading, turns=turns), rubric)
    ScoreWriter(out, rubric, explain=True, plain=True).show(card, TALK)
    text = out.getvalue().decode()
    assert re.search(r"-\d+\.\d points of the whole  turn 1, passes by what is needed here: “Hi Ines.”", text)
    assert "Answers as a whole" not in shown(TALK, explain=True)
