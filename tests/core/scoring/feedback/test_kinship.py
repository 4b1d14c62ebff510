from __future__ import annotations

import pytest
from tests.builders import behaviour, small_rubric

from warmline.adapters.packs import load_rubric
from warmline.core.scoring.feedback.kinship import NEAR, SAME, SOME, kin_of, share_shown
from warmline.core.skills import Moment, Opportunity, ProgrammeLevel, Rubric, Skill

CUE = Opportunity(Moment.CUE, frozenset({"asks_question"}))


def made(key: str, three: list[str], four: list[str] | None = None):
    return behaviour(key, CUE, {3: three, 4: four or []})


def rubric_of(**skills) -> Rubric:
    levels = ("one", "two", "three", "four")
    return Rubric(
        "kin-1",
        tuple(
            Skill(key, key, "What it means.", ProgrammeLevel.FOUNDATION, levels, tuple(behaviours))
            for key, behaviours in skills.items()
        ),
    )


def test_the_share_counts_the_ways_of_the_other_that_show_the_wanted_one() -> None:
    step = made("step", ["next_step_with_time"])
    both = made("both", ["next_step_with_time + uses_detail", "explains"], ["next_step_with_time + follows_up"])
    assert share_shown(step, both) == pytest.approx(2 / 3)
    assert share_shown(both, step) == 0.0
    assert share_shown(step, step) == 1.0


def test_a_way_that_shows_only_half_of_the_wanted_one_does_not_count() -> None:
    wanted = behaviour("wanted", CUE, {2: ["explains"], 3: ["explains + uses_detail"]})
    assert share_shown(wanted, made("other", ["explains"])) == 0.0


def test_lower_anchors_are_no_ways_to_show_a_behaviour() -> None:
    other = behaviour("other", CUE, {2: ["next_step_with_time"], 3: ["explains"]})
    assert share_shown(made("step", ["next_step_with_time"]), other) == 0.0


def test_what_only_people_see_is_no_kin() -> None:
    rubric = small_rubric()
    _, seen_by_people = rubric.behaviour("speaks_slowly")
    _, step = rubric.behaviour("gives_step")
    assert share_shown(step, seen_by_people) == 0.0
    assert dict(kin_of(rubric, "speaks_slowly")) == {"speaks_slowly": SAME}


def test_the_same_moves_in_another_skill_are_near() -> None:
    rubric = rubric_of(one=[made("a", ["explains"])], two=[made("b", ["explains"]), made("c", ["greets"])])
    assert dict(kin_of(rubric, "a")) == {"a": SAME, "b": NEAR}


def test_half_kin_counts_inside_one_skill_only() -> None:
    wanted, half = made("wanted", ["explains", "greets"]), made("half", ["explains", "thanks_customer"])
    assert dict(kin_of(rubric_of(one=[wanted, half]), "wanted")) == {"wanted": SAME, "half": SOME}
    assert dict(kin_of(rubric_of(one=[wanted], two=[half]), "wanted")) == {"wanted": SAME}


def test_a_broad_behaviour_does_not_take_the_wording_of_every_narrow_one() -> None:
    moves = ["explains", "asks_open", "offers_remedy", "offers_options", "uses_detail"]
    broad = made("broad", moves)
    narrow = made("narrow", ["offers_remedy"])
    assert share_shown(broad, narrow) == 1.0
    assert dict(kin_of(rubric_of(one=[broad], two=[narrow]), "broad")) == {"broad": SAME}
    # With four ways one of them is a quarter, which is enough.
    four = made("four", [*moves[:3], "greets"])
    assert dict(kin_of(rubric_of(one=[four], two=[narrow]), "four")) == {"four": SAME, "narrow": NEAR}


def test_an_unknown_behaviour_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        kin_of(small_rubric(), "no_such")


def test_kin_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        kin_of(small_rubric(), "gives_step")["x"] = 1  # type: ignore[index]


@pytest.mark.parametrize(
    ("wanted", "other", "near"),
    [
        ("timed_promise", "next_step_with_time", NEAR),
        ("next_step_with_time", "timed_promise", NEAR),
        ("names_feeling", "dares_the_feeling", NEAR),
        ("asks_open", "asks_what_matters", NEAR),
        ("paraphrases", "uses_detail", SOME),
        ("offers_remedy", "offers_options", SOME),
        ("gives_information", "asks_open", None),
        ("dares_the_feeling", "asks_behind", None),
        ("holds_the_line", "sets_boundary", None),
        ("names_feeling", "warm_close", None),
    ],
)
def test_kin_in_the_shipped_rubric(wanted: str, other: str, near: int | None) -> None:
    assert kin_of(load_rubric(), wanted).get(other) == near


def test_every_shipped_behaviour_is_its_own_kin_and_few_have_many() -> None:
    rubric = load_rubric()
    for _, each in rubric.behaviours():
        kin = kin_of(rubric, each.key)
        assert kin[each.key] == SAME
        assert list(kin.values()).count(SAME) == 1
        assert len(kin) <= 15
