"""Testing whether anybody listened, and coming back."""

from __future__ import annotations

from dataclasses import replace

from tests.scenes import moment, reason, state_with, stepped, talk

from warmline.core.customer.appraisal import appraise
from warmline.core.customer.scene import remember
from warmline.core.customer.state import Act, CustomerState, Ending, Plan, Promise

NOTHING = "I see. I will look at it."
TOLD = ("not_there", "soon", "neighbours")
TESTING = Plan((Act.TEST,), (None,))


def uneasy(**changes: object) -> CustomerState:
    settings: dict[str, object] = {"turn": 3, "told": TOLD, "trust": 0.35, "plan": Plan((Act.TELL,), ("soon",))}
    return state_with(**(settings | changes))  # type: ignore[arg-type]


def times_tested(text: str, *marks: tuple[str, str], **changes: object) -> int:
    """How many of forty runs answer with a test."""
    done = [stepped(text, *marks, state=uneasy(**changes), seed=seed) for seed in range(40)]
    return sum(one.plan.act is Act.TEST for one in done)


def test_who_told_much_and_saw_none_of_it_again_may_test_it() -> None:
    assert 4 <= times_tested(NOTHING) <= 30


def test_nobody_tests_who_trusts_or_has_told_little_or_was_heard_or_has_tested() -> None:
    assert times_tested(NOTHING, trust=0.7) == 0
    assert times_tested(NOTHING, told=("not_there",)) == 0
    assert times_tested(NOTHING, heard=(("uses_detail", 1),)) == 0
    assert times_tested(NOTHING, acts=(Act.OPEN, Act.TEST)) == 0


def test_saying_it_back_passes_and_going_past_it_fails() -> None:
    state = uneasy(plan=TESTING)
    said_back = "You asked all your neighbours, and yesterday somebody promised you a call soon."
    passed = reason(appraise(moment(said_back, state=state)), "test_passed")
    failed = reason(appraise(moment("Thank you for your patience.", state=state)), "test_failed")
    assert passed is not None
    assert passed.trust > 0 > passed.anger
    assert failed is not None
    assert failed.trust < 0 < failed.anger


def test_a_listening_move_passes_too_and_without_a_test_there_is_neither() -> None:
    mark = ("paraphrases", "So twice nothing came")
    assert reason(appraise(moment("So twice nothing came.", mark, state=uneasy(plan=TESTING))), "test_passed")
    found = {one.reason for one in appraise(moment("So twice nothing came.", mark, state=uneasy()))}
    assert not found & {"test_passed", "test_failed"}


AGREED = {
    "turn": 5,
    "accepted": "new_by_noon",
    "offers": ("new_parcel", "watch_scan"),
    "told": (*TOLD, "birthday"),
    "heard": (("acknowledges_feeling", 1),),
    "anger": 0.2,
    "plan": Plan((Act.ACCEPT,), ("new_by_noon",)),
    "promises": (Promise(4, "I'll write by 20:15", "by 20:15"),),
}


def goodbye(**changes: object) -> Plan:
    return stepped("Take care, Ines.", state=state_with(**(AGREED | changes))).plan  # type: ignore[arg-type]


def test_a_yes_in_little_trust_is_left_with_a_word_on_coming_back() -> None:
    plan = goodbye(trust=0.5)
    assert plan.act is Act.COME_BACK
    assert dict(plan.slots)["time"] == "by 20:15"


def test_a_yes_in_trust_or_without_a_time_ends_as_ever() -> None:
    assert Act.COME_BACK not in goodbye(trust=0.8).acts
    assert Act.COME_BACK not in goodbye(trust=0.5, promises=()).acts


def test_who_gives_up_on_a_standing_promise_says_so_and_remembers() -> None:
    state = state_with(turn=5, patience=0.03, anger=0.3, promises=(Promise(2, "I'll call by 18:00", "by 18:00"),))
    done = stepped("I see.", state=state)
    assert (done.plan.act, done.state.ended) == (Act.COME_BACK, Ending.GAVE_UP)
    scene = talk("I see.")
    kept = remember(replace(scene, turns=(*scene.turns[:-1], replace(scene.turns[-1], state=done.state))))
    assert kept.will_return
    assert [promise.when for promise in kept.owed] == ["by 18:00"]


def test_without_a_promise_giving_up_is_a_polite_goodbye() -> None:
    done = stepped("I see.", state=state_with(turn=5, patience=0.03, anger=0.3))
    assert (done.plan.act, done.plan.topics) == (Act.LEAVE, ("politely",))
