"""Drafts from a policy or a ticket: what rules find, what they leave to a person, and that nothing breaks them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.apps.studio.skeleton.finding import details_in, is_heading, rules_in, said_in
from warmline.apps.studio.skeleton.writing import skeleton
from warmline.apps.studio.texts.checking import check_text
from warmline.apps.studio.texts.editing import plain_of
from warmline.core.customer.scenario import OfferRule

POLICY = """Refunds
- You may refund up to €50 within 14 days.
- Above that a manager must approve it.
- Agents must not waive the fee.
The office is in Leeds.
"""


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("We pay €6.90 back", "amount", "€6.90"),
        ("That is 20 % off", "amount", "20 %"),
        ("It costs 15 pounds", "amount", "15 pounds"),
        ("within 14 days of delivery", "deadline", "within 14 days"),
        ("after three working days", "deadline", "after three working days"),
        ("write by 18:00 today", "deadline", "by 18:00"),
        ("before noon", "deadline", "before noon"),
        ("on 12 March 2026 it came", "date", "12 March 2026"),
        ("since 2026-03-12", "date", "2026-03-12"),
        ("on 3/4/2026", "date", "3/4/2026"),
    ],
)
def test_amounts_deadlines_and_dates_are_found(text: str, kind: str, words: str) -> None:
    assert [(each.kind, each.words) for each in details_in(text)] == [(kind, words)]


@pytest.mark.parametrize("text", ["I ordered 3 lamps", "room 14", "in the morning", "the may pole", ""])
def test_what_is_none_is_not_found(text: str) -> None:
    assert details_in(text) == ()


def test_rules_of_a_policy_are_sorted_by_who_may() -> None:
    assert [(each.sentence, each.rule) for each in rules_in(POLICY)] == [
        ("You may refund up to €50 within 14 days.", OfferRule.ALLOWED),
        ("Above that a manager must approve it.", OfferRule.NEEDS_LEAD),
        ("Agents must not waive the fee.", OfferRule.FORBIDDEN),
    ]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("When a bag does not arrive with its flight, the agent opens a report within 10 minutes.", OfferRule.ALLOWED),
        ("You may refund a bag that cannot be found.", OfferRule.ALLOWED),
        ("You may send a new one if the parcel does not arrive.", OfferRule.ALLOWED),
        ("If you do not find it, you can offer a voucher.", OfferRule.ALLOWED),
        ("If the parcel is late you must not refund the fee.", OfferRule.FORBIDDEN),
        ("After 14 days agents cannot refund.", OfferRule.FORBIDDEN),
        ("Never promise a date.", OfferRule.FORBIDDEN),
        ("Sale tickets cannot be refunded.", OfferRule.FORBIDDEN),
        ("We do not pay for taxis.", OfferRule.FORBIDDEN),
        ("Food is not refundable.", OfferRule.FORBIDDEN),
    ],
)
def test_only_what_an_agent_herself_may_not_do_is_forbidden(sentence: str, rule: OfferRule) -> None:
    assert [each.rule for each in rules_in(sentence)] == [rule]


def test_what_customers_may_not_do_is_no_offer_of_an_agent() -> None:
    assert rules_in("Customers may not open the bag.") == ()


@pytest.mark.parametrize(
    "line",
    [
        "Refunds and credit notes",
        "REFUND POLICY FOR LATE PARCELS",
        "## What we replace and send again",
        "3. Vouchers and other offers",
        "2.1 Compensation for delays",
        "Section 4: Repair or exchange",
        "**Waiving a fee for returns**",
        "Agents may offer:",
    ],
)
def test_a_heading_is_no_offer(line: str) -> None:
    assert is_heading(line)
    assert [each.sentence for each in rules_in(f"{line}\nYou may send a new one.")] == ["You may send a new one."]


@pytest.mark.parametrize(
    "line",
    [
        "- Refund up to €50",
        "Refund the delivery price",
        "1. Send a new parcel at our cost",
        "You may offer a voucher",
        "A manager must approve it",
        "Never promise a refund",
        "Customers get a voucher of €10",
        "Refunds take up to five working days.",
    ],
)
def test_an_order_a_bullet_and_a_sentence_are_no_headings(line: str) -> None:
    assert not is_heading(line)


def test_a_found_sentence_is_the_label_of_its_offer_and_is_heard() -> None:
    text = f"{POLICY}- When a bag does not arrive, the agent opens a report within 10 minutes.\n"
    checked = check_text(skeleton(key="abc", title="x", policy=text).text)
    assert checked.scenario is not None
    assert [(offer.label, offer.hears) for offer in checked.scenario.offers] == [
        ("Refund up to €50 within 14 days", ("refund*",)),
        ("Above that a manager must approve it", ("[write words of an agent who offers this]",)),
        ("Waive the fee", ("waiv* + fee|fees",)),
        ("The agent opens a report within 10 minutes", ("open* + report*",)),
    ]


def test_only_the_customer_s_words_become_facts() -> None:
    found = said_in("Customer: My lamp never came.\nI paid £30 for it.\nAgent: I am sorry to hear that.\nCustomer: Hm.")
    assert [each.sentence for each in found] == ["My lamp never came.", "I paid £30 for it."]


def test_a_ticket_without_roles_is_all_the_customer_s() -> None:
    assert [each.sentence for each in said_in("My lamp never came. I want my money back.")] == [
        "My lamp never came.",
        "I want my money back.",
    ]


def test_a_draft_reads_but_is_full_of_gaps() -> None:
    draft = skeleton(key="late_refund", title="Late: refund", policy=POLICY, ticket="My lamp never came. I paid £30.")
    checked = check_text(draft.text)
    assert checked.problems == ()
    assert checked.scenario is not None
    assert not checked.is_sound
    assert checked.scenario.title == "Late: refund"
    assert checked.scenario.opening[0] == "My lamp never came. I paid £30."
    assert [offer.rule for offer in checked.scenario.offers] == [rule.rule for rule in draft.rules]
    assert "refund up to €50" in checked.scenario.policy.text
    assert {gap.mark for gap in checked.gaps} >= {"[write what it is really about]", "[write why it hurts]"}


def test_good_ends_rest_on_what_an_agent_may_do() -> None:
    draft = plain_of(skeleton(key="abc", title="x", policy="Never do it. A lead decides. You may send a new one.").text)
    assert [end["offers"] for end in draft["good_ends"]] == [["offer_3"], ["offer_3"]]


def test_an_empty_source_gives_an_empty_draft_that_reads() -> None:
    checked = check_text(skeleton(key="abc", title="x").text)
    assert (checked.problems, len(checked.scenario.facts if checked.scenario else ())) == ((), 5)


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_source_breaks_the_yaml(policy: str, ticket: str) -> None:
    draft = skeleton(key="abc", title="x", policy=policy, ticket=ticket)
    assert plain_of(draft.text).get("key") == "abc"
