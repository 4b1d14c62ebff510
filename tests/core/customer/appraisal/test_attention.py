from __future__ import annotations

from dataclasses import replace

import pytest
from tests.scenes import moment, reason, state_with

from warmline.core.customer.appraisal import appraise
from warmline.core.customer.appraisal.attention import apology_parts
from warmline.core.customer.state import Act, Plan

FEELING = ("acknowledges_feeling", "No wonder you are annoyed")
KIND = "No wonder you are annoyed. I have the note open."
UPSET = {"anger": 0.6}


def test_a_named_feeling_cools_and_wins_trust() -> None:
    felt = reason(appraise(moment(KIND, FEELING)), "named_feeling")
    assert felt is not None
    assert felt.anger < 0 < felt.trust
    assert felt.quote == "No wonder you are annoyed"
    assert felt.text == "You named what she felt."


def test_it_does_not_help_hope_for_the_wish_stays_open() -> None:
    felt = reason(appraise(moment(KIND, FEELING)), "named_feeling")
    assert felt is not None
    assert felt.hope == 0


def test_where_no_feeling_is_open_it_helps_much_less() -> None:
    answered = state_with(anger=0.1, trust=0.4, plan=Plan((Act.ANSWER,), ("no_fourteen",)))
    open_ = reason(appraise(moment(KIND, FEELING)), "named_feeling")
    shut = reason(appraise(moment(KIND, FEELING, state=answered)), "named_feeling")
    assert open_ is not None
    assert shut is not None
    assert 0 < shut.trust < 0.5 * open_.trust


def test_own_words_beat_a_general_phrase() -> None:
    generic = reason(appraise(moment("I understand.", ("acknowledges_generically", "I understand"))), "generic_empathy")
    own = reason(appraise(moment(KIND, FEELING)), "named_feeling")
    assert generic is not None
    assert own is not None
    assert own.trust > 3 * generic.trust


def test_listening_helps_the_very_upset_more() -> None:
    text = "So it was marked delivered and nothing came."
    mark = ("paraphrases", "it was marked delivered")
    hot = reason(appraise(moment(text, mark, state=state_with(anger=0.8))), "said_back")
    cool = reason(appraise(moment(text, mark, state=state_with(anger=0.3))), "said_back")
    assert hot is not None
    assert cool is not None
    assert hot.trust > cool.trust


def test_talk_alone_reaches_a_limit() -> None:
    near = state_with(anger=0.23, trust=0.57)
    because = appraise(moment(KIND, FEELING, ("validates", "No wonder"), state=near))
    assert sum(one.trust for one in because) <= 0.58 - 0.57 + 1e-9
    assert sum(one.anger for one in because) >= 0.22 - 0.23 - 1e-9


@pytest.mark.parametrize(
    ("marks", "part"),
    [
        (("takes_ownership", "That was us"), "responsibility"),
        (("explains", "the note was wrong"), "explanation"),
        (("prevents_repeat", "it will not happen again"), "repentance"),
        (("next_step_with_time", "I write by 18:00"), "repair"),
    ],
)
def test_apology_parts_are_read_from_what_stands_with_it(marks: tuple[str, str], part: str) -> None:
    text = "I am sorry. That was us, the note was wrong, it will not happen again, I write by 18:00."
    sorry = ("apologises", "I am sorry")
    assert apology_parts(moment(text, sorry)) == {"regret"}
    assert apology_parts(moment(text, sorry, marks)) == {"regret", part}


def test_taking_responsibility_makes_an_apology_weigh_more() -> None:
    text = "I am sorry. That was us."
    plain = reason(appraise(moment(text, ("apologises", "I am sorry"))), "apology")
    full = reason(appraise(moment(text, ("apologises", "I am sorry"), ("takes_ownership", "That was us"))), "apology")
    assert plain is not None
    assert full is not None
    assert full.anger < plain.anger < 0
    assert full.text == "An apology that owned what went wrong."


def test_a_long_apology_backfires() -> None:
    long = "I am so sorry " + "and really very deeply sorry for all of this " * 4 + "today."
    because = appraise(moment(long, ("apologises", "I am so sorry")))
    found = reason(because, "apology_long")
    assert found is not None
    assert found.trust < 0


def test_sorry_again_with_nothing_new_hurts() -> None:
    state = state_with(heard=(("apologises", 2),))
    found = reason(appraise(moment("I am sorry.", ("apologises", "I am sorry"), state=state)), "apology_again")
    assert found is not None
    assert found.trust < 0


def test_warmth_pays_at_the_start_and_once_it_is_settled() -> None:
    text, mark = "Thank you for that.", ("thanks_customer", "Thank you")
    early = reason(appraise(moment(text, mark)), "warm_word")
    middle = reason(appraise(moment(text, mark, state=state_with(turn=5))), "warm_word")
    late = reason(appraise(moment(text, mark, state=state_with(turn=5, accepted="new_by_noon"))), "warm_word")
    assert early is not None
    assert middle is not None
    assert late is not None
    assert middle.trust < early.trust
    assert late.trust > early.trust  # by then less is missing, which halves it again in the whole


def test_small_talk_while_angry_is_out_of_place() -> None:
    state = state_with(**UPSET)
    because = appraise(moment("Lovely weather today.", ("small_talk", "Lovely weather"), state=state))
    assert reason(because, "small_talk_misplaced")
    assert not reason(because, "warm_word")


def test_being_passed_on_hurts_unless_it_was_asked_for() -> None:
    text, mark = "I will pass you to my lead.", ("escalates", "pass you to my lead")
    unasked = reason(appraise(moment(text, mark)), "passed_on")
    asked = reason(appraise(moment(text, mark, state=state_with(acts=(Act.OPEN, Act.ESCALATE)))), "passed_on")
    assert unasked is not None
    assert asked is not None
    assert unasked.trust < 0 < asked.trust


def test_speaking_to_the_real_need_lifts_hope_once() -> None:
    state = state_with(told=("not_there", "birthday"))
    text = "She turns six on Saturday, so the present has to be there."
    found = reason(appraise(moment(text, state=state)), "need_reached")
    assert found is not None
    assert found.hope > 0
    assert not reason(appraise(moment(text, state=replace(state, need_met=True))), "need_reached")
    assert not reason(appraise(moment(text)), "need_reached")


def test_a_fitting_question_helps_the_first_time() -> None:
    text = "Is there a number 14 near you?"
    assert reason(appraise(moment(text)), "asked_fit")
    assert not reason(appraise(moment(text, state=state_with(asked=("no_fourteen",)))), "asked_fit")


GENERAL = ("acknowledges_generically", "I understand")


def test_a_general_phrase_said_for_the_first_time_helps_a_little() -> None:
    felt = reason(appraise(moment("I understand.", GENERAL)), "generic_empathy")
    assert felt is not None
    assert felt.anger < 0 < felt.trust


def test_a_general_phrase_where_no_feeling_is_open_still_does_no_harm() -> None:
    answered = state_with(anger=0.1, trust=0.4, plan=Plan((Act.ANSWER,), ("no_fourteen",)))
    open_ = reason(appraise(moment("I understand.", GENERAL)), "generic_empathy")
    shut = reason(appraise(moment("I understand.", GENERAL, state=answered)), "generic_empathy")
    assert open_ is not None
    assert shut is None or (shut.anger <= 0 <= shut.trust <= open_.trust)


def test_beside_own_words_a_general_phrase_adds_nothing() -> None:
    both = appraise(moment(f"I understand. {KIND}", FEELING, GENERAL))
    assert reason(both, "generic_empathy") is None
    assert reason(both, "named_feeling") is not None
