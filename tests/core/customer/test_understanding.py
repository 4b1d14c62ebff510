from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import keys, listen, read, state_with

from warmline.core.customer.understanding import hear


@pytest.mark.parametrize(
    "text",
    [
        "Would a new parcel help?",
        "I can send a new parcel tonight.",
        "Shall I order another one for you?",
        "I can't refund it, but I can send a new one.",
        "Let me arrange a replacement.",
        "What I can do is this: new parcel by noon tomorrow.",
    ],
)
def test_an_offer_is_heard_however_it_is_put(text: str) -> None:
    assert "new_parcel" in keys(listen(text).offers)


@pytest.mark.parametrize(
    "text",
    [
        "I can't send a new parcel.",
        "Unfortunately we are not able to send a new one.",
        "You asked for a new parcel.",
        "Somebody promised you a new parcel.",
        "If I could send a new parcel I would.",
        "Did you order a new parcel?",
        "The parcel is on the van.",
    ],
)
def test_what_is_refused_reported_or_wished_is_no_offer(text: str) -> None:
    assert "new_parcel" not in keys(listen(text).offers)


def test_a_refusal_is_kept_apart() -> None:
    heard = listen("I can't send a new parcel, but I can ask the driver.")
    assert keys(heard.refused) == ["new_parcel"]
    assert keys(heard.offers) == ["ask_driver"]
    assert heard.refused[0].quote == "I can't send a new parcel"


def test_the_later_word_on_an_offer_counts() -> None:
    assert keys(listen("I can send a new parcel. Sorry, I cannot send a new parcel.").refused) == ["new_parcel"]
    assert keys(listen("I could not send a new parcel before. Now I can send a new parcel.").offers) == ["new_parcel"]


def test_an_offer_that_needs_a_lead_is_honest_when_the_lead_is_named() -> None:
    assert keys(listen("I will ask my lead for a full refund.").with_lead) == ["full_refund"]
    assert keys(listen("I will give you a full refund.").offers) == ["full_refund"]
    assert keys(listen("I will ask my lead and send a new parcel tonight.").offers) == ["new_parcel"]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("What is in the parcel?", "birthday"),
        ("when do you need it", "birthday"),
        ("Is there a number 14 near you?", "no_fourteen"),
        ("Did somebody promise a call yesterday?", "soon"),
        ("May I ask about the present for your daughter?", "birthday"),
        ("Can you tell me about this: nothing came on Tuesday and you were at home?", "not_there"),
    ],
)
def test_a_question_fetches_its_fact_by_pattern_or_by_its_own_words(text: str, fact: str) -> None:
    assert fact in keys(listen(text).asked)


@pytest.mark.parametrize("text", ["The note says number 14.", "You get it by noon.", "How are you?", "Anything else?"])
def test_a_statement_or_a_courtesy_fetches_nothing(text: str) -> None:
    assert listen(text).asked == ()


def test_a_trap_springs_in_a_question() -> None:
    assert keys(listen("Did you ask the neighbours?").traps) == ["ask_neighbours"]


@pytest.mark.parametrize(
    "text",
    ["I won't ask you to try the neighbours.", "You asked the neighbours already.", "The search is on."],
)
def test_a_trap_does_not_spring_where_it_is_taken_back(text: str) -> None:
    assert listen(text).traps == ()


def test_what_stands_on_the_screen_is_noticed_when_asked_for() -> None:
    assert keys(listen("Can I have your order number please?").record) == ["order"]
    assert keys(listen("What is your name?").record) == ["name"]
    assert listen("I have your order PX-4471 open.").record == ()


def test_small_talk_is_told_apart() -> None:
    heard = listen("Hello Ines, I'm Sam. How are you today?")
    assert heard.agent_name == "Sam"
    assert heard.asks_mood
    assert heard.wrong_name is None
    assert listen("Hold on a moment please.").asks_hold
    assert listen("Is there anything else?").asks_more
    assert listen("Are you still there?").asks_presence
    assert listen("Does that help?").asks_agreement


def test_a_question_about_nothing_known_is_unmatched() -> None:
    assert listen("Which browser do you use?").unmatched_question == "Which browser do you use?"
    assert listen("What is in the parcel?").unmatched_question is None
    assert listen("Shall I send a new parcel?").unmatched_question is None


def test_promises_are_remembered_with_their_time() -> None:
    scenario = parcel_birthday()
    text = "I will write to you by 18:00."
    heard = hear(scenario, state_with(turn=4), text, read(text, ("next_step_with_time", text)))
    assert [(p.turn, p.when) for p in heard.promises] == [(5, "by 18:00")]


def test_every_allowed_offer_is_heard_in_its_own_label() -> None:
    for offer in parcel_birthday().offers:
        heard = listen(f"I can do this for you: {offer.label}.")
        assert offer.key in keys(heard.offers), offer.label


def test_a_scenario_without_patterns_still_answers_by_its_labels() -> None:
    bare = parcel_birthday()
    bare = replace(bare, facts=tuple(replace(fact, hears=()) for fact in bare.facts))
    assert keys(listen("Who is at home on Friday morning?", bare).asked) == ["friday_out"]
    assert keys(listen("Is there a number 14 in the lane?", bare).asked) == ["no_fourteen"]
    assert listen("What is the weather like?", bare).asked == ()


def test_a_very_long_text_is_heard_in_bounded_time() -> None:
    heard = listen("I will look at it. " * 3000 + "I can send a new parcel.")
    assert heard.words > 7000
