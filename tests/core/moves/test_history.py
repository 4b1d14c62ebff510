from __future__ import annotations

from tests.builders import conversation

from warmline.core.conversation import CaseFacts, Conversation, Fact
from warmline.core.moves.asked import asked_items, given_items
from warmline.core.moves.history import LOOK_BACK, History, folded
from warmline.core.moves.names import known_names

TALK = conversation(
    "a: Hello, how can I help you?",
    "c: My daughter has a birthday.",
    "n: looked up",
    "c: Where is it?",
    "a: One moment.",
    "a: It is in Leeds.",
    "c: ok",
)


def test_pending_are_the_customers_words_since_the_agent_spoke() -> None:
    assert History(TALK, 4).pending == ("My daughter has a birthday.", "Where is it?")
    assert History(TALK, 5).pending == ()
    assert History(TALK, 6).pending == ()
    assert History(TALK, 0).pending == ()


def test_the_last_block_stays_after_the_agent_spoke() -> None:
    assert History(TALK, 5).last_block == ("My daughter has a birthday.", "Where is it?")
    assert History(TALK, 1).last_block == ()


def test_only_what_was_said_before_counts() -> None:
    history = History(TALK, 3)
    assert history.customer_texts == ("My daughter has a birthday.",)
    assert history.agent_texts == ("Hello, how can I help you?",)
    assert "daught" in "".join(history.told)
    assert not any("leed" in bare for bare in history.told)


def test_the_agents_last_words() -> None:
    assert History(TALK, 6).last_agent_text == "It is in Leeds."
    assert History(TALK, 0).last_agent_text == ""


def test_the_opening_lasts_until_the_customer_has_answered_the_agent() -> None:
    assert [History(TALK, n).is_opening for n in (0, 1, 4)] == [True, True, False]
    run = conversation("a: Hi!", "a: How can I help you?", "c: Hi")
    assert History(run, 1).is_opening


def test_looking_back_is_bounded() -> None:
    talk = conversation(*(f"c: word{n}" for n in range(LOOK_BACK + 5)), "a: ok")
    history = History(talk, len(talk.turns) - 1)
    assert len(history.earlier) == LOOK_BACK
    assert history.customer_texts[0] == "word5"


def test_folding_keeps_letters_and_figures() -> None:
    assert folded("(977) 625-2661 A_b") == "9776252661ab"


def test_what_a_question_asks_for() -> None:
    assert asked_items("May I have your username, email address and order ID please?") == {
        "user name",
        "e-mail",
        "order number",
    }
    assert asked_items("I'll e-mail you about it") == frozenset()
    assert asked_items("What is the problem?") == {"problem"}
    assert asked_items("What happened before that?") == frozenset()


def test_what_the_customer_gave() -> None:
    talk = conversation(
        "a: May I have your name please?",
        "c: Crystal Minh",
        "a: and the order ID and email?",
        "c: 3348917502",
        "c: cminh730@email.com",
        "a: ok",
    )
    assert given_items(History(talk, 5)) >= {"name", "order number", "e-mail"}
    assert given_items(History(talk, 1)) == frozenset()
    assert "phone number" not in given_items(History(talk, 5))


def test_names_from_words_and_facts() -> None:
    talk = conversation("c: Hi, I'm Dana Wolf and I am cross", "a: Hi")
    assert known_names(History(talk, 1)) == {"dana", "wolf"}
    with_facts = Conversation("x", talk.turns, facts=CaseFacts((Fact("customer_name", "Name", "Crystal Minh"),)))
    assert known_names(History(with_facts, 0)) == {"crystal", "minh"}
    assert known_names(History(conversation("c: I'm So angry", "a: Hi"), 1)) == frozenset()
