"""Every reason of the recommender has a sentence of its own."""

from __future__ import annotations

import pytest

from warmline.apps.practice.reason_words import reason_words
from warmline.core.practice.recommending import Code, Reason, Target

FEELING = Target("empathy", "names_feeling")


@pytest.mark.parametrize("code", list(Code))
def test_every_reason_is_a_full_sentence_without_its_code(code: Code) -> None:
    for value in (-1.0, 0.0, 0.4, 3.0):
        for target in (None, FEELING, Target("empathy"), Target("gone", "gone_too")):
            said = reason_words(Reason(code, value, target))
            assert said[0].isupper() or said[0] == "“"
            assert said.endswith(".")
            assert "%" not in said
            assert code.value not in said.split()


def test_no_two_reasons_say_the_same() -> None:
    said = [reason_words(Reason(code, 3.0, FEELING)) for code in Code]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason(Code.GAP, 0.42, FEELING), "about 4 of 10 moments"),
        (Reason(Code.DUE, 0.2), "comes back today"),
        (Reason(Code.DUE, 1.0), "one day ago"),
        (Reason(Code.DUE, 3.2), "3 days ago"),
        (Reason(Code.DEADLINE, -2.0), "was due 2 days ago"),
        (Reason(Code.DEADLINE, 5.0), "due in 5 days"),
        (Reason(Code.NO_HURRY, -1.0), "nothing of it fades"),
        (Reason(Code.NO_HURRY, 9.0), "only in 9 days"),
        (Reason(Code.TOO_LONG, 12.0), "12 minutes"),
        (Reason(Code.NOT_DUE, 0.5), "within a day"),
    ],
)
def test_figures_are_in_the_words(reason: Reason, words: str) -> None:
    assert words in reason_words(reason)


def test_behaviours_and_skills_have_their_names() -> None:
    behaviour, skill = (reason_words(Reason(Code.GAP, 0.5, each)) for each in (FEELING, Target("empathy")))
    assert "Empathy" in skill
    assert behaviour != skill
    assert "names_feeling" not in behaviour
    assert "“gone_too”" in reason_words(Reason(Code.GAP, 0.5, Target("gone", "gone_too")))
