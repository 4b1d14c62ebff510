"""Spelling touches one skill, and only where it hinders reading; variety touches none."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from tests.builders import conversation, read_by_hand

from warmline.adapters.packs import load_rubric
from warmline.adapters.spelling import Dictionary
from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.moves import Reading, TurnReading
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.as_json import to_json
from warmline.core.scoring.noting import notes_of
from warmline.core.scoring.revising import revised
from warmline.core.scoring.score import score
from warmline.core.scoring.scorecard import Scorecard

WORDS, RUBRIC = Dictionary(), load_rubric()
CORPUS = Path(__file__).parents[3] / "data" / "corpus" / "train" / "corpus.jsonl"
CLEAN = "Your new account card will come by tomorrow. Please check the address before Friday."
HARD = "Your new acount card wil come by tomorow. Plese chek the adress befor Friday."
MILD = "Your new acount card will come by tomorrow. Please check the address before Friday."
ENGLISHES = (
    "No wonder you are worried. I will send the new card today and you get it by Friday. The fee is 4 pounds.",
    "No wonder you are worried, lah. I will send the new card today and you get it by Friday. The fee is 4 pounds.",
    "No wonder you are worried, abeg. I will send the new card today and you get it by Friday. The fee is 4 pounds.",
    "No wonder you are worried, so. I will send the new card today and you get it by Friday. The fee is 4 pounds.",
    "No wonder you are worried. I will send the new card today itself and you get it by Friday. The fee is 4 pounds.",
    "No wonder you are worried. I will send the new card today and you get it by Friday. Teh fee is 4 pounds, ok.",
)


def marked(text: str) -> tuple[Conversation, Reading]:
    """The same moves whatever the spelling: what the reader hears is not what is tested here."""
    talk = conversation("c: I am worried. When do I get the card?", f"a: {text}")
    reading = read_by_hand(
        talk,
        {
            0: [("shows_worry", "worried"), ("asks_question", "When do I get the card?")],
            1: [("gives_information", text)],
        },
    )
    return talk, reading


def scored(text: str, *, words: bool = True) -> Scorecard:
    talk, reading = marked(text)
    return score(talk, reading, RUBRIC, words=WORDS if words else None)


def others(card: Scorecard) -> dict[str, object]:
    return {each.skill: each.score for each in card.skills if each.skill != "business_writing"}


def test_what_cannot_be_read_lowers_business_writing_and_nothing_else() -> None:
    clean, hard = scored(CLEAN), scored(HARD)
    assert hard.skill("business_writing").score < clean.skill("business_writing").score
    assert others(hard) == others(clean)
    assert hard.overall == clean.overall
    assert hard.resolved == clean.resolved


def test_the_dictionary_is_pinned_only_where_it_counted() -> None:
    assert scored(CLEAN).versions.words == ""
    assert "words" not in to_json(scored(CLEAN))["versions"]
    assert to_json(scored(HARD))["versions"]["words"] == WORDS.version


def test_a_slip_that_hinders_nobody_changes_no_score_at_all() -> None:
    talk, reading = marked(MILD)
    assert [note.topic for note in notes_of(talk, reading, WORDS) if note.topic == "spelling"] == ["spelling"]
    assert scored(MILD).skills == scored(CLEAN).skills


def test_without_a_dictionary_spelling_is_not_looked_at() -> None:
    assert scored(HARD, words=False).skills == scored(CLEAN, words=False).skills


def test_the_quote_behind_it_is_the_agents_own() -> None:
    (each,) = [each for each in scored(HARD).evidence if each.mark.name == "missed_correct_language"]
    assert each.skill == "business_writing"
    assert each.effect < 0
    assert each.mark.quote in HARD


def test_a_person_who_strikes_it_brings_the_score_back() -> None:
    hard = scored(HARD)
    place = next(n for n, each in enumerate(hard.observations) if each.behaviour == "correct_language")
    struck = revised(hard, {place: None})
    assert struck.skill("business_writing") == scored(CLEAN).skill("business_writing")
    assert revised(hard, {}).overall == hard.overall == struck.overall


@pytest.mark.parametrize("channel", [Channel.CHAT, Channel.EMAIL])
def test_the_same_answer_in_several_englishes_with_and_without_slips_scores_the_same(channel: Channel) -> None:
    reader = RuleReader()
    cards = []
    for text in ENGLISHES:
        talk = conversation(
            "c: I am worried. When do I get my card, and what does it cost?", f"a: {text}", channel=channel
        )
        cards.append(score(talk, reader.read(talk), RUBRIC, words=WORDS))
    for one, other in pairwise(cards):
        assert others(one) == others(other)
        assert one.overall == other.overall


def test_the_corpus_in_six_englishes_is_never_lowered_by_the_dictionary() -> None:
    """The reader may hear more in one English than in another (see the fairness exam); spelling adds nothing."""
    sets: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in CORPUS.read_text("utf-8").splitlines():
        each = json.loads(line)
        if each["type"] == "english" and each["turn"]["speaker"] == "agent" and each["channel"] != "phone":
            sets[each["set"]].append(each)
    assert sets
    for texts in sets.values():
        for each in texts:
            turns = [Turn(Speaker(said["speaker"]), said["text"]) for said in each["context"]]  # type: ignore[attr-defined]
            turns.append(Turn(Speaker.AGENT, each["turn"]["text"]))  # type: ignore[index]
            talk = Conversation(str(each["id"]), tuple(turns), Channel(str(each["channel"])))
            bare = Reading("bare-1", tuple(TurnReading(n, turn.speaker, turn.text) for n, turn in enumerate(turns)))
            assert score(talk, bare, RUBRIC, words=WORDS) == score(talk, bare, RUBRIC)
