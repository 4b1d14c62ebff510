"""Choosing criteria, and what is told of a run."""

from __future__ import annotations

from collections import Counter

import pytest

from warmline.adapters.llm import Tally, readable_criteria
from warmline.config import wiring
from warmline.config.cli.asking.run import Asked, chosen_criteria, tell
from warmline.core.skills import Moment


def keys(skills: tuple[str, ...] = (), criteria: tuple[str, ...] = ()) -> list[str]:
    return [each.key for each in chosen_criteria(skills, criteria)]


def test_without_a_wish_all_that_words_can_show_is_chosen() -> None:
    assert keys() == [each.key for each in readable_criteria(wiring.rubric())]


@pytest.mark.parametrize("skill", ["empathy", "problem_solving"])
def test_a_skill_stands_for_its_criteria(skill: str) -> None:
    behaviours = wiring.rubric().skill(skill).behaviours
    assert keys((skill,)) == [each.key for each in behaviours if each.opportunity.moment is not Moment.HUMAN]


def test_skills_and_criteria_are_joined_once_each_in_the_order_of_the_rubric() -> None:
    alone = keys(("empathy",))
    both = keys(("empathy", "empathy"), (alone[1], alone[0]))
    assert both == alone
    more = keys(("empathy",), (keys(("problem_solving",))[0],))
    assert set(alone) < set(more)
    assert more == [key for key in keys() if key in more]


@pytest.mark.parametrize("wish", [(("juggling",), ()), ((), ("juggling",)), (("names_feeling",), ())])
def test_what_the_rubric_does_not_have_is_named(wish: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    with pytest.raises(KeyError, match=(wish[0] or wish[1])[0]):
        chosen_criteria(*wish)


def test_what_is_told_has_every_count_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally(1_200, 40, 3, 17, 9, Counter({"too slow": 2, "busy (429)": 1}), Counter({"quote not in the text": 4}))
    tell(Asked(tally, 0, "The budget of 40 calls a day is spent."))
    shown = capsys.readouterr()
    assert shown.out == "", "standard output is for reviews"
    assert shown.err.splitlines() == [
        "1,200 conversations: 40 questions asked, 3 known before.",
        "17 reviews, 9 times not observed.",
        "4 answers dropped: quote not in the text.",
        "1 questions without an answer: busy (429).",
        "2 questions without an answer: too slow.",
        "Stopped early. The budget of 40 calls a day is spent. What was answered is remembered.",
    ]


def test_where_all_went_well_only_the_counts_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    tell(Asked(Tally(), 0, None))
    assert len(capsys.readouterr().err.splitlines()) == 2
