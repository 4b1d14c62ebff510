"""What may be said: the range, whether it tells anything, and the skill as the mean of its behaviours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from statistics import fmean

import pytest

from warmline.core.practice.difficulty import TARGET, of_level, outside_target
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import DEFAULT, SkillState, Telling, of_behaviour, of_skill, stranger, update
from warmline.core.practice.mastery.estimates import logistic
from warmline.core.skills import ProgrammeLevel

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def seen(**successes: list[float]) -> SkillState:
    """A skill after these successes of each behaviour."""
    state = stranger("empathy")
    for behaviour, values in successes.items():
        for success in values:
            state, _ = update(state, Evidence(behaviour, "empathy", Source.ROLEPLAY, success, 1.0, NOW, 0.0))
    return state


def test_a_stranger_is_even_odds_and_tells_nothing() -> None:
    found = of_behaviour(stranger("empathy"), "validates", NOW)
    assert found.probability == pytest.approx(0.5)
    assert (found.n, found.last) == (0, None)
    assert found.telling is Telling.TOO_LITTLE
    assert of_skill(stranger("empathy"), NOW).telling is Telling.TOO_LITTLE


def test_the_range_holds_the_chance_and_narrows_with_every_sighting() -> None:
    widths = []
    for n in range(1, 12):
        found = of_behaviour(seen(validates=[1.0, 0.0] * n), "validates", NOW)
        assert found.low < found.probability < found.high
        widths.append(found.high - found.low)
    assert widths == sorted(widths, reverse=True)


def test_it_tells_once_there_is_enough_and_no_longer_after_years() -> None:
    state = seen(validates=[1.0] * 12)
    assert of_behaviour(state, "validates", NOW).telling is Telling.ENOUGH
    assert of_behaviour(seen(validates=[1.0] * 2), "validates", NOW).telling is Telling.TOO_LITTLE
    assert of_behaviour(state, "validates", NOW + timedelta(days=2000)).telling is Telling.TOO_LITTLE


def test_a_neighbour_tells_too_little_however_often_the_other_was_seen() -> None:
    assert of_behaviour(seen(validates=[1.0] * 50), "names_feeling", NOW).telling is Telling.TOO_LITTLE


def test_the_skill_is_the_mean_of_its_behaviours_in_logits() -> None:
    state = seen(validates=[1.0] * 6, names_feeling=[0.0] * 3)
    parts = [of_behaviour(state, name, NOW).mean for name in state.behaviours]
    whole = of_skill(state, NOW)
    assert whole.mean == pytest.approx(fmean(parts))
    assert whole.n == 9
    assert whole.variance < max(of_behaviour(state, name, NOW).variance for name in state.behaviours)


def test_a_behaviour_of_the_skill_that_was_never_seen_pulls_it_to_the_middle_and_widens_it() -> None:
    state = seen(validates=[1.0] * 8)
    alone, among = of_skill(state, NOW), of_skill(state, NOW, ["validates", "names_feeling", "comfort_with_action"])
    assert 0.5 < among.probability < alone.probability
    assert of_skill(state, NOW, ["names_feeling"]).n == 0


def test_a_harder_moment_has_a_lower_chance() -> None:
    found = of_behaviour(seen(validates=[1.0] * 5), "validates", NOW)
    chances = [found.chance_at(of_level(level)) for level in ProgrammeLevel]
    assert chances == sorted(chances, reverse=True)
    assert chances[1] == pytest.approx(found.probability)


def test_chances_of_a_learner_of_the_model_itself_come_true() -> None:
    """Where the world is the model's own, expected and seen agree, and nine of ten ranges hold."""
    dice = Random("own world")
    held = gap = 0.0
    for _ in range(200):
        truth = dice.gauss(0, (DEFAULT.skill_variance + DEFAULT.own_variance) ** 0.5)
        state = seen(validates=[float(dice.random() < logistic(truth)) for _ in range(8)])
        found = of_behaviour(state, "validates", NOW)
        held += found.low <= logistic(truth) <= found.high
        gap += found.probability - logistic(truth)
    assert 0.84 <= held / 200 <= 0.97
    assert abs(gap / 200) < 0.03


def test_difficulty_rises_with_level_and_choice() -> None:
    assert of_level(ProgrammeLevel.PROFICIENCY) == 0
    steps = [of_level(level) for level in ProgrammeLevel]
    assert steps == sorted(steps)
    assert of_level(2, chosen=1) > of_level(2) > of_level(2, chosen=-1)


@pytest.mark.parametrize(("chance", "off"), [(0.5, 0.2), (0.7, 0.0), (0.8, 0.0), (0.85, 0.0), (0.95, 0.1)])
def test_how_far_a_chance_lies_outside_what_is_aimed_at(chance: float, off: float) -> None:
    assert outside_target(chance) == pytest.approx(off)
    assert TARGET == (0.70, 0.85)
