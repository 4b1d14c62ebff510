"""A time that hangs on an "if" is no promise, whatever is said beside it."""

from __future__ import annotations

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import english, rules, talk

from warmline.core.customer.conditions import without_conditions
from warmline.core.customer.scene import answer, begin
from warmline.core.customer.sentences import is_question
from warmline.core.customer.times import is_a_sum, named_time, only_conditional, says_only_a_time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("If it is not there by 18:00, write to me.", None),
        ("If it is not there by 18:00 write to me", None),
        ("Should it not come by noon tomorrow, please tell me.", None),
        ("Write to me if it is not there by 18:00.", None),
        ("I'll ask whether it can be there by 15:00.", None),
        ("If it is not there by 18:00, I'll ring you at 18:30.", "at 18:30"),
        ("If it is not there by 18:00 I'll ring you at 18:30.", "at 18:30"),
        ("I'll ring you by 15:00 if he answers.", "by 15:00"),
        ("If I order it by four today it's with you on Friday.", "on Friday"),
        ("It is there by 18:00. If not, write to me.", "by 18:00"),
        ("I'll ring you back by 3 this afternoon.", "by 3 this afternoon"),
    ],
)
def test_only_what_is_promised_is_a_time(text: str, time: str | None) -> None:
    assert named_time(text) == time


@pytest.mark.parametrize("text", ["If so, yes; if not, no.", "unless", "", "If it rains\nI come by 5 pm."])
def test_what_is_left_out_leaves_the_places_of_the_rest(text: str) -> None:
    assert len(without_conditions(text)) == len(text)


def test_a_text_without_a_time_is_not_conditional() -> None:
    assert only_conditional("If it is not there by 18:00, write to me.")
    assert not only_conditional("If it is not there, write to me.")
    assert not only_conditional("I'll write by 18:00 if it is there.")


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Tomorrow by noon.", True),
        ("By 15:00 at the latest", True),
        ("Yes, on Friday.", True),
        ("It will be there by 18:00", True),
        ("The van comes by 18:00.", False),
        ("If it is there by 18:00.", False),
        ("Soon.", False),
    ],
)
def test_a_bare_time_is_told_from_a_sentence_with_one(text: str, only: bool) -> None:
    assert says_only_a_time(text) is only


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Should it not arrive by noon, please let me know.", False),
        ("Please let me know here.", False),
        ("Should I send it again", True),
        ("Let me know what matters most.", True),
    ],
)
def test_a_condition_is_no_question(text: str, asks: bool) -> None:
    assert is_question(text) is asks


def test_she_takes_no_promise_from_a_condition_and_says_no_such_time_back() -> None:
    for seed in range(6):
        scene = begin(parcel_birthday(), english(), seed=seed)
        scene = answer(scene, "If it is not there by 18:00, write to me.", reader=rules())
        assert scene.state.promises == ()
        assert "18:00" not in scene.turns[-1].customer
        assert not {one.reason for one in scene.turns[-1].because} & {"concrete_step", "follows_up"}


def test_each_promise_is_remembered_once_with_its_own_time() -> None:
    scene = talk("I will take care of this myself and write to you by 18:00 today. It is with you on Friday.")
    assert [promise.when for promise in scene.state.promises] == ["by 18:00 today", "on Friday"]


def test_a_few_words_name_the_time_of_what_was_offered() -> None:
    offered = "That is rotten, Ines. I can ask the driver where he left it."
    for seed in range(6):
        scene = answer(begin(parcel_birthday(), english(), seed=seed), offered, reader=rules())
        if scene.state.asking:
            after = answer(scene, "By 18:00 today.", reader=rules()).turns[-1]
            assert "concrete_step" in {one.reason for one in after.because}
            return
    raise AssertionError("She asked nothing after an offer without a time.")


@pytest.mark.parametrize(
    ("time", "is_one"),
    [("the 4800", True), ("the 1,240", True), ("by 18:00", False), ("by five", False), (None, False)],
)
def test_a_sum_is_no_time(time: str | None, is_one: bool) -> None:
    assert is_a_sum(time) is is_one


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Twenty past eight at your door.", "at twenty past eight"),
        ("It is there by half past six.", "by half past six"),
        ("Tomorrow by ten. I'll ring you.", "tomorrow by ten"),
    ],
)
def test_hours_in_words_are_times(text: str, time: str) -> None:
    assert named_time(text) == time
