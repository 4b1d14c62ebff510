"""Each mechanism does what it is there for, and does it no longer when it is switched off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import moment, read, reason, state_with

from warmline.core.customer.appraisal import appraise
from warmline.core.customer.appraisal.appraise import total
from warmline.core.customer.appraisal.moment import met_share
from warmline.core.customer.dice import Dice
from warmline.core.customer.engine import start, step
from warmline.core.customer.parameters import EFFECTS, PARAMETERS, Effect, Parameters
from warmline.core.customer.state import Act, CustomerState, Plan, Promise

FEELING = ("No wonder you are annoyed.", ("acknowledges_feeling", "No wonder you are annoyed"))
STEP = ("I send it by 18:00.", ("next_step_with_time", "I send it by 18:00."))
SORRY = ("I am sorry.", ("apologises", "I am sorry"))
Said = tuple[str, *tuple[tuple[str, str], ...]]


def change(said: Said, parameters: Parameters = PARAMETERS, **state: object) -> Effect:
    return total(appraise(moment(*said, state=state_with(**state), parameters=parameters)))


def amount(said: Said, name: str, parameters: Parameters = PARAMETERS, **state: object) -> Effect:
    one = reason(appraise(moment(*said, state=state_with(**state), parameters=parameters)), name)
    assert one is not None, name
    return Effect(one.anger, one.trust, one.patience, one.hope)


def without(**changes: object) -> Parameters:
    return replace(PARAMETERS, **changes)  # type: ignore[arg-type]


def test_stickiness_keeps_a_share_back() -> None:
    loose = without(stickiness=0.0, most_anger_relief=1.0)
    held = without(most_anger_relief=1.0)
    assert change(FEELING, held, anger=0.9).anger == pytest.approx(
        0.75 * change(FEELING, loose, anger=0.9).anger, abs=0.001
    )


def test_one_turn_mends_so_much_and_no_more() -> None:
    strong = replace(PARAMETERS, effects={**EFFECTS, "concrete_step": Effect(-0.9, 0.9, 0.0, 0.9)})
    low = {"anger": 0.9, "trust": 0.1, "hope": 0.1, "heard": (("acknowledges_feeling", 1),)}
    moved = change(STEP, strong, **low)
    assert moved.anger >= -PARAMETERS.most_anger_relief - 0.001
    assert moved.trust <= PARAMETERS.most_trust_gain + 0.001
    assert moved.hope <= PARAMETERS.most_hope_gain + 0.001
    free = replace(strong, most_anger_relief=9.0, most_trust_gain=9.0, most_hope_gain=9.0)
    assert change(STEP, free, **low).trust > 2 * moved.trust


@pytest.mark.parametrize("name", ["trust", "hope"])
def test_gains_shrink_near_the_top(name: str) -> None:
    heard = {"heard": (("acknowledges_feeling", 1),)}
    gains = [getattr(change(STEP, **{name: level}, **heard), name) for level in (0.2, 0.5, 0.7, 0.9)]
    assert gains == sorted(gains, reverse=True)
    assert gains[-1] < 0.3 * gains[0]
    off = without(room_to_gain=0.0)
    flat = [getattr(change(STEP, off, **{name: level}, **heard), name) for level in (0.2, 0.9)]
    assert flat[0] == pytest.approx(flat[1], abs=0.002)


def test_relief_shrinks_near_calm() -> None:
    near = change(STEP, anger=0.05, heard=(("validates", 1),)).anger
    far = change(STEP, anger=0.5, heard=(("validates", 1),)).anger
    assert far < near <= 0
    off = without(room_to_cool=0.0)
    assert change(STEP, off, anger=0.05, heard=(("validates", 1),)).anger < near


def test_the_second_use_of_a_move_does_less() -> None:
    once = amount(FEELING, "named_feeling").anger
    again = amount(FEELING, "named_feeling", heard=(("acknowledges_feeling", 1),)).anger
    assert once < again < 0
    off = without(move_decay=1.0)
    assert amount(FEELING, "named_feeling", off, heard=(("acknowledges_feeling", 1),)).anger == pytest.approx(
        once, abs=0.001
    )


@pytest.mark.parametrize("times", [1, 2, 4])
def test_every_copy_of_a_sentence_does_less(times: int) -> None:
    copied = {"phrases": ("no wonder you are annoyed",) * times, "heard": (("acknowledges_feeling", times),)}
    said = amount(FEELING, "named_feeling", **copied).anger
    fewer = {"phrases": ("no wonder you are annoyed",) * (times - 1), "heard": (("acknowledges_feeling", times),)}
    assert said > amount(FEELING, "named_feeling", **fewer).anger
    off = without(copy_decay=1.0)
    assert amount(FEELING, "named_feeling", off, **copied).anger < said


def test_stock_phrases_grow_heavier() -> None:
    said: Said = ("Your call is important to us.", ("stock_phrase", "Your call is important to us."))
    first, third = (amount(said, "stock_phrase", heard=(("stock_phrase", n),) if n else ()).trust for n in (0, 2))
    assert third < first < 0
    off = without(stock_growth=0.0)
    assert amount(said, "stock_phrase", off, heard=(("stock_phrase", 2),)).trust == pytest.approx(first, abs=0.001)


def test_a_kind_word_without_an_open_feeling_does_little() -> None:
    calm = {"anger": 0.1, "hope": 0.8, "plan": Plan((Act.ASK,), ("next",))}
    on, off = (
        amount(FEELING, "named_feeling", **calm),
        amount(FEELING, "named_feeling", without(no_feeling_open=1.0), **calm),
    )
    assert 0 < on.trust < 0.5 * off.trust


def test_listening_does_more_for_the_very_upset() -> None:
    said: Said = ("So nothing came on Tuesday.", ("paraphrases", "nothing came on Tuesday"))
    assert amount(said, "said_back", anger=0.9).trust > amount(said, "said_back", anger=0.1).trust
    off = without(listening_for_upset=0.0, anger_by_talk=0.0)
    assert amount(said, "said_back", off, anger=0.9).trust == pytest.approx(
        amount(said, "said_back", off, anger=0.1).trust
    )


def test_talk_alone_lifts_trust_only_so_far() -> None:
    top = {"trust": PARAMETERS.trust_by_talk, "anger": 0.5}
    assert change(FEELING, **top).trust == 0
    assert change(FEELING, concrete=1, **top).trust > 0
    assert change(FEELING, without(trust_by_talk=1.0), **top).trust > 0


def test_talk_alone_cools_only_so_far() -> None:
    low = {"anger": PARAMETERS.anger_by_talk}
    assert change(FEELING, **low).anger == 0
    assert change(FEELING, concrete=1, **low).anger < 0
    assert change(FEELING, without(anger_by_talk=0.0), **low).anger < 0


def test_help_wins_less_while_the_feeling_is_unmet() -> None:
    unmet = amount(STEP, "concrete_step")
    half = amount(STEP, "concrete_step", heard=(("apologises", 1),))
    met = amount(STEP, "concrete_step", heard=(("acknowledges_feeling", 1),))
    assert unmet.trust < half.trust < met.trust
    assert met.anger < half.anger < unmet.anger
    assert amount(STEP, "concrete_step", without(unmet_feeling=1.0)).trust == pytest.approx(met.trust)


@pytest.mark.parametrize(
    ("heard", "share"),
    [
        ((), 0.0),
        (("greets", "thanks_customer"), 0.0),
        (("takes_ownership",), 0.0),
        (("apologises",), 0.5),
        (("apologises", "takes_ownership"), 1.0),
        (("acknowledges_feeling",), 1.0),
        (("validates", "greets"), 1.0),
        (("paraphrases",), 1.0),
        (("acknowledges_generically",), 0.0),
    ],
)
def test_what_meets_a_feeling(heard: tuple[str, ...], share: float) -> None:
    assert met_share(heard) == share


def test_waiting_grows_dearer_after_many_turns() -> None:
    early, late = (change(("Hm, yes, well then.",), turn=turn).patience for turn in (2, 12))
    assert late < early < 0
    off = without(turn_growth=0.0)
    assert change(("Hm, yes, well then.",), off, turn=12).patience > late


@pytest.mark.parametrize(
    ("parts", "more"),
    [
        ("regret", "responsibility"),
        ("explanation", "responsibility"),
        ("forgiveness", "regret"),
        ("forgiveness", "repair"),
    ],
)
def test_parts_of_an_apology_weigh_as_lewicki_found(parts: str, more: str) -> None:
    assert PARAMETERS.apology_parts[parts] < PARAMETERS.apology_parts[more]


def test_responsibility_makes_an_apology_stronger_and_can_be_switched_off() -> None:
    said: Said = ("I am sorry, that was our mistake.", ("apologises", "I am sorry"), ("takes_ownership", "our mistake"))
    assert amount(said, "apology").anger < amount(SORRY, "apology").anger
    parts = MappingProxyType({**PARAMETERS.apology_parts, "responsibility": 0.0})
    assert amount(said, "apology", without(apology_parts=parts)).anger == pytest.approx(amount(SORRY, "apology").anger)


def test_an_apology_of_more_than_twenty_words_tires() -> None:
    text = "I am sorry " + "so very much and from the bottom of my heart " * 3 + "indeed."
    names = {one.reason for one in appraise(moment(text, ("apologises", "I am sorry")))}
    assert "apology_long" in names
    off = {
        one.reason for one in appraise(moment(text, ("apologises", "I am sorry"), parameters=without(apology_words=99)))
    }
    assert "apology_long" not in off


def test_solving_counts_more_later() -> None:
    state = {"heard": (("validates", 1),), "trust": 0.2, "hope": 0.2}
    assert amount(STEP, "concrete_step", turn=6, **state).hope > amount(STEP, "concrete_step", turn=1, **state).hope
    off = without(solving_slope=0.0)
    early, late = (amount(STEP, "concrete_step", off, turn=turn, **state).hope for turn in (1, 6))
    assert early == pytest.approx(late)


def test_i_beats_we() -> None:
    ours: Said = ("We send it by 18:00.", ("next_step_with_time", "We send it by 18:00."))
    assert amount(STEP, "concrete_step").trust > amount(ours, "concrete_step").trust
    off = without(i_bonus=1.0, we_malus=1.0)
    assert amount(STEP, "concrete_step", off).trust == pytest.approx(amount(ours, "concrete_step", off).trust)


def test_warm_words_pay_at_the_start_and_the_end() -> None:
    said: Said = ("Hello Ines.", ("greets", "Hello"))
    start_, middle = (amount(said, "warm_word", turn=turn).trust for turn in (0, 5))
    end = amount(said, "warm_word", turn=5, accepted="new_by_noon").trust
    assert end > start_ > middle > 0
    even = without(warm_close=1.0)
    assert amount(said, "warm_word", even, turn=5, accepted="new_by_noon").trust == pytest.approx(start_)
    assert amount(said, "warm_word", without(warm_between=1.0), turn=5).trust == pytest.approx(start_)


def test_each_failure_makes_a_disappointment_heavier() -> None:
    said: Said = ("Somebody calls you soon.", ("promises_vaguely", "soon"))
    hurts = [amount(said, "vague_promise", failures=count).trust for count in range(5)]
    assert hurts == sorted(hurts, reverse=True)
    assert len(set(hurts)) == 5
    off = without(per_failure=0.0)
    assert len({amount(said, "vague_promise", off, failures=count).trust for count in range(5)}) == 1


def test_rage_needs_a_second_failure_or_an_insult() -> None:
    said: Said = ("That is your own fault.", ("blames_customer", "your own fault"))
    held = 0.86 + change(said, anger=0.86, failures=1).anger
    assert held <= PARAMETERS.rage + 0.0001
    assert change(said, anger=0.86, failures=2).anger > 0
    assert change(said, anger=0.86, failures=1, insulted=1).anger > 0
    assert change(said, without(rage=1.0), anger=0.86, failures=1).anger > 0


def test_a_maybe_is_half_an_offer() -> None:
    firm, hedged = (
        amount((text,), "offer_fits", told=("not_there", "birthday"))
        for text in ("I can send a new parcel.", "Maybe I can send a new parcel.")
    )
    assert 0 < hedged.hope < firm.hope
    off = without(hedged_offer=1.0)
    sure = amount(("Maybe I can send a new parcel.",), "offer_fits", off, told=("not_there", "birthday"))
    assert sure.hope == pytest.approx(firm.hope)


@pytest.mark.parametrize("word", ["Perhaps", "I think", "Possibly", "Hopefully"])
def test_ways_to_say_maybe(word: str) -> None:
    told = {"told": ("not_there", "birthday")}
    firm = amount(("I can send a new parcel.",), "offer_fits", **told).hope
    assert amount((f"{word} I can send a new parcel.",), "offer_fits", **told).hope < firm


def believes(parameters: Parameters, **state: object) -> bool:
    table = {"offers": ("new_parcel", "watch_scan"), "told": ("not_there", "birthday"), "turn": 5}
    done = step(state_with(**table, **state), read(*STEP), parcel_birthday(), Dice(1), parameters)
    return done.state.accepted is not None


def test_deeds_done_make_up_for_some_trust() -> None:
    doubting = {"trust": 0.25, "anger": 0.4, "acts": (Act.OPEN, Act.HESITATE), "concrete": 3}
    assert believes(PARAMETERS, **doubting)
    assert not believes(without(ease_by_done=0.0), **doubting)


def test_who_has_not_doubted_is_not_eased() -> None:
    assert not believes(PARAMETERS, trust=0.25, anger=0.4, acts=(Act.OPEN, Act.ASK), concrete=3)


@pytest.mark.parametrize(("trust", "anger", "yes"), [(0.8, 0.1, True), (0.8, 0.95, False), (0.02, 0.1, False)])
def test_a_yes_needs_trust_and_calm(trust: float, anger: float, yes: bool) -> None:
    assert believes(PARAMETERS, trust=trust, anger=anger) is yes


PROMISES: tuple[tuple[str, Callable[[CustomerState], bool]], ...] = (
    ("kept in memory", lambda state: state.promises[-1].quote == "I send it by 18:00."),
    ("with its time", lambda state: "18:00" in (state.promises[-1].when or "")),
    ("with its turn", lambda state: state.promises[-1].turn == 1),
)


@pytest.mark.parametrize(("what", "holds"), PROMISES, ids=[name for name, _ in PROMISES])
def test_a_promise_is_remembered(what: str, holds: Callable[[CustomerState], bool]) -> None:
    state = step(start(parcel_birthday()), read(*STEP), parcel_birthday(), Dice(1)).state
    assert holds(state), what


def test_promises_add_up_in_order() -> None:
    state = state_with(promises=(Promise(1, "I ring you.", None),))
    after = step(state, read(*STEP), parcel_birthday(), Dice(1)).state
    assert [promise.quote for promise in after.promises] == ["I ring you.", "I send it by 18:00."]


def test_a_promise_taken_back_is_held_against_the_agent_more_after_failures() -> None:
    said: Said = ("I am afraid I cannot send a new parcel.",)
    for failures in (0, 1, 3):
        hurt = amount(said, "taken_back", offers=("new_parcel",), failures=failures)
        assert hurt.trust <= -0.19
        assert hurt.anger > 0.1
    light, heavy = (amount(said, "taken_back", offers=("new_parcel",), failures=n).trust for n in (0, 3))
    assert heavy < light


def test_the_second_question_in_one_breath_counts_half() -> None:
    text = "Is there a number 14 near you? Who is at home tomorrow?"
    found = [one.trust for one in appraise(moment(text)) if one.reason == "asked_fit"]
    assert len(found) == 2
    assert found[1] == pytest.approx(found[0] / 2, abs=0.001)


def test_the_second_offer_in_one_breath_counts_less() -> None:
    text = "I can ask the driver today. I can also watch the scan myself."
    both = appraise(moment(text, state=state_with(told=("not_there", "birthday"), hope=0.1)))
    alone = appraise(moment("I can watch the scan myself.", state=state_with(told=("not_there", "birthday"), hope=0.1)))
    second = next(one for one in both if one.quote == "I can also watch the scan myself.")
    assert 0 < second.hope < next(one.hope for one in alone if one.reason == "offer_fits")


def test_a_vague_word_beside_a_time_hurts_less() -> None:
    vague: Said = ("I will get back to you.", ("promises_vaguely", "get back to you"))
    timed: Said = ("I will get back to you. I send it by 18:00.", *vague[1:], STEP[1])
    assert amount(vague, "vague_promise").trust < amount(timed, "vague_promise").trust < 0


@pytest.mark.parametrize(("turn", "began", "yes"), [(1, 0.5, False), (2, 0.5, True), (2, 0.3, False), (3, 0.3, True)])
def test_nobody_says_yes_at_once_and_the_wary_later_still(turn: int, began: float, yes: bool) -> None:
    scenario = parcel_birthday()
    scenario = replace(scenario, mood=replace(scenario.mood, trust=began))
    sure = {"trust": 0.9, "anger": 0.05, "offers": ("new_parcel", "watch_scan"), "told": ("not_there", "birthday")}
    done = step(state_with(scenario, turn=turn, **sure), read(*STEP), scenario, Dice(1))
    assert (done.state.accepted is not None) is yes


def test_a_trap_put_as_a_question_earns_no_trust() -> None:
    names = {one.reason for one in appraise(moment("Did you ask the neighbours?"))}
    assert "trap:ask_neighbours" in names
    assert "asked_fit" not in names
