"""Asked who is with them, a customer answers or asks plainly why, and never turns it against the agent."""

from __future__ import annotations

import re

import pytest
from tests.golden.replay import scenarios
from tests.scenes import english, listen, rules

from warmline.core.customer.scene import answer, begin

BLAMES = re.compile(r"whether you can help|interview|one thing at a time|first tell me|sequel|another matter", re.I)
ASKS = ("Who is with you?", "Is somebody with you?", "Are you on your own?")


@pytest.mark.parametrize("text", ASKS)
def test_a_question_for_company_is_heard(text: str) -> None:
    assert listen(text).asks_company
    assert listen("I am with you.").asks_company is None


@pytest.mark.parametrize(
    "key", ["food_late_order", "telecom_engineer_noshow", "council_blue_badge", "bank_scam_transfer"]
)
@pytest.mark.parametrize("text", ASKS)
def test_it_gets_an_answer_or_a_plain_why(key: str, text: str) -> None:
    for seed in (1, 2, 3):
        turn = answer(begin(scenarios()[key], english(), seed=seed), f"I'm sorry. {text}", reader=rules()).turns[-1]
        topic = turn.plan.topics[-1]
        assert topic in ("why", "guarded") or topic in turn.facts_told
        assert not BLAMES.search(turn.customer)


def test_no_line_that_puts_a_question_off_blames_the_agent() -> None:
    assert not [line.text for line in english().for_use("hesitate.guarded") if BLAMES.search(line.text)]
