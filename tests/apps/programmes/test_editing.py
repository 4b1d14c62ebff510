"""Editing a draft: pure changes of a programme."""

from __future__ import annotations

from dataclasses import replace

from tests.apps.programmes.house import outline

from warmline.apps.programmes import editing
from warmline.core.curriculum.programme import Phase, Programme, faults


def keys(programme: Programme) -> list[list[str]]:
    return [[step.key for step in phase.steps] for phase in programme.phases]


def two_phases() -> Programme:
    steps = outline().phases[0].steps
    return outline(phases=(Phase("one", "One", steps[:2]), Phase("two", "Two", steps[2:])))


def test_a_key_is_made_of_the_title_and_never_taken() -> None:
    assert editing.key_from("Först call: naïve?", ()) == "forst_call_naive"
    assert editing.key_from("Call", {"call", "call_2"}) == "call_3"
    assert editing.key_from("呼叫", ()) == "step"


def test_phases_come_and_go_with_their_steps() -> None:
    more = editing.add_phase("Later", "When there is time.")(two_phases())
    assert (more.phases[-1].key, more.phases[-1].about) == ("later", "When there is time.")
    less = editing.drop_phase("one")(more)
    assert keys(less) == [["ines", "room", "proof"], []]
    assert faults(less) == ()


def test_a_step_is_added_replaced_and_taken_away() -> None:
    step = outline().step("feeling")
    more = editing.add_step("two", step)(two_phases())
    assert keys(more)[1][-1] == "say_the_feeling"
    assert editing.put_step(replace(step, minutes=7))(more).step("feeling").minutes == 7
    less = editing.drop_step("feeling")(more)
    assert less.step("ines").after == ()


def test_a_step_moves_within_its_phase_and_over_its_end() -> None:
    assert keys(editing.shift_step("feeling", -1)(two_phases())) == [
        ["feeling", "read_this"],
        ["ines", "room", "proof"],
    ]
    assert keys(editing.shift_step("feeling", 1)(two_phases())) == [["read_this"], ["feeling", "ines", "room", "proof"]]
    assert keys(editing.shift_step("ines", -1)(two_phases())) == [["read_this", "feeling", "ines"], ["room", "proof"]]
    assert editing.shift_step("read_this", -1)(two_phases()) == two_phases()
    assert editing.shift_step("proof", 1)(two_phases()) == two_phases()
