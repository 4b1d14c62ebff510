from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import conversation, mark, small_rubric

from warmline.adapters.packs import load_rubric
from warmline.core.moves import Kind, Mark
from warmline.core.scoring.arc import Arc, Wording
from warmline.core.scoring.feedback.better import Shelf, better_wording, repeats, same_matter
from warmline.core.scoring.feedback.talk import talk_of
from warmline.core.scoring.feedback.voice import Voice
from warmline.core.scoring.scorecard import Observation

TALK = conversation(
    "c: It says delivered.",
    "a: We will see about that.",
    "c: It is a birthday present!",
    "a: Someone will look at it.",
    "c: When?",
    "a: I will tell you one day.",
)
TOPICS = (("not_there",), ("birthday",), ("new_parcel",), ())
STEP = Wording("next_step_with_time", "I write to you at 18:00.")
STEP_BIRTHDAY = Wording("next_step_with_time", "It is with you on Friday by noon.", "birthday")
STEP_PARCEL = Wording("next_step_with_time", "The scan is at 20:00 and I watch it.", "new_parcel")
PROMISE = Wording("timed_promise", "I promise an answer by nine.", "not_there")


def arc_of(*wordings: Wording, topics=TOPICS) -> Arc:
    return Arc("Ines", "she", (0.4, 0.4, 0.4, 0.4), ((), (), ()), wordings, topics, solved=False)


def shelf_of(*wordings: Wording, talk=TALK, topics=TOPICS) -> Shelf:
    return Shelf(load_rubric(), talk_of(talk), arc_of(*wordings, topics=topics))


def behaviour(key: str):
    return load_rubric().behaviour(key)[1]


def found(shelf: Shelf, key: str, answer: int) -> str | None:
    wording = shelf.find(behaviour(key), answer)
    return None if wording is None else wording.say


@pytest.mark.parametrize(
    ("answer", "say"),
    [(1, STEP.say), (2, STEP_BIRTHDAY.say), (3, STEP_PARCEL.say)],
)
def test_the_wording_after_the_latest_topic_known_by_then_comes_first(answer: int, say: str) -> None:
    for order in ((STEP, STEP_BIRTHDAY, STEP_PARCEL), (STEP_PARCEL, STEP_BIRTHDAY, STEP)):
        assert found(shelf_of(*order), "next_step_with_time", answer) == say


def test_a_wording_is_never_shown_before_its_topic() -> None:
    shelf = shelf_of(STEP_BIRTHDAY, STEP_PARCEL)
    assert found(shelf, "next_step_with_time", 1) is None
    assert found(shelf, "next_step_with_time", 2) == STEP_BIRTHDAY.say


def test_what_came_up_in_reply_to_an_answer_was_not_known_before_it() -> None:
    assert found(shelf_of(PROMISE, topics=((), ("not_there",))), "timed_promise", 1) is None
    assert found(shelf_of(PROMISE, topics=((), ("not_there",))), "timed_promise", 2) == PROMISE.say


def test_a_near_behaviour_stands_in_and_the_same_behaviour_comes_before_it() -> None:
    assert found(shelf_of(STEP), "timed_promise", 1) == STEP.say
    assert found(shelf_of(STEP, PROMISE), "timed_promise", 2) == PROMISE.say


def test_a_wording_for_the_message_just_answered_comes_before_one_of_the_same_behaviour_for_an_older_message() -> None:
    assert found(shelf_of(STEP_BIRTHDAY, PROMISE), "timed_promise", 2) == STEP_BIRTHDAY.say
    assert found(shelf_of(STEP_BIRTHDAY, PROMISE), "timed_promise", 1) == PROMISE.say


ASKS = Wording("timed_promise", "What is in the parcel? You know by six.", "not_there", asks=("birthday", "toy"))


def test_a_wording_whose_question_the_customer_answered_is_not_given() -> None:
    half = (("not_there",), ("birthday",), (), ())
    whole = (("not_there",), ("birthday", "toy"), (), ())
    assert found(shelf_of(ASKS, topics=half), "timed_promise", 3) == ASKS.say
    assert found(shelf_of(ASKS, topics=whole), "timed_promise", 2) is None
    # Told in reply to this very answer: there was nothing left to ask.
    assert found(shelf_of(ASKS, topics=whole), "timed_promise", 1) is None


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("And what was in your parcel?", False),
        ("The parcel is on the van.", True),
        ("What is your name?", True),
    ],
)
def test_a_wording_whose_question_the_agent_asked_is_not_given(said: str, given: bool) -> None:
    turns = list(TALK.turns)
    turns[1] = replace(turns[1], text=said)
    shelf = shelf_of(replace(ASKS, asks=()), talk=replace(TALK, turns=tuple(turns)))
    assert (found(shelf, "timed_promise", 3) is not None) is given


