"""What a head knows of a chance."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import conversation, small_rubric
from tests.reading_fakes import WIDTH, HashingEncoder, TagReader

from warmline.core.conversation import Conversation
from warmline.core.moves import MOVES
from warmline.core.scoring.criteria import GradedChance, graded_chances
from warmline.core.scoring.score import observed
from warmline.core.scoring.scorecard import Observation

TALK = conversation(
    "c: shows_worry about my parcel",
    "a: acknowledges_feeling and validates",
    "c: asks_question when",
    "a: next_step then",
)


def looked(talk: Conversation, encoder: HashingEncoder | None = None) -> dict[str, tuple[Observation, GradedChance]]:
    reading = TagReader().read(talk)
    seen = observed(talk, reading, small_rubric())
    chances = graded_chances(talk, reading, seen, encoder)
    return {each.behaviour: (each, chance) for each, chance in zip(seen, chances, strict=True)}


def test_every_observation_has_its_chance_with_its_own_anchor() -> None:
    found = looked(TALK)
    assert found["names_feeling"][1].anchor == 4
    assert found["gives_step"][1].anchor == 2
    assert all(each.anchor == chance.anchor for each, chance in found.values())


def test_moves_of_the_turn_stand_in_their_places() -> None:
    known = looked(TALK)["names_feeling"][1].known
    names = sorted(MOVES)
    moves = known[10 : 10 + len(names)]
    assert {name for name, sure in zip(names, moves, strict=True) if sure} == {"acknowledges_feeling", "validates"}
    assert moves[names.index("validates")] == pytest.approx(0.9, abs=1e-3)


def test_the_encoder_adds_its_vector_of_the_judged_turn_at_a_fixed_size() -> None:
    encoder = HashingEncoder()
    with_it, without = looked(TALK, encoder), looked(TALK)
    for key, (_, chance) in with_it.items():
        plain = without[key][1].known
        assert chance.known[: len(plain)].tolist() == plain.tolist()
        assert float(np.linalg.norm(chance.known[len(plain) :])) == pytest.approx(2.0, abs=0.01)
        assert len(chance.known) == len(plain) + WIDTH
    assert sorted(encoder.asked) == sorted(set(encoder.asked))
    assert TALK.turns[1].text in encoder.asked


def test_more_words_with_the_same_marks_are_the_same_without_an_encoder() -> None:
    longer = conversation(
        "c: shows_worry about my parcel",
        "a: acknowledges_feeling and validates, and a great many more words that say nothing at all about it",
        "c: asks_question when",
        "a: next_step then",
    )
    one, other = looked(TALK)["names_feeling"][1], looked(longer)["names_feeling"][1]
    assert one.known.tolist() == other.known.tolist()


def test_a_missed_chance_says_so() -> None:
    missed = conversation("c: shows_worry about my parcel", "a: and what is the number of it please")
    each, chance = looked(missed)["names_feeling"]
    assert not each.taken
    assert chance.anchor == 1
    # One-hot anchor, centred anchor, confidence, taken, cue; no mark decided it.
    assert chance.known[:5].tolist() == pytest.approx([1, 0, 0, 0, -1])
    assert chance.known[6:10].tolist() == [0, 1, 0, 0]


def test_what_is_known_survives_sixteen_bits() -> None:
    for _, chance in looked(TALK, HashingEncoder()).values():
        assert chance.known.astype(np.float16).astype(np.float32).tolist() == chance.known.tolist()


def test_no_observations_ask_the_encoder_for_nothing_of_theirs() -> None:
    encoder = HashingEncoder()
    assert graded_chances(TALK, TagReader().read(TALK), [], encoder) == ()
    assert encoder.asked == []
