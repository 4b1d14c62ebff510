"""Rules and encoder as one reader."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.moves.catalogue import Kind
from warmline.core.moves.combined import MOST_SENTENCES, Combination, CombinedReader, Weights, in_context, rounded
from warmline.core.moves.encoding import EncodedTurn, TextInContext
from warmline.core.moves.reading import Mark, TurnReading
from warmline.core.moves.rules import RuleReader

SEES = {
    "Two cold nights with a boy who coughs.": {"moves.acknowledges_feeling": 0.95},
    "I sent it to you yesterday at 5 pm.": {"moves.next_step_with_time": 0.95},
    "I send it to you tomorrow at 5 pm.": {"moves.next_step_with_time": 0.95},
    "No heating in here, and the boy has a cough.": {"cues.shows_worry": 0.9},
}
BOTH = Weights(bias=-2.0, rule=3.0, encoder=1.0)
ENCODER_ONLY = Weights(bias=0.0, rule=0.0, encoder=1.0)


class KnownSentences:
    """An encoder that knows some sentences by heart and remembers what it was asked."""

    version = "known-1"

    def __init__(self) -> None:
        self.asked: list[TextInContext] = []

    def encode(self, turns: Sequence[TextInContext]) -> list[EncodedTurn]:
        """Return what is known about each sentence, .02 for everything else."""
        self.asked.extend(turns)
        return [self._one(turn) for turn in turns]

    def _one(self, turn: TextInContext) -> EncodedTurn:
        names = (
            "moves.acknowledges_feeling",
            "moves.next_step_with_time",
            "moves.greets",
            "moves.apologises",
            "cues.shows_worry",
        )
        known = [SEES.get(turn.text[start:end], {}) for start, end in turn.places()]
        by_sentence = tuple({name: sentence.get(name, 0.02) for name in names} for sentence in known)
        vectors = np.zeros((len(known), 2), dtype=np.float32)
        return EncodedTurn(np.zeros(2, dtype=np.float32), vectors, {}, by_sentence)


class Doubtful(RuleReader):
    """Rules that are sure to 45 % that the first three words name a feeling."""

    def read_turn(self, conversation: Conversation, turn: int) -> TurnReading:
        """Return that one mark."""
        said = conversation.turns[turn]
        quote = " ".join(said.text.split()[:3])
        mark = Mark(Kind.MOVE, "acknowledges_feeling", quote, 0, len(quote), 0.45, (("feeling", "cold"),))
        return TurnReading(turn, said.speaker, said.text, (mark,))


def reader(**weights: Weights) -> CombinedReader:
    return CombinedReader(RuleReader(), KnownSentences(), Combination("c-1", weights))


def talk(*texts: str) -> Conversation:
    speakers = (Speaker.CUSTOMER, Speaker.AGENT) * len(texts)
    return Conversation("t", tuple(map(Turn, speakers, texts)), Channel.CHAT)


HOTEL = talk(
    "No heating in here, and the boy has a cough.",
    "Two cold nights with a boy who coughs. I am moving you to room 20 by 6 pm.",
)


def test_what_only_the_encoder_sees_is_quoted_by_its_sentence() -> None:
    mark = reader(acknowledges_feeling=ENCODER_ONLY).read_turn(HOTEL, 1).first("acknowledges_feeling")
    assert mark is not None
    assert mark.quote == "Two cold nights with a boy who coughs."
    assert HOTEL.turns[1].text[mark.start : mark.end] == mark.quote
    assert mark.confidence == 0.95


def test_cues_are_read_in_customers_turns_only() -> None:
    reading = reader(shows_worry=ENCODER_ONLY).read(HOTEL)
    assert "shows_worry" in reading.turns[0].names()
    assert "shows_worry" not in reading.turns[1].names()


def test_what_the_rules_saw_stays_where_the_encoder_does_not_believe_it() -> None:
    sorry = talk("No heating.", "I am so sorry about the cold. Room 20 is free.")
    ruled = RuleReader().read_turn(sorry, 1).first("apologises")
    assert ruled is not None
    assert reader(apologises=BOTH).read_turn(sorry, 1).first("apologises") == ruled


def test_what_the_rules_hardly_saw_is_surer_where_the_encoder_saw_it_too() -> None:
    named = talk("No heating in here, and the boy has a cough.", "Two cold nights with a boy who coughs.")
    doubtful = CombinedReader(Doubtful(), KnownSentences(), Combination("c-1", {"acknowledges_feeling": BOTH}))
    (mark,) = doubtful.read_turn(named, 1).marks
    assert (mark.quote, mark.detail) == ("Two cold nights", (("feeling", "cold"),))
    assert mark.confidence == rounded(BOTH.probability(0.45, 0.95)) > 0.45


def test_a_name_without_weights_stays_with_the_rules() -> None:
    ruled = RuleReader().read_turn(HOTEL, 1)
    assert reader().read_turn(HOTEL, 1).marks == ruled.marks


def test_one_turn_reads_the_same_alone_and_in_the_whole() -> None:
    both = reader(acknowledges_feeling=ENCODER_ONLY, shows_worry=ENCODER_ONLY)
    whole = both.read(HOTEL)
    assert [both.read_turn(HOTEL, n) for n in range(2)] == list(whole.turns)


def test_the_version_names_rules_encoder_and_weights() -> None:
    assert reader().version == f"{RuleReader().version}+known-1+c-1"
    assert reader().read(HOTEL).version == reader().version


def test_the_context_is_the_others_last_turn_and_never_a_later_one() -> None:
    text = in_context(HOTEL, 1)
    assert text is not None
    assert text.before == "No heating in here, and the boy has a cough."
    first = in_context(HOTEL, 0)
    assert first is not None
    assert first.before == ""


def test_notes_and_blank_turns_are_not_encoded() -> None:
    noted = Conversation("n", (Turn(Speaker.NOTE, "Order found."), Turn(Speaker.AGENT, "   ")), Channel.CHAT)
    encoder = KnownSentences()
    CombinedReader(RuleReader(), encoder, Combination("c-1", {"greets": BOTH})).read(noted)
    assert encoder.asked == []


def asked_of(conversation: Conversation, **weights: Weights) -> list[str]:
    """The texts that the encoder was asked about."""
    encoder = KnownSentences()
    CombinedReader(RuleReader(), encoder, Combination("c-1", weights)).read(conversation)
    return [text.text for text in encoder.asked]


def test_turns_of_a_few_words_are_left_to_the_rules() -> None:
    asked = talk(
        "It is cold here and nobody comes up.", "One moment, please, sir.", "Thanks a lot.", "It is on again now."
    )
    assert asked_of(asked, greets=BOTH, shows_worry=BOTH) == [asked.turns[0].text, asked.turns[3].text]
    assert reader(thanks=ENCODER_ONLY).read_turn(asked, 2).marks == RuleReader().read_turn(asked, 2).marks


def test_a_customers_turn_is_encoded_only_where_a_cue_is_weighed() -> None:
    assert asked_of(HOTEL, acknowledges_feeling=BOTH) == [HOTEL.turns[1].text]
    assert asked_of(HOTEL, shows_worry=BOTH) == [turn.text for turn in HOTEL.turns]


def test_an_opening_is_encoded_only_where_a_move_is_weighed() -> None:
    opening = Conversation("o", (Turn(Speaker.AGENT, "Hello, how can I help?"),), Channel.CHAT)
    assert asked_of(opening) == []
    assert asked_of(opening, greets=BOTH) == ["Hello, how can I help?"]


def test_a_very_long_turn_is_bounded_and_its_end_read_by_rules() -> None:
    long = talk("No heating.", "It is cold. " * (MOST_SENTENCES + 5) + "I am so sorry about that.")
    text = in_context(long, 1)
    assert text is not None
    assert len(text.sentences) == MOST_SENTENCES
    assert "apologises" in reader(apologises=BOTH).read_turn(long, 1).names()


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_more_of_either_is_never_less_of_both(rule: float, low: float, high: float) -> None:
    low, high = sorted((low, high))
    assert BOTH.probability(rule, low) <= BOTH.probability(rule, high)
    assert BOTH.probability(low, rule) <= BOTH.probability(high, rule)
    assert 0 < BOTH.probability(rule, low) < 1


@pytest.mark.parametrize(("given_", "wanted"), [(0.0, 0.0), (0.974, 0.95), (0.976, 1.0), (0.421, 0.4)])
def test_confidences_are_rounded_to_twentieths(given_: float, wanted: float) -> None:
    assert rounded(given_) == wanted


class Silent(RuleReader):
    """Rules that see nothing."""

    def read_turn(self, conversation: Conversation, turn: int) -> TurnReading:
        """Return no marks."""
        said = conversation.turns[turn]
        return TurnReading(turn, said.speaker, said.text)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("I sent it to you yesterday at 5 pm.", frozenset()),
        ("I send it to you tomorrow at 5 pm.", frozenset({"next_step_with_time"})),
    ],
)
def test_what_the_words_rule_out_the_encoder_does_not_add(said: str, names: frozenset[str]) -> None:
    talk = Conversation("c1", (Turn(Speaker.CUSTOMER, "When do I get it?"), Turn(Speaker.AGENT, said)), Channel.CHAT)
    reader = CombinedReader(Silent(), KnownSentences(), Combination("c", {"next_step_with_time": ENCODER_ONLY}))
    assert reader.read_turn(talk, 1).names() == names
