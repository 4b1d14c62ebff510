from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation

from warmline.core.conversation import CaseFacts, Fact
from warmline.core.moves.known_facts import Contradiction, contradictions

FACTS = CaseFacts(
    (
        Fact("customer_name", "Customer name", "Ruth Okafor"),
        Fact("monthly_bill", "Monthly bill", "£184.20"),
        Fact("delivery_date", "Delivery date", "2026-06-04"),
        Fact("engineer_visit", "Engineer visit", "Tuesday 14:30"),
        Fact("order_number", "Order number", "PX-44718"),
    )
)


def found(*lines: str, facts: CaseFacts = FACTS) -> tuple[Contradiction, ...]:
    return contradictions(replace(conversation(*lines), facts=facts))


@pytest.mark.parametrize(
    ("said", "wrong", "key"),
    [
        ("Your monthly bill is £148.20.", "£148.20", "monthly_bill"),
        ("The monthly bill comes to 99.00.", "99.00", "monthly_bill"),
        ("The delivery is on 5 June.", "5 June", "delivery_date"),
        ("Delivery comes on Friday.", "Friday", "delivery_date"),
        ("The engineer visits you on Tuesday at 16:30.", "16:30", "engineer_visit"),
        ("The order is PX-44781.", "PX-44781", "order_number"),
        ("Hello Sarah, I am looking at it.", "Sarah", "customer_name"),
        ("Subject: Your bill\nDear Mr Brown,\nI am looking at it.", "Brown", "customer_name"),
    ],
)
def test_what_differs_from_the_facts_is_found(said: str, wrong: str, key: str) -> None:
    (each,) = found("c: And now?", f"a: {said}")
    assert (each.said, each.key, each.turn) == (wrong, key, 1)
    assert each.known == FACTS.get(key).value  # type: ignore[union-attr]
    assert wrong in each.quote


@pytest.mark.parametrize(
    "said",
    [
        "Your monthly bill is £184.20.",
        "Your monthly bill is 184.20 pounds.",
        "Delivery comes on Thursday.",
        "The delivery is on June 4th.",
        "Delivery is planned for 04/06/2026.",
        "The engineer visits at 2.30 pm.",
        "Your monthly bill is not £99.00.",
        "The monthly bill will be £99.00 from now on, instead of £184.20.",
        "I have moved the delivery to Friday.",
        "Is your monthly bill £99.00?",
        "You said your monthly bill is £99.00.",
        "We refund £20.00 of your monthly bill.",
        "The kettle costs £30.00.",
        "Hello Ruth, good morning.",
        "Hello there, good morning.",
        "Dear Customer, good morning.",
        "Hi Ms Okafor, good morning.",
    ],
)
def test_what_agrees_or_could_be_a_change_is_left_alone(said: str) -> None:
    assert found("c: And now?", f"a: {said}") == ()


def test_what_the_customer_said_first_is_not_held_against_the_agent() -> None:
    assert found("c: My monthly bill shows £99.00!", "a: Your monthly bill shows £99.00, I see.") == ()
    assert found("c: It is Sarah here, for Ruth.", "a: Hello Sarah, I am looking at it.") == ()


def test_without_facts_nothing_can_be_contradicted() -> None:
    assert found("c: And now?", "a: Hello Sarah, your bill is £3.00.", facts=CaseFacts()) == ()


def test_two_values_of_a_kind_in_one_fact_decide_nothing() -> None:
    facts = CaseFacts((Fact("monthly_bill", "Monthly bill", "£10.00 or £20.00"),))
    assert found("c: And now?", "a: Your monthly bill is £30.00.", facts=facts) == ()


def test_only_the_agents_words_are_looked_at() -> None:
    assert found("c: The delivery is on 5 June.", "n: delivery on 5 June", "b: Delivery comes on Friday.") == ()


@given(st.integers(1, 9_999), st.integers(0, 99))
def test_the_facts_own_value_never_contradicts_it(pounds: int, pence: int) -> None:
    facts = CaseFacts((Fact("fee", "Late fee", f"£{pounds}.{pence:02}"),))
    for said in (f"£{pounds:,}.{pence:02}", f"{pounds}.{pence:02} pounds", f"£{pounds}.{pence:02}"):
        assert found("c: And now?", f"a: The late fee is {said}.", facts=facts) == ()
    assert len(found("c: And now?", f"a: The late fee is £{pounds + 1}.{pence:02}.", facts=facts)) == 1


@given(st.text(max_size=200))
def test_any_text_can_be_held_against_facts(text: str) -> None:
    for each in found("c: And now?", f"a: {text}"):
        assert each.quote in text


@pytest.mark.parametrize(
    ("label", "known", "said"),
    [
        ("Refund amount", "25 euros", "The refund amount is 35 euros."),
        ("Late fee", "$12.00", "A late fee of $21.00 is on it."),
        ("Check-out", "11:00", "Check-out is at 10:00."),
        ("Flight", "DEN448", "Your flight is DEN484."),
        ("Appointment", "12 November", "Your appointment is on November 21st."),
    ],
)
def test_facts_of_many_trades(label: str, known: str, said: str) -> None:
    facts = CaseFacts((Fact("it", label, known),))
    wanted = 0 if "efund" in said else 1
    assert len(found("c: And now?", f"a: {said}", facts=facts)) == wanted


@pytest.mark.parametrize(
    "said", ["Check-out is at 11 am.", "Check-out is by 11.00, as you know.", "Breakfast is at 10:00."]
)
def test_the_same_hour_in_other_forms_and_other_things_are_right(said: str) -> None:
    facts = CaseFacts((Fact("checkout", "Check-out", "11:00"),))
    assert found("c: And now?", f"a: {said}", facts=facts) == ()


def test_one_sentence_contradicts_once_and_two_sentences_twice() -> None:
    talk = "a: Your monthly bill is £1.00 and the delivery is on 5 June. Your monthly bill is £2.00."
    assert [each.quote[-6:] for each in found("c: And now?", talk)] == [" June.", "£2.00."]
