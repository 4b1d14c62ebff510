from __future__ import annotations

from itertools import pairwise

from tests.builders import conversation

from warmline.core.scoring.arc import Arc, Reason
from warmline.core.scoring.feedback.bends import bends_of
from warmline.core.scoring.feedback.talk import talk_of


def arc_of(*warmth: float, reasons=None) -> Arc:
    made = reasons or tuple(
        (Reason("r", f"Reason {n}.", f"words {n}", after - before),)
        for n, (before, after) in enumerate(pairwise(warmth), start=1)
    )
    return Arc("Ines", "she", warmth, made, (), (), False)


def talk(answers: int):
    lines = ["c: hi"]
    for n in range(1, answers + 1):
        lines += [f"a: Here are words {n} for you.", "c: hm"]
    return talk_of(conversation(*lines))


def test_each_bend_has_the_words_and_the_reason() -> None:
    (up, down) = bends_of(talk(2), arc_of(0.4, 0.6, 0.3))
    assert (up.answer, up.exact, up.reason, up.rising) == (1, "Here are words 1 for you.", "Reason 1.", True)
    assert (down.answer, down.rising) == (2, False)


def test_a_flat_curve_has_no_bends() -> None:
    assert bends_of(talk(3), arc_of(0.4, 0.41, 0.4, 0.42)) == ()


def test_at_most_four_bends_and_turns_before_slopes() -> None:
    found = bends_of(talk(7), arc_of(0.3, 0.4, 0.5, 0.6, 0.5, 0.58, 0.5, 0.9))
    assert [bend.answer for bend in found] == [4, 5, 6, 7]


def test_a_reason_in_the_other_direction_is_not_given_for_a_bend() -> None:
    reasons = ((Reason("r", "It hurt.", "words 1", -0.2),),)
    assert bends_of(talk(1), arc_of(0.4, 0.6, reasons=reasons)) == ()


def test_a_reason_without_a_quote_takes_the_agents_own_words() -> None:
    reasons = ((Reason("r", "Nothing in it.", "", -0.2),),)
    (bend,) = bends_of(talk(1), arc_of(0.6, 0.4, reasons=reasons))
    assert bend.exact == "Here are words 1 for you."


def test_an_answer_that_is_not_in_the_talk_has_no_bend() -> None:
    assert bends_of(talk(1), arc_of(0.4, 0.6, 0.2))[0].answer == 1
    assert len(bends_of(talk(1), arc_of(0.4, 0.6, 0.2))) == 1