def test_a_wording_that_offers_what_was_offered_before_is_not_given() -> None:
    offers = Wording("timed_promise", "A second marble run could leave tonight.", "birthday", offers=("new_parcel",))
    assert found(shelf_of(offers), "timed_promise", 2) == offers.say
    assert found(shelf_of(offers), "timed_promise", 3) is None
    # What follows an offer names it again and is no second offer.
    assert found(shelf_of(replace(offers, after="new_parcel")), "timed_promise", 3) == offers.say


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("Your new marble run leaves the depot at 19:00, scanned at 20:00.", True),
        ("The marble run is not there.", False),
    ],
)
def test_the_same_matter_in_another_order_was_said(said: str, same: bool) -> None:
    assert same_matter("At 20:00 the depot scans your marble run, which leaves at 19:00", said) is same
    assert not same_matter("A marble run", said)


def test_near_kin_comes_before_kin_of_the_skill() -> None:
    validates = Wording("validates", "Of course that is too much.", "birthday")
    dares = Wording("dares_the_feeling", "Six on Saturday, that would worry me too.", "not_there")
    assert found(shelf_of(validates, dares), "names_feeling", 3) == dares.say
    assert found(shelf_of(validates), "names_feeling", 3) == validates.say


@pytest.mark.parametrize("other", ["warm_close", "asks_open", "fits_tone", "no_such_behaviour"])
def test_a_wording_for_something_else_does_not_stand_in(other: str) -> None:
    assert found(shelf_of(Wording(other, "Have a lovely party.")), "timed_promise", 3) is None


def test_a_wording_is_given_once_and_then_the_next_best() -> None:
    shelf = shelf_of(STEP, STEP_BIRTHDAY)
    step = behaviour("next_step_with_time")
    assert [shelf.take(step, 2) for _ in range(3)] == [STEP_BIRTHDAY.say, STEP.say, None]


def test_words_for_the_opening_are_not_given_once_something_new_was_told() -> None:
    nothing_new = (("not_there",), (), (), ())
    assert found(shelf_of(STEP), "next_step_with_time", 3) is None
    assert found(shelf_of(STEP), "next_step_with_time", 2) == STEP.say
    assert found(shelf_of(STEP, topics=nothing_new), "next_step_with_time", 3) == STEP.say
    assert found(shelf_of(STEP, topics=(("not_there",), ("birthday",), (), ())), "next_step_with_time", 3) is None


def test_looking_takes_nothing() -> None:
    shelf = shelf_of(STEP)
    assert found(shelf, "next_step_with_time", 1) == found(shelf, "next_step_with_time", 1) == STEP.say


@pytest.mark.parametrize("at", [1, 3, 5])
def test_what_the_agent_said_anywhere_is_not_said_again(at: int) -> None:
    turns = list(TALK.turns)
    turns[at] = replace(turns[at], text=f"Hello. {STEP.say}")
    shelf = shelf_of(STEP, PROMISE, talk=replace(TALK, turns=tuple(turns)))
    assert found(shelf, "next_step_with_time", 2) == PROMISE.say


def test_what_the_customer_said_may_be_said_by_the_agent() -> None:
    turns = list(TALK.turns)
    turns[2] = replace(turns[2], text=STEP.say)
    assert found(shelf_of(STEP, talk=replace(TALK, turns=tuple(turns))), "next_step_with_time", 2) == STEP.say


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("I will write to you by six tonight.", True),
        ("ok, I WILL write to you, by six tonight!", True),
        ("I will write to you by seven tomorrow.", True),
        ("I will write soon.", False),
        ("You will hear from me by six tonight.", False),
        ("", False),
    ],
)
def test_most_of_the_same_word_pairs_is_the_same_again(said: str, same: bool) -> None:
    assert repeats("I will write to you by six tonight", said) is same


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_words_repeat_themselves_wherever_they_stand(before: str, words: str, after: str) -> None:
    alone = repeats(words, words)
    assert repeats(words, f"{before} {words} {after}") is alone
    assert not repeats("word", f"{before} word {after}")


