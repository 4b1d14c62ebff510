"""What is not the plan any more: its words lost, a sentence beside it, the same twice, a fact told again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.core.customer.language.guard.test_guard import FACT, TASK, TOLD
from tests.scenes import english

from warmline.core.customer.language import WordingTask
from warmline.core.customer.language.guard import Guard, leaves_words
from warmline.core.customer.language.guard.subject import gist, own_sentences


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard.of(english())


def plan(act: str, mood: str, authored: str) -> WordingTask:
    return replace(TASK, act=act, mood=mood, authored=authored, talk=("It is not here.", "I will look into it."))


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (
            plan("accept", "warm", "Good, then I don't have to run after it. That works. Please write it in pen."),
            "Good, so I don't have to run after it myself. That works for me. Write it in pen, please.",
        ),
        (
            plan("hesitate", "wary", "It happens. I know you didn't do it yourself. Why do you need to know that?"),
            "These things happen, and you didn't do it yourself, I know. But why do you need to know that?",
        ),
        (
            plan("hesitate", "wary", "All right, that is heard. I should first like to hear what you propose."),
            "All right, I heard you. First I would like to know what you propose.",
        ),
        (
            plan("leave", "hot", "Never mind. I'll sort it out some other way. Goodbye."),
            "Leave it. I'll sort this out another way. Goodbye.",
        ),
        (
            plan("leave", "hot", "No. I've got children waking up and no patience left. Goodbye."),
            "No. The children are waking up and my patience is gone. Goodbye.",
        ),
        (
            plan("threaten", "hot", "It may be nothing to you. Next time I pick the other courier, I mean it."),
            "To you it may be nothing. Next time I take the other courier, and I mean it.",
        ),
        (
            plan("complain", "hot", "But why not? Great. So nobody can help me."),
            "Why not? So there's nobody who can help me. Great.",
        ),
        (
            plan("repeat", "upset", "Look, I asked a question. It's still out there somewhere."),
            "I asked you a question. It's still somewhere out there.",
        ),
        (
            plan("close", "warm", "Thanks so much, honestly, you've saved my day. Right, I'll let you get on. Bye!"),
            "Honestly, thank you so much, you saved my day. I'll let you get on now. Bye!",
        ),
        (
            plan("come_back", "wary", "I'll believe it when I see it. Until then you know where I am."),
            "When I see it I'll believe it. You know where I am until then.",
        ),
    ],
)
def test_a_writer_who_keeps_to_the_plan_is_let_pass(guard: Guard, task: WordingTask, words: str) -> None:
    assert guard.objection(task, words) is None


ASKED = plan("ask", "wary", "I heard that one already. So what happens now?")
YES = plan("accept", "calm", "That is a plan. Then let us do that. Yes.")
DOUBT = plan("hesitate", "upset", "Right, okay. Hmm. I want to believe you, I do.")


@pytest.mark.parametrize(
    ("task", "words", "reason"),
    [
        (ASKED, "I heard that one already. So what happens now? It was ever the same with this.", "off the subject"),
        (ASKED, "I heard that one already so what happens, the answer, the promise, the paper?", "off the subject"),
        (DOUBT, "It was ever like that with me.", "off the subject"),
        (YES, "You did it. That is a plan. Then let us do that. Yes.", "off the subject"),
        (plan("accept", "warm", "Yes. That suits."), "I was in a canoe. Yes.", "off the subject"),
        (ASKED, "I heard that one already, that one already I heard. So what happens now?", None),
        (ASKED, "I heard that one already. I heard that one already. So what happens now?", "said twice"),
        (YES, "The plan is to do that.", "another act"),
        (plan("close", "warm", "Thanks. That's it. Bye."), "That's it.", "another act"),
        (DOUBT, "Okay. Hmm. I want to believe you, do I?", "another act"),
        (
            plan("hesitate", "calm", "That counts for me. I'd like to rely on it."),
            "That counts, my friend.",
            "softened",
        ),
        (YES, "That is a plan. Sorry for any confusion. Yes.", "agent talk"),
        (YES, "That is a plan. I'll take a moment and respond. Yes.", "agent talk"),
        (
            plan("close", "warm", "Thanks, that helped. Take care!"),
            "Sure, I'd be glad to take care of it.",
            "agent talk",
        ),
        (plan("leave", "hot", "This goes nowhere. Goodbye."), "This goes nowhere, it does.", "another act"),
        (plan("hesitate", "wary", "I'd like to rely on it, really."), "She would like to rely on it.", "new fact"),
        (ASKED, "Your patience will be rewarded. So what happens now?", "agent talk"),
        (ASKED, "The new message: I heard that already. So what happens now?", "out of the part"),
        (ASKED, "This customer heard that already. So what happens now?", "out of the part"),
        (ASKED, "You are the support agent. I heard that already. So what happens now?", "out of the part"),
    ],
)
def test_a_writer_who_leaves_the_plan_is_not(guard: Guard, task: WordingTask, words: str, reason: str | None) -> None:
    assert guard.objection(task, words) == reason


@pytest.mark.parametrize(
    ("authored", "words"),
    [
        ("You've lost me. I can read rules myself.", "You've lost me. I can read rules yourself."),
        ("That is no answer to my case.", "That is no answer to your case."),
        ("Which part of that is about me then?", "Which part of that is about you then?"),
        ("You have been straight with me. Have a nice day.", "I have been straight with me. Have a nice day."),
        ("I have noticed. Have a nice day.", "I have noticed. Have a nice day, Ines."),
    ],
)
def test_customer_and_agent_do_not_change_places(guard: Guard, authored: str, words: str) -> None:
    task = plan("clarify", "calm", authored)
    assert guard.objection(task, authored) is None
    assert guard.objection(task, words) == "turned round"


def test_a_fact_is_told_once_and_not_in_other_words_beside(guard: Guard) -> None:
    assert guard.objection(TOLD, f"No, that's wrong. {FACT}") is None
    assert guard.objection(TOLD, f"That's wrong, the lane is no lane. {FACT}") == "fact told again"
    asked = replace(TOLD, talk=("It is not here.", "Is it the long lane?"))
    assert guard.objection(asked, f"That lane, no. {FACT}") is None


def test_the_sentences_that_must_stay_are_not_counted() -> None:
    assert own_sentences(TOLD, TOLD.authored) == ("That's wrong.",)
    assert own_sentences(TOLD, FACT.lower()) == ()
    assert leaves_words(TOLD)
    assert not leaves_words(replace(TOLD, authored=FACT))


def test_words_that_say_yes_or_well_are_no_subject() -> None:
    assert gist("Okay then, that's all right.") == frozenset()
    assert gist("What happens to the parcels?") == gist("A parcel, it happens.")


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (plan("complain", "hot", "And why not? That can't be your answer."), "Why not, though? That's no answer."),
        (
            plan("hesitate", "upset", "I've learned not to count on things. Why should I now?"),
            "I've stopped counting on things. Why should I start now?",
        ),
        (YES, "Yes, that's a plan. We'll do that."),
    ],
)
def test_a_sentence_of_mostly_the_same_words_stands_for_its_own(guard: Guard, task: WordingTask, words: str) -> None:
    assert guard.objection(task, words) is None


def test_a_customer_who_speaks_as_the_company_is_an_agent(guard: Guard) -> None:
    for words in (
        "We would be happy to do that. Yes.",
        "That is a plan. We'll let you know. Yes.",
        "Yes, we offer that.",
    ):
        assert guard.objection(YES, words) == "agent talk"
