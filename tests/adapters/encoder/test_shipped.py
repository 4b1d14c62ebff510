"""The weights that ship: as examined, small enough, and they read a talk the same way every time."""

from __future__ import annotations

import pytest

from warmline.adapters.encoder import local_reader
from warmline.adapters.encoder.local import HEADS, MODEL, TOKENIZER, LocalEncoder
from warmline.adapters.encoder.manifest import WEIGHTS, checked
from warmline.adapters.encoder.reader import COMBINATION, load_combination
from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.moves import CUES, MOVES
from warmline.core.moves.combined import ANSWER_HEAD, CombinedReader


@pytest.fixture(scope="module")
def reader() -> CombinedReader:
    return local_reader()


def talk(*texts: str) -> Conversation:
    speakers = (Speaker.CUSTOMER, Speaker.AGENT) * len(texts)
    return Conversation("t", tuple(map(Turn, speakers, texts)), Channel.CHAT)


KETTLE = "My kettle leaks, I have had it for two days and my kitchen is wet."
GOOD = "Two days old and already a wet kitchen: that is not right. A new one is with you tomorrow by noon."
POOR = "Thank you for contacting us. Your call is important to us. Please see the questions on our website."


def value(reader: CombinedReader, text: str) -> float:
    answer = reader.read_turn(talk(KETTLE, text), 1).answer
    assert answer is not None
    return answer.value


def test_every_file_is_the_one_that_was_examined() -> None:
    files = checked(WEIGHTS).files
    assert set(files) == {MODEL, HEADS, TOKENIZER, COMBINATION}
    assert (WEIGHTS / MODEL).stat().st_size <= 30_000_000


def test_the_card_names_the_same_version() -> None:
    assert (WEIGHTS / "card.md").read_text(encoding="utf-8").startswith(f"# {checked(WEIGHTS).version}\n")


def test_the_model_grades_answers_and_knows_moves_and_cues(reader: CombinedReader) -> None:
    heads = {entry["name"]: set(entry["classes"]) for entry in checked(WEIGHTS).heads}
    assert ANSWER_HEAD == "answer.meets"
    assert heads["answer"] == {"meets"}
    assert heads["moves"] <= set(MOVES)
    assert heads["cues"] <= set(CUES)
    assert set(load_combination(WEIGHTS / COMBINATION).weights) <= heads["moves"] | heads["cues"]


def test_an_answer_to_the_matter_is_graded_above_a_recording(reader: CombinedReader) -> None:
    assert value(reader, GOOD) > 0.5 > value(reader, POOR)


def test_a_recording_behind_a_good_answer_wins_nothing(reader: CombinedReader) -> None:
    assert value(reader, f"{GOOD} {POOR}") <= value(reader, GOOD)


def test_the_sentence_shown_lies_in_the_turn(reader: CombinedReader) -> None:
    answer = reader.read_turn(talk(KETTLE, GOOD), 1).answer
    assert answer is not None
    assert GOOD[answer.start : answer.end].strip()
    assert answer.value == round(round(answer.value * 20) / 20, 2)


def test_a_turn_reads_the_same_alone_in_company_and_anew(reader: CombinedReader) -> None:
    both = talk(KETTLE, GOOD, "And who pays the carpet?", POOR)
    whole = reader.read(both)
    assert [reader.read_turn(both, n) for n in range(4)] == list(whole.turns)
    assert local_reader().read(both) == whole


def test_only_the_heads_asked_for_are_loaded(reader: CombinedReader) -> None:
    some = LocalEncoder.load(only={"politeness"})
    assert some.names == ("politeness.polite",)
    assert set(some.names) < set(LocalEncoder.load().names)


def test_customers_turns_and_openings_have_no_grade(reader: CombinedReader) -> None:
    assert reader.read_turn(talk(KETTLE, GOOD), 0).answer is None
    opening = Conversation("o", (Turn(Speaker.AGENT, "Good morning, how can I help you?"),), Channel.CHAT)
    assert reader.read_turn(opening, 0).answer is None
