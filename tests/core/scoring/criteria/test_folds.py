"""Learning a criterion: nothing from little, something from fifty, and no conversation judges itself."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from tests.core.scoring.criteria.raters import always, at_random, careful, lenient, reviewed

from warmline.core.scoring.criteria import LEAST_REVIEWS, OWN, GradedChance, Reviewed, learn


def error(anchors: tuple[int, ...], found: list[Reviewed]) -> float:
    pairs = zip(anchors, found, strict=True)
    return float(np.mean([(anchor - sum(each.people) / len(each.people)) ** 2 for anchor, each in pairs]))


def own(found: list[Reviewed]) -> tuple[int, ...]:
    return tuple(OWN.of_conversation(each.chances) for each in found)


def test_fewer_than_fifty_reviews_teach_nothing() -> None:
    found = reviewed(24, always(1), [careful(), careful()], plain=1.0)
    assert sum(len(each.people) for each in found) < LEAST_REVIEWS
    learned = learn(found, Random(1))
    assert learned.head == OWN
    assert learned.held_out == own(found)


def test_many_reviews_of_a_few_conversations_teach_nothing() -> None:
    found = reviewed(19, always(1), [careful()] * 5, plain=1.0)
    assert learn(found, Random(1)).head == OWN


def test_nothing_to_learn_from_is_no_error() -> None:
    assert learn([], Random(1)).held_out == ()


def test_fifty_reviews_of_a_mild_machine_are_enough_to_shift_it() -> None:
    found = reviewed(50, careful(), [lenient], plain=0.0)
    learned = learn(found, Random(1))
    assert learned.head.penalty is not None
    assert error(learned.held_out, found) < 0.8 * error(own(found), found)


def test_where_features_show_the_truth_a_dull_machine_learns_it() -> None:
    found = reviewed(100, always(2), [careful(), careful()], plain=1.0)
    learned = learn(found, Random(1))
    assert error(learned.held_out, found) < 0.3 * error(own(found), found)
    assert len(set(learned.held_out)) > 2


def test_raters_at_random_teach_no_better_than_chance() -> None:
    # 100 conversations of pure noise: what is held out errs about as much as a constant middle would (1.25).
    found = reviewed(100, careful(), [at_random, at_random], plain=0.0, seed=3)
    assert error(learn(found, Random(1)).held_out, found) > 0.5


def test_no_conversation_judges_itself() -> None:
    """Its own reviews do not reach the anchor that is held out for it."""
    found = reviewed(60, always(2), [careful()], plain=1.0)
    before = learn(found, Random(7)).held_out
    for place in (0, 17, 59):
        changed = [*found]
        changed[place] = Reviewed(found[place].conversation, found[place].chances, (5 - found[place].people[0],))
        assert learn(changed, Random(7)).held_out[place] == before[place]


def test_a_conversation_that_comes_twice_is_refused() -> None:
    found = reviewed(60, careful(), [careful()])
    with pytest.raises(ValueError, match="more than one entry"):
        learn([*found, found[0]], Random(1))


def test_the_same_dice_give_the_same_head() -> None:
    found = reviewed(60, careful(0.5), [careful(), careful()], plain=0.3)
    assert learn(found, Random(5)) == learn(found, Random(5))


def test_a_good_machine_with_features_that_say_nothing_is_left_nearly_alone() -> None:
    found = reviewed(60, careful(), [careful(), careful()], plain=0.0)
    learned = learn(found, Random(1))
    changed = sum(a != b for a, b in zip(learned.held_out, own(found), strict=True))
    assert changed <= 3


def test_several_chances_are_graded_one_by_one() -> None:
    blank = np.zeros(3, np.float32)
    talks = [
        Reviewed(str(n), (GradedChance(1, blank), GradedChance(4, blank), GradedChance(4, blank)), (3, 3))
        for n in range(30)
    ]
    learned = learn(talks, Random(1))
    assert set(learned.held_out) == {3}
