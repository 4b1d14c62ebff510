from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.builders import conversation, mark, small_rubric

from warmline.adapters.packs import load_rubric
from warmline.core.moves import Kind
from warmline.core.scoring.arc import Arc, Reason, Wording
from warmline.core.scoring.feedback.better import Shelf
from warmline.core.scoring.feedback.points import Desk, try_point, worked_point
from warmline.core.scoring.feedback.talk import talk_of
from warmline.core.scoring.feedback.voice import Voice
from warmline.core.scoring.scorecard import Observation

TALK = conversation(
    "c: I am so worried about it.",
    "a: No wonder you are worried. Your number please.",
    "c: It is twelve. When?",
    "a: We will see about that soon.",
    "c: Right.",
)
FELT = Reason("named_feeling", "You named what she felt.", "No wonder you are worried", 0.1)
SOON = Reason("vague_promise", "No time, so she could not plan with it.", "soon", -0.1)
IGNORED = Reason("question_ignored", "Her question was left unanswered.", "We will see about that", -0.05)
ARC = Arc(
    "Ines",
    "she",
    (0.4, 0.5, 0.35),
    ((FELT,), (SOON, IGNORED)),
    (Wording("gives_step", "I write to you by six."),),
    ((), (), ()),
    solved=False,
)
WORRY = mark("shows_worry", TALK.turns[0].text, "so worried")
WHEN = mark("asks_question", TALK.turns[2].text, "When?")


def desk(arc: Arc | None = ARC, talk=TALK) -> Desk:
    counted, rubric = talk_of(talk), small_rubric()
    name, pronoun = (arc.name, arc.pronoun) if arc else ("the customer", "they")
    return Desk(counted, rubric, Voice("seed", name, pronoun), arc, Shelf(rubric, counted, arc))


def seen(key: str, turn: int, anchor: int, *marks, cue=None, cue_turn=None) -> Observation:
    return Observation(key, "empathy", turn, anchor, 0.9, cue_turn, cue, tuple(marks), (turn,) * len(marks))


NAMED = seen(
    "names_feeling", 1, 3, mark("acknowledges_feeling", TALK.turns[1].text, "No wonder you are worried"),
    cue=WORRY, cue_turn=0,
)  # fmt: skip
MISSED = seen("gives_step", 3, 1, cue=WHEN, cue_turn=2)


def test_a_point_that_worked_has_the_words_the_reason_and_the_mood() -> None:
    point = worked_point(desk(), NAMED)
    assert (point.quote, point.exact, point.turn, point.answer) == ("No wonder you are worried.",) * 2 + (1, 1)
    assert point.why.startswith("You named what she felt. ")
    assert point.why != "You named what she felt. "
    assert (point.better, point.next_step) == (None, None)


def test_what_worked_quotes_the_sentence_that_carries_it_and_not_what_led_to_it() -> None:
    talk = conversation(
        "c: I missed it and I am sad.",
        "a: I am sorry that you missed it.",
        "c: Thanks.",
        "a: " + "We have looked at it for a while now. " * 5 + "What would help you most?",
        "c: A new date.",
    )
    felt = mark("acknowledges_feeling", talk.turns[1].text, "I am sorry that you missed it")
    asked = mark("asks_open", talk.turns[3].text, "What would help you most?")
    told = Observation("asks_open", "active_listening", 1, 4, 0.8, None, None, (felt, asked), (1, 3))
    shipped = replace(desk(None, talk), rubric=load_rubric())
    point = worked_point(shipped, told)
    assert (point.exact, point.turn, point.answer) == ("What would help you most?", 3, 2)
    together = mark("uses_detail", talk.turns[3].text, "We have looked at it")
    point = worked_point(shipped, replace(told, turn=3, marks=(together, asked), mark_turns=(3, 3)))
    assert "What would help you most?" in point.exact


def test_a_reason_that_rests_on_other_words_is_not_given_for_what_worked() -> None:
    arc = replace(ARC, reasons=((replace(FELT, quote="Your number please"),), (SOON,)))
    assert "You named what she felt" not in worked_point(desk(arc), NAMED).why


def test_a_reason_that_hurt_is_not_given_for_what_worked() -> None:
    arc = replace(ARC, reasons=((replace(FELT, warmth=-0.1),), (SOON,)))
    assert "You named what she felt" not in worked_point(desk(arc), NAMED).why


def test_where_the_mood_did_not_rise_the_customers_words_stand_there() -> None:
    arc = replace(ARC, warmth=(0.4, 0.4, 0.35))
    why = worked_point(desk(arc), NAMED).why
    assert "“It is twelve. When?”" in why
    assert "felt better" not in why
    assert "mood" not in why


def test_without_an_arc_the_cue_and_the_reply_say_why() -> None:
    why = worked_point(desk(None), NAMED).why
    assert "customer sounded worried" in why
    assert "“It is twelve. When?”" in why


