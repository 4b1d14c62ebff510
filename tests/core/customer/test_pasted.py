from __future__ import annotations

from dataclasses import replace

from tests.parcel import parcel_birthday
from tests.scenes import listen, talk

from warmline.core.customer.scenario import Policy
from warmline.core.customer.state import Act

RULE = (
    "A parcel that is marked delivered and is not there is searched for three working days. "
    "A new parcel may be sent by the agent where the value lies below fifty euros."
)
CASE = replace(parcel_birthday(), policy=Policy("Lost parcels", RULE))


def test_the_rule_word_for_word_is_no_offer_and_no_answer() -> None:
    heard = listen(RULE, CASE)
    assert heard.pasted_rule is not None
    assert heard.offers == ()


def test_in_own_words_the_same_is_an_offer() -> None:
    heard = listen("I can send you a new parcel tonight, that is within what I may do.", CASE)
    assert heard.pasted_rule is None
    assert heard.offers


def test_a_short_quotation_is_no_paste() -> None:
    assert listen("Marked delivered and is not there: I see that here.", CASE).pasted_rule is None


def test_she_asks_what_it_means_for_her_at_most_twice_in_a_row() -> None:
    turns = talk(RULE, RULE, RULE, RULE, scenario=CASE).turns[1:]
    assert turns[0].plan.topics == ("policy",)
    acts = [turn.plan.act for turn in turns]
    assert acts[0] is Act.CLARIFY
    assert all(set(acts[n : n + 3]) != {Act.CLARIFY} for n in range(len(acts)))
    assert turns[0].mood.warmth < 0.5


def test_what_else_stands_in_the_message_is_heard() -> None:
    scene = talk(RULE + " Is there a number 14 near you?", scenario=CASE)
    assert "no_fourteen" in scene.state.told