def observed(key: str, turn: int = 1, cue: Mark | None = None) -> Observation:
    return Observation(key, "empathy", turn, 1, 0.7, None if cue is None else turn - 1, cue)


def worded(shelf: Shelf, key: str, cue: Mark | None = None) -> str | None:
    return better_wording(shelf, Voice("seed", "Ines", "she"), behaviour(key), observed(key, cue=cue))


WORRY = conversation("c: I am so worried about it", "a: Your number please.")
FRIDAY = conversation("c: I need it By Friday morning, please", "a: Your number please.")


def cue_in(talk, name: str, quote: str) -> Mark:
    return mark(name, talk.turns[0].text, quote)


def test_without_an_author_the_customers_feeling_is_used() -> None:
    for arc in (None, arc_of()):
        shelf = Shelf(load_rubric(), talk_of(WORRY), arc)
        text = worded(shelf, "names_feeling", cue_in(WORRY, "shows_worry", "so worried"))
        assert text is not None
        assert "you are worried" in text


def test_a_feeling_named_by_the_reader_is_used_and_a_strange_one_is_not() -> None:
    shelf = Shelf(load_rubric(), talk_of(WORRY), arc_of())
    named = Mark(Kind.CUE, "shows_anger", "worried", 8, 15, 0.9, (("feeling", "Let down"),))
    assert "you are let down" in (worded(shelf, "names_feeling", named) or "")
    strange = Mark(Kind.CUE, "shows_anger", "I am", 0, 4, 0.9, (("feeling", "purple"),))
    assert worded(shelf, "names_feeling", strange) is None


def test_without_an_author_the_customers_deadline_is_used() -> None:
    shelf = Shelf(load_rubric(), talk_of(FRIDAY), arc_of())
    text = worded(shelf, "next_step_with_time", cue_in(FRIDAY, "has_deadline", "By Friday"))
    assert text is not None
    assert "by Friday morning" in text
    assert "today by …" in text


def test_a_feeling_is_no_answer_where_a_step_was_missing() -> None:
    shelf = Shelf(load_rubric(), talk_of(WORRY), arc_of())
    assert worded(shelf, "next_step_with_time", cue_in(WORRY, "shows_worry", "so worried")) is None


def test_in_a_practised_talk_nothing_is_better_than_words_of_another_case() -> None:
    assert worded(Shelf(load_rubric(), talk_of(TALK), arc_of()), "timed_promise") is None


def test_elsewhere_the_rubrics_example_is_said_to_be_of_another_case() -> None:
    text = worded(Shelf(load_rubric(), talk_of(TALK), None), "timed_promise")
    assert text is not None
    assert text.startswith("In another case")
    assert behaviour("timed_promise").moment in text
    assert behaviour("timed_promise").say in text
    assert '"' not in text


def test_an_example_without_a_moment_stands_alone() -> None:
    bare = replace(behaviour("timed_promise"), moment="")
    shelf = Shelf(load_rubric(), talk_of(TALK), None)
    text = better_wording(shelf, Voice("seed", "Ines"), bare, observed("timed_promise"))
    assert text == f"In another case: “{bare.say}”"


def test_without_an_arc_there_is_no_author() -> None:
    shelf = Shelf(small_rubric(), talk_of(TALK), None)
    assert shelf.find(small_rubric().behaviour("gives_step")[1], 1) is None


TOPIC = st.sampled_from([None, "a", "b", "c", "d"])


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["timed_promise", "next_step_with_time", "warm_close"]), TOPIC), max_size=8),
    st.permutations(["a", "b", "c"]),
    st.integers(1, 3),
)
def test_whatever_the_author_wrote_it_is_in_time_and_of_kin(rows, order, answer: int) -> None:
    wordings = [Wording(key, f"Wording number {n} of the author", after) for n, (key, after) in enumerate(rows)]
    fresh = order[answer - 1]
    shelf = shelf_of(*wordings, topics=tuple((topic,) for topic in order))
    known = set(order[:answer])
    in_time = [w for w in wordings if w.after in known or (w.after is None and answer < 3)]
    fit = [w for w in in_time if w.behaviour != "warm_close"]
    best = shelf.find(behaviour("timed_promise"), answer)
    assert (best is None) == (not fit)
    if best is not None:
        assert best in fit
        assert best.after == fresh or all(w.after != fresh for w in fit)
        alike = [w for w in fit if (w.after == fresh) == (best.after == fresh)]
        assert best.behaviour == "timed_promise" or all(w.behaviour != "timed_promise" for w in alike)