def test_with_nothing_at_all_to_say_the_behaviours_own_reason_stands() -> None:
    talk = conversation("a: No wonder you are worried.")
    alone = seen("names_feeling", 0, 3, mark("acknowledges_feeling", talk.turns[0].text, "No wonder"))
    assert worked_point(desk(None, talk), alone).why == "People stay calm when they see what happens next."


def test_a_try_begins_with_what_the_customer_said_and_ends_with_a_step() -> None:
    point = try_point(desk(), MISSED, [MISSED])
    assert "“When?”" in point.why
    assert point.better == "I write to you by six."
    assert point.next_step == "Put a clock time in the same sentence as your promise."
    assert point.quote == "We will see about that soon."


def test_for_what_was_left_out_a_reason_about_one_part_of_the_answer_is_not_given() -> None:
    why = try_point(desk(), MISSED, [MISSED]).why
    assert "No time" not in why
    assert "Her question was left unanswered." in why


def test_for_the_words_themselves_the_reason_about_them_is_given() -> None:
    vague = seen("gives_step", 3, 2, mark("promises_vaguely", TALK.turns[3].text, "soon"), cue=WHEN, cue_turn=2)
    assert "No time, so she could not plan with it." in try_point(desk(), vague, [vague]).why


def test_where_the_mood_fell_without_a_reason_it_is_said() -> None:
    why = try_point(desk(replace(ARC, reasons=((), ()))), MISSED, [MISSED]).why
    assert "mood" in why or "felt worse" in why


def test_where_the_mood_did_not_fall_the_behaviours_reason_stands() -> None:
    arc = replace(ARC, warmth=(0.4, 0.5, 0.6), reasons=((), ()))
    assert try_point(desk(arc), MISSED, [MISSED]).why.endswith("People stay calm when they see what happens next.")


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([(1, 3)], "nswer 1"),
        ([(1, 2)], None),
        ([(3, 4)], None),
        ([], None),
    ],
)
def test_where_the_same_was_done_elsewhere_it_is_pointed_to(others, said: str | None) -> None:
    done = [seen("gives_step", turn, anchor) for turn, anchor in others]
    why = try_point(desk(), MISSED, [MISSED, *done]).why
    assert (re.search(r"nswer \d", why) is not None) == (said is not None)
    assert said is None or said in why


def test_a_later_place_is_pointed_to_before_an_earlier_one() -> None:
    talk = conversation(*(f"{'ca'[n % 2]}: words of turn {n} here" for n in range(8)))
    missed, before, after = (seen("gives_step", turn, anchor) for turn, anchor in ((3, 1), (1, 4), (7, 3)))
    why = try_point(desk(None, talk), missed, [missed, before, after]).why
    assert "nswer 4" in why
    assert "nswer 1" not in why


def test_a_move_of_the_agent_as_a_cue_is_not_put_into_the_customers_mouth() -> None:
    own = mark("declines_bare", TALK.turns[3].text, "We will see")
    assert own.kind is Kind.MOVE
    declined = seen("declines_well", 3, 1, cue=own, cue_turn=3)
    assert "“" not in try_point(desk(None), declined, [declined]).why.split("“When?”")[0]


def test_a_long_cue_is_cut_between_words() -> None:
    long = "I am so worried because " + "the parcel and the card and the call " * 5
    talk = conversation(f"c: {long}", "a: Your number please, now.")
    missed = seen("names_feeling", 1, 1, cue=mark("shows_worry", talk.turns[0].text, long.strip()), cue_turn=0)
    quoted = try_point(desk(None, talk), missed, [missed]).why.split("“")[1].split("”")[0]
    assert quoted.endswith(" …")
    assert len(quoted) <= 104
    assert long.startswith(quoted.removesuffix(" …"))


def test_straight_marks_of_the_rubric_are_made_typographic() -> None:
    rubric = small_rubric()
    skill, old = rubric.behaviour("gives_step")
    new = replace(old, next_step='Say "I will" and the customer\'s date ...')
    skills = tuple(replace(each, behaviours=(new,)) if each.key == skill.key else each for each in rubric.skills)
    changed = replace(desk(), rubric=replace(rubric, skills=skills))
    assert try_point(changed, MISSED, [MISSED]).next_step == "Say “I will” and the customer’s date …"


def test_of_a_missed_chance_only_that_nothing_was_seen_is_said_and_not_the_worst_anchor() -> None:
    worst = small_rubric().behaviour("gives_step")[1].anchors[0].text
    point = try_point(desk(), MISSED, [MISSED])
    assert point.anchor_text == "Nothing of it was seen in this answer."
    assert point.anchor_text != worst
    assert "“When?”" in point.why


def test_what_was_seen_and_stood_in_the_way_is_told_in_the_words_of_the_anchor() -> None:
    hurt = seen("gives_step", 3, 1, mark("promises_vaguely", TALK.turns[3].text, "soon"), cue=WHEN, cue_turn=2)
    point = try_point(desk(), hurt, [hurt])
    assert point.anchor_text == small_rubric().behaviour("gives_step")[1].anchors[0].text
