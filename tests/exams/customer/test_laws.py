"""The laws: all there, each able to hold and to fail, each with words for every branch."""

import random

import pytest
from exams.customer.branches import Branch, History, NotHere, Sample
from exams.customer.laws import LAWS, LEFT_OUT, law
from exams.customer.laws.acts import DEFLECTION, EVALUATION
from exams.customer.rows import Data
from exams.customer.workers import experiments
from tests.exams.customer.makers import change, data, parcel_world, talk

from warmline.core.customer.state import Act


def test_all_laws_but_the_two_left_out_have_a_row() -> None:
    wanted = {f"L{number}" for number in range(1, 37)} - set(LEFT_OUT)
    assert [each.number for each in LAWS] == sorted(wanted, key=lambda name: int(name[1:]))
    assert len(LAWS) == 34


def test_every_law_says_how_it_is_looked_for_and_built_in_ones_can_be_switched_off() -> None:
    for each in LAWS:
        assert each.design.endswith("."), each.number
        if each.kind == "built in" and each.represented:
            assert each.off is not None, each.number


@pytest.mark.parametrize("each", experiments(), ids=lambda each: each.number)
def test_branches_of_an_experiment_differ_in_typed_words(each: object) -> None:
    for index in range(12):
        try:
            arms = each.branches(History(parcel_world(), index), random.Random(1))  # type: ignore[attr-defined]
        except NotHere:
            continue
        assert all(text.strip() and "{" not in text for branch in arms.values() for text in branch.answers)
        assert len({_words(branch) for branch in arms.values()}) == len(arms)
        return
    pytest.fail("no history had a place for the experiment")


def _words(branch: Branch) -> object:
    start, agent = branch.start, branch.agent
    offers = start.scenario.offers[-1], start.scenario.weights
    return branch.answers, repr(agent), start.agent_turns, branch.after_share, branch.queue, offers, start.seed


def holds(number: str, found: Data) -> bool:
    return all(claim.holds for claim in law(number).judge(found))


def test_apology_by_its_parts_holds_in_the_published_order_only() -> None:
    right = {"regret": 1.0, "responsibility": 6.0, "repair": 4.0, "explanation": 2.0, "repentance": 2.0}
    assert holds("L2", data(**right, forgiveness=0.5, all=9.0))
    assert not holds("L2", data(**right, forgiveness=5.0, all=9.0))
    assert not holds("L2", data(**{**right, "repair": 7.0}, forgiveness=0.5, all=9.0))


def test_an_account_must_gain_more_by_reasons_than_a_justification() -> None:
    arms = {"justification:poor": 0.0, "excuse:poor": 0.0, "apology:poor": 1.0, "excuse:well": 2.0, "apology:well": 3.0}
    assert holds("L3", data(**arms, **{"justification:well": 0.5}))
    assert not holds("L3", data(**arms, **{"justification:well": 4.0}))


def test_queue_information_must_keep_about_as_many_as_in_the_study() -> None:
    def held(information: int, apology: int, music: int) -> Data:
        gone = {"information": information, "apology": apology, "music": music}
        holds = {
            "hold:information": change(patience=-1.0),
            "hold:apology": change(),
            "hold:music": change(patience=-5.0),
        }
        return Data([{**{arm: change(left=k < n) for arm, n in gone.items()}, **holds} for k in range(100)])

    assert holds("L17", held(36, 67, 70))
    assert not holds("L17", held(67, 67, 70))


def test_rage_belongs_to_the_third_failure() -> None:
    def trails(first: float, third: float) -> Data:
        trail = ((1, first), (2, 0.6), (3, third))
        return Data([{"breaks": change(trail=trail)} for _ in range(60)])

    assert holds("L15", trails(0.5, 0.9))
    assert not holds("L15", trails(0.9, 0.9))
    assert not holds("L15", trails(0.5, 0.6))


def test_one_good_answer_may_take_a_part_of_the_anger_and_not_most_of_it() -> None:
    def relief(points: float) -> Data:
        left = [0.5 - points / 100 + 0.001 * (k % 2) for k in range(40)]
        return Data([{"good": change(angry_after=anger), "none": change()} for anger in left])

    assert holds("L19", relief(8.0))
    assert not holds("L19", relief(30.0))
    assert not holds("L19", relief(0.0))


def test_acts_follow_the_dictionaries_or_not() -> None:
    right = {act: 5 * value for act, value in EVALUATION.items()}
    assert holds("L33", data(**right))
    assert not holds("L33", data(**{**right, "blame": 20.0}))


def test_unexpected_acts_move_more_or_not() -> None:
    assert holds("L34", data(**{act: -value for act, value in DEFLECTION.items()}))
    assert not holds("L34", data(**{act: value - 30 for act, value in DEFLECTION.items()}))


def test_a_preventable_cause_angers_at_once_and_a_lasting_one_is_remembered() -> None:
    def causes(ours: float, stable: float) -> Data:
        arms = {"ours": change(trail=((1, ours),)), "chance": change(trail=((1, 0.5),)), "once": change()}
        return Data([{**arms, "stable": change(satisfaction=stable + 0.1 * (k % 2))} for k in range(40)])

    assert holds("L14", causes(0.55, 45.0))
    assert not holds("L14", causes(0.5, 45.0))
    assert not holds("L14", causes(0.55, 50.0))


def test_a_customer_who_takes_mistakes_in_silence_breaks_the_law() -> None:
    def mistakes(act: Act, thanks: tuple[str, ...] = ()) -> Data:
        samples: list[Sample] = [{"no": change(act=act)} for _ in range(40)]
        return Data(samples, [talk(told=(1, 1, 0), warmth=(0.4,) * 4, lines=("a", "b", "c", "d"), thanks=thanks)] * 30)

    assert holds("L36", mistakes(Act.COMPLAIN))
    assert not holds("L36", mistakes(Act.ASK))
    assert not holds("L36", mistakes(Act.COMPLAIN, ("Thank you!",)))


def test_the_arc_of_the_average_is_that_of_the_middle_skill() -> None:
    up = [talk(warmth=(0.4 + 0.001 * k, 0.5, 0.6)) for k in range(20)]
    flat = [talk(skill="high", warmth=(0.9, 0.9, 0.9))] * 20
    assert holds("L20", Data(talks=[*up, *flat]))
    assert not holds("L20", Data(talks=[talk(warmth=(0.4, 0.4, 0.4 + 0.001 * k)) for k in range(20)]))


def test_duration_is_neglected_where_turns_and_satisfaction_do_not_go_together() -> None:
    dice = random.Random(4)
    apart = [talk(lines=("x",) * dice.randint(3, 9), rating=50 + 10 * dice.random()) for _ in range(2000)]
    together = [talk(lines=("x",) * n, rating=90.0 - n) for n in range(3, 12)]
    assert holds("L23", Data(talks=apart))
    assert not holds("L23", Data(talks=together))
