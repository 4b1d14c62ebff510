"""The exam of the drills: whose answers go to which drill, and what is counted."""

from __future__ import annotations

from exams.drills.__main__ import judge_with
from exams.drills.rows import Row, lines, neighbours, rows

from warmline.adapters.packs import load_drill_sets
from warmline.core.moves.rules import RuleReader
from warmline.core.practice.drills import Drill


def test_each_drill_gets_the_answers_of_the_next_and_none_its_own() -> None:
    (found, *_) = load_drill_sets()
    pairs = list(neighbours(found))
    assert [drill for drill, _other in pairs] == list(found.drills)
    assert {other.key for _drill, other in pairs} == {drill.key for drill in found.drills}
    assert all(drill is not other for drill, other in pairs)


def test_own_traps_and_foreign_answers_are_counted_apart() -> None:
    sets = load_drill_sets()

    def judge(drill: Drill, answer: str) -> int | None:
        if answer in {good.say for good in drill.good}:
            return 4
        return None if answer == drill.trap.say else 3

    count = sum(len(each.drills) for each in sets)
    own, traps, foreign = rows(sets, judge)
    assert own == Row("own good answers", 2 * count, 2 * count, 2 * count)
    assert (traps.n, traps.high) == (count, 0)
    assert (foreign.n, foreign.high, foreign.highest) == (2 * count, 2 * count, 0)
    assert "(100%)" in list(lines([own]))[1]


def test_the_rules_praise_own_answers_far_more_than_foreign_ones() -> None:
    own, traps, foreign = rows(load_drill_sets()[:1], judge_with(RuleReader()))
    assert own.high > 0.9 * own.n
    assert traps.high == 0
    assert foreign.high < 0.5 * foreign.n
