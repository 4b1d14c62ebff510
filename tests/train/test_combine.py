"""Weighing rules and encoder together."""

import random
from pathlib import Path

import numpy as np
import pytest
from train.combine import Choice, Sentence, as_json, choose, combination, f1, fit, ship, talk_of

from warmline.adapters.encoder.manifest import checked
from warmline.adapters.encoder.reader import load_combination
from warmline.core.conversation import Channel, Speaker
from warmline.core.moves.combined import Combination, Weights


def sentence(n: int, *, rule: float, encoder: float, has: bool) -> Sentence:
    labels = frozenset({"greets"}) if has else frozenset()
    return Sentence(f"s{n}", f"t{n}", {"greets": rule} if rule else {}, {"greets": encoder}, labels)


def cases(encoder_knows: bool, n: int = 120) -> list[Sentence]:
    """Every third sentence greets; the rules hear half of those."""
    dice = random.Random("cases")
    made = []
    for at in range(n):
        has = at % 3 == 0
        rule = 0.9 if has and at % 2 == 0 else 0.0
        known = (0.9 if has else 0.05) if encoder_knows else dice.random()
        made.append(sentence(at, rule=rule, encoder=known, has=has))
    return made


def test_a_good_encoder_is_taken_in_with_weights_of_its_own() -> None:
    choice = choose("greets", cases(encoder_knows=True))
    assert choice is not None
    assert choice.both_f1 == 1.0 > choice.rules_f1
    assert choice.weights is not None
    assert choice.weights.encoder > 0
    assert choice.weights.probability(0.0, 0.9) > 0.5 > choice.weights.probability(0.0, 0.05)


def test_an_encoder_that_guesses_stays_out() -> None:
    choice = choose("greets", cases(encoder_knows=False, n=900))
    assert choice is not None
    assert choice.weights is None


def test_marks_that_cap_a_score_stay_with_the_rules_however_good_the_encoder() -> None:
    known = [
        Sentence(each.group, each.turn, {}, {"insults": each.encoder["greets"]}, frozenset(_as(each)))
        for each in cases(encoder_knows=True)
    ]
    choice = choose("insults", known)
    assert choice is not None
    assert choice.both_f1 == 1.0
    assert choice.weights is None


def _as(each: Sentence) -> set[str]:
    return {"insults"} if "greets" in each.labels else set()


def test_too_few_labelled_turns_measure_nothing() -> None:
    assert choose("greets", cases(encoder_knows=True, n=15)) is None
    assert choose("explains", cases(encoder_knows=True)) is None


def test_logistic_weights_of_a_known_table() -> None:
    # 3 of 4 yes where x is 1, 1 of 4 yes where it is 0: log-odds -1.0986 and +2.1972, drawn in by the ridge.
    x = np.array([[1.0, v, 0.0] for v in [1.0] * 400 + [0.0] * 400])
    y = np.array(([1.0] * 300 + [0.0] * 100) + ([1.0] * 100 + [0.0] * 300))
    assert fit(x, y)[:2] == pytest.approx([-1.0986, 2.1972], abs=0.1)


def test_no_reader_ever_counts_against_a_mark() -> None:
    dice = random.Random("against")
    x = np.array([[1.0, dice.random(), dice.random() * 4 - 2] for _ in range(300)])
    y = np.array([float(row[1] < 0.5) for row in x])
    assert fit(x, y)[1] == 0.0


def test_f1_counts_turns_and_not_sentences() -> None:
    turns = ["a", "a", "b", "c"]
    assert f1(turns, np.array([True, False, True, False]), np.array([0.0, 1.0, 0.0, 0.0])) == pytest.approx(2 / 3)
    assert f1(turns, np.zeros(4, dtype=bool), np.zeros(4)) == 0.0


def test_only_what_gained_is_shipped() -> None:
    chosen = [Choice("greets", 9, 0.5, 0.8, Weights(-1.0, 2.0, 1.0)), Choice("explains", 9, 0.8, 0.5, None)]
    assert '"greets"' in as_json(combination(chosen, "v1"))
    assert "explains" not in as_json(combination(chosen, "v1"))


def test_a_record_becomes_the_talk_that_ends_with_its_turn() -> None:
    talk = talk_of(
        {
            "id": "q/1",
            "channel": "phone",
            "context": [{"speaker": "customer", "text": "Hello?"}],
            "turn": {"speaker": "agent", "text": "Hello."},
        }
    )
    assert talk.channel is Channel.PHONE
    assert [turn.speaker for turn in talk.turns] == [Speaker.CUSTOMER, Speaker.AGENT]


def test_a_sentence_that_the_passes_saw_differently_tells_nothing() -> None:
    known = cases(encoder_knows=True)
    doubtful = [Sentence(f"u{n}", f"u{n}", {}, {"greets": 0.9}, frozenset(), frozenset({"greets"})) for n in range(40)]
    assert choose("greets", [*known, *doubtful]) == choose("greets", known)


def test_what_ships_stands_in_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"version": "m-1", "files": {}, "heads": []}', encoding="utf-8")
    made = Combination("c-1", {"greets": Weights(-1.0, 2.0, 0.5)})
    found = ship(tmp_path, made)
    assert checked(tmp_path).files == {"combination.json": found}
    assert load_combination(tmp_path / "combination.json") == made
