from __future__ import annotations

import pytest
from tests.scenes import moment, reason, state_with

from warmline.core.customer.appraisal import appraise
from warmline.core.customer.sentences import fold

VAGUE = "Somebody will be in touch."


@pytest.mark.parametrize(
    ("name", "felt"),
    [
        ("blames_customer", "blamed"),
        ("dismisses", "dismissed"),
        ("argues", "argued"),
        ("commands", "commanded"),
        ("insults", "insulted"),
        ("sarcasm", "sarcasm"),
        ("uses_jargon", "jargon"),
        ("rambles", "rambled"),
        ("reveals_data", "revealed_data"),
        ("declines_bare", "declined_bare"),
        ("speaks_negatively", "negative_only"),
        ("refers_to_policy", "rule_only"),
        ("blames_other", "blamed_other"),
        ("stock_phrase", "stock_phrase"),
    ],
)
def test_what_hurts_raises_anger_and_says_why(name: str, felt: str) -> None:
    text = "Well, that is how it goes with these things."
    found = reason(appraise(moment(text, (name, "that is how it goes"))), felt)
    assert found is not None
    assert found.anger > 0 > found.trust
    assert found.quote == "that is how it goes"
    assert found.text.endswith(".")


def test_blame_and_insult_lie_below_a_lecture() -> None:
    text = "Well, that is how it goes."
    insult = reason(appraise(moment(text, ("insults", "that"))), "insulted")
    blame = reason(appraise(moment(text, ("blames_customer", "that"))), "blamed")
    lecture = reason(appraise(moment(text, ("refers_to_policy", "that"))), "rule_only")
    assert insult is not None
    assert blame is not None
    assert lecture is not None
    assert insult.anger > blame.anger > lecture.anger


def test_a_trap_says_why_it_hurts() -> None:
    found = reason(appraise(moment("Did you ask the neighbours?")), "trap:ask_neighbours")
    assert found is not None
    assert found.text == "She went to every door before she wrote."
    assert found.anger > 0 > found.trust


def test_a_trap_stepped_into_twice_hurts_more() -> None:
    once = reason(appraise(moment("Did you ask the neighbours?")), "trap:ask_neighbours")
    state = state_with(traps=("ask_neighbours",))
    twice = reason(appraise(moment("Maybe a neighbour has it?", state=state)), "trap:ask_neighbours")
    assert once is not None
    assert twice is not None
    assert twice.anger > once.anger


def test_a_vague_promise_hurts_more_after_failures() -> None:
    fresh = reason(appraise(moment(VAGUE, ("promises_vaguely", VAGUE), state=state_with(failures=0))), "vague_promise")
    burnt = reason(appraise(moment(VAGUE, ("promises_vaguely", VAGUE), state=state_with(failures=3))), "vague_promise")
    assert fresh is not None
    assert burnt is not None
    assert burnt.trust < fresh.trust < 0
    assert fresh.text == "No time, so she could not plan with it."
    assert burnt.text == "No time, and she had heard that before."


def test_stock_phrases_tire_more_each_time() -> None:
    text = "Your call is important to us, dear customer."
    first = reason(appraise(moment(text, ("stock_phrase", "Your call"))), "stock_phrase")
    state = state_with(heard=(("stock_phrase", 3),))
    fourth = reason(appraise(moment(text, ("stock_phrase", "Your call"), state=state)), "stock_phrase")
    assert first is not None
    assert fourth is not None
    assert fourth.trust < first.trust


def test_copied_sentences_are_noticed() -> None:
    text = "I am looking at the note now."
    state = state_with(phrases=(fold(text),))
    assert reason(appraise(moment(text, state=state)), "copied")
    assert not reason(appraise(moment(text)), "copied")
    short = state_with(phrases=(fold("Yes of course."),))
    assert not reason(appraise(moment("Yes, of course!", state=short)), "copied")


def test_kind_words_only_weary_after_the_first_turn() -> None:
    text, mark = "I am so sorry for you, dear Ines.", ("apologises", "I am so sorry")
    assert not reason(appraise(moment(text, mark)), "kind_only")
    assert reason(appraise(moment(text, mark, state=state_with(kind_only=1, turn=1))), "kind_only")
    doing = "I am so sorry. I will call the driver and write to you by 18:00."
    state = state_with(kind_only=2, turn=2)
    marks = (("apologises", "I am so sorry"), ("next_step_with_time", "I will call the driver"))
    assert not reason(appraise(moment(doing, *marks, state=state)), "kind_only")


@pytest.mark.parametrize("text", ["Ok.", "Noted.", "I see", "hm"])
def test_a_word_or_two_is_too_short(text: str) -> None:
    assert reason(appraise(moment(text)), "too_short")


def test_after_yes_a_short_word_is_fine() -> None:
    assert not reason(appraise(moment("Great.", state=state_with(accepted="new_by_noon"))), "too_short")


def test_waiting_costs_less_when_the_length_is_told() -> None:
    long = reason(appraise(moment("Please hold on.", ("holds", "hold on"))), "hold")
    told = reason(appraise(moment("Give me 2 minutes please.", ("holds", "Give me 2 minutes"))), "hold_with_time")
    assert long is not None
    assert told is not None
    assert told.patience > long.patience


def test_asking_what_was_told_is_felt_but_checking_is_not() -> None:
    state = state_with(told=("not_there", "birthday"))
    assert reason(appraise(moment("What is in the parcel?", state=state)), "asked_again")
    check = moment("So you need it by Saturday, right?", ("verifies_understanding", "you need it"), state=state)
    assert not reason(appraise(check), "asked_again")


def test_leaving_unsolved_hurts() -> None:
    text, mark = "Have a nice day, goodbye!", ("says_goodbye_warmly", "Have a nice day")
    assert reason(appraise(moment(text, mark)), "left_unsolved")
    assert not reason(appraise(moment(text, mark, state=state_with(accepted="new_by_noon"))), "left_unsolved")


def test_help_that_names_somebody_is_no_blame() -> None:
    text = "I will ask the driver where he left it."
    assert not reason(appraise(moment(text, ("blames_other", "where he left it"))), "blamed_other")


def test_late_turns_cost_more_patience() -> None:
    early = reason(appraise(moment("I am looking at the note.")), "turn")
    late = reason(appraise(moment("I am looking at the note.", state=state_with(turn=12))), "turn")
    assert early is not None
    assert late is not None
    assert late.patience < early.patience < 0


def test_kind_words_alone_cost_more_each_time() -> None:
    kind = ("I understand that it is hard for you, truly.", ("acknowledges_generically", "I understand"))
    costs = []
    for times in (1, 2, 3):
        felt = reason(appraise(moment(*kind, state=state_with(kind_only=times, turn=times))), "kind_only")
        assert felt is not None
        costs.append(-felt.patience)
    assert costs[0] < costs[1] < costs[2]
    assert costs[1] / costs[0] < 2, "the second time is worse, and not twice as bad"
