from __future__ import annotations

from dataclasses import replace

from tests.scenes import WINNING, talk

from warmline.core.customer.scene import criticals, outcome

STONE = ("I understand your frustration. Somebody will get back to you soon.", "Please be patient.", "As I said, soon.")


def test_a_won_talk_is_remembered_well() -> None:
    won = outcome(talk(*WINNING))
    assert won.solved
    assert won.satisfaction > 70
    assert 0 < won.loyalty <= 100


def test_a_lost_talk_is_remembered_badly() -> None:
    lost = outcome(talk(*STONE))
    assert not lost.solved
    assert lost.satisfaction < 30


def test_an_unfinished_talk_has_no_ending() -> None:
    assert outcome(talk(WINNING[0])).ended is None


def test_a_yes_counts_as_solved_before_goodbye() -> None:
    scene = talk(*WINNING[:4])
    assert scene.ended is None
    assert outcome(scene).solved


def test_the_end_weighs_more_than_the_beginning() -> None:
    good_end = talk(STONE[0], *WINNING)
    bad_end = talk(*WINNING[:3], *STONE)
    assert outcome(good_end).satisfaction > outcome(bad_end).satisfaction


def test_loyalty_is_kept_apart_and_remembers_failures() -> None:
    scene = talk(*WINNING)
    last = scene.turns[-1]
    burnt = replace(last, state=replace(last.state, failures=4))
    worse = replace(scene, turns=(*scene.turns[:-1], burnt))
    assert outcome(worse).loyalty < outcome(scene).loyalty
    # A cause that comes again and again lowers what is remembered (L14), and one good recovery gains nothing any more.
    lost = outcome(scene).satisfaction - outcome(worse).satisfaction
    assert 0 < lost < outcome(scene).loyalty - outcome(worse).loyalty


def test_false_promises_and_insults_are_critical() -> None:
    scene = talk("Hello, I can give you a full refund.", "You are an idiot.")
    found = [(one.name, one.turn) for one in criticals(scene)]
    assert ("false_promise", 1) in found
    assert ("insult", 3) in found
    for one in criticals(scene):
        assert one.quote in (scene.turns[(one.turn + 1) // 2].agent or "")
    assert criticals(talk(*WINNING)) == ()


def test_a_standing_false_promise_costs_loyalty() -> None:
    scene = talk("Hello, I can give you a full refund.")
    last = scene.turns[-1]
    clean = replace(scene, turns=(*scene.turns[:-1], replace(last, state=replace(last.state, overpromised=()))))
    assert outcome(clean).loyalty > outcome(scene).loyalty
