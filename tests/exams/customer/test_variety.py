"""How variety is counted, and that it is there in one scenario; the exam itself looks at all of them."""

from __future__ import annotations

import pytest
from exams.customer.variety import MOST_SHARED, Variety, messages_of, sentences_of, shared, table, variety
from tests.parcel import parcel_birthday
from tests.scenes import english, rules, talk

from warmline.core.trials.agents import AGENTS


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (["a", "b"], ["a", "b"], 1.0),
        (["a", "b"], ["c", "d"], 0.0),
        (["a", "b", "c"], ["a"], 0.5),
        (["a", "a"], ["a", "b"], 0.5),
        ([], [], 0.0),
    ],
)
def test_what_two_runs_share(one: list[str], other: list[str], share: float) -> None:
    assert shared(one, other) == share


def test_messages_and_sentences_of_a_talk() -> None:
    scene = talk("Hello Ines, what happened on Tuesday?")
    assert len(messages_of(scene)) == 2
    assert all(len(sentence.split()) >= 3 for sentence in sentences_of(scene))
    assert any(sentence in messages_of(scene)[0] for sentence in sentences_of(scene))


def test_two_days_with_one_agent_differ_and_nothing_comes_twice() -> None:
    agents = (AGENTS["average"][0], AGENTS["poor"][1])
    found = variety(parcel_birthday(), agents, (1, 2, 3), language=english(), reader=rules())
    assert found.talks == 6
    assert found.repeated == found.again == 0
    assert found.messages < MOST_SHARED


def test_the_table_names_the_worst() -> None:
    one = Variety("calm_sea", 4, 0, 0, 0.02, 0.1, 0.05, 0.2)
    other = Variety("dull_sea", 4, 1, 2, 0.31, 0.4, 0.35, 0.5)
    text = "\n".join(table([one, other]))
    assert "Most shared: 31.0% of messages (dull_sea); to reach: under 15%." in text
    assert "came twice: 1 of 8." in text
