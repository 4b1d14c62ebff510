"""The scenarios that are shipped: they load, they hear what agents write, and no two customers speak alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from exams.customer.checks import swaps_roles

from warmline.adapters.packs import load_language, load_rubric, load_scenario_file
from warmline.core.conversation import Channel, Speaker
from warmline.core.customer.engine import start
from warmline.core.customer.scenario import OfferRule, Scenario, Telling
from warmline.core.customer.scene import Scene, answer, begin
from warmline.core.customer.understanding import hear
from warmline.core.moves import TurnReading
from warmline.core.moves.rules import RuleReader

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "content" / "scenarios").glob("*.yaml"))
HEARD = ROOT / "tests" / "data" / "heard"
KEYS = [path.stem for path in FILES]
# The moments in which every customer has words of their own.
ACTS = frozenset({"complain", "vent", "ask", "hesitate", "bargain", "accept", "thank", "close", "leave", "threaten"})
# The ways of talking that a scenario can be played in.
PLAYED = frozenset({Channel.CHAT, Channel.EMAIL, Channel.PHONE, Channel.IN_PERSON})
Case = tuple[str, str, str, str, bool]


@cache
def scenario(key: str) -> Scenario:
    return load_scenario_file(ROOT / "content" / "scenarios" / f"{key}.yaml")


def said_by(one: Scenario) -> Iterator[str]:
    """Every sentence this customer can say."""
    yield from one.opening
    for fact in one.facts:
        yield from fact.say
    for offer in one.offers:
        yield from (*offer.welcome, *offer.unwelcome)
    for trap in one.traps:
        yield from trap.say
    for end in one.good_ends:
        yield from end.say
    for lines in one.lines:
        yield from lines.say


def heard_in(one: Scenario, kind: str, text: str) -> frozenset[str]:
    found = hear(one, start(one), text, TurnReading(1, Speaker.AGENT, text))
    items = {"facts": found.asked, "offers": (*found.offers, *found.with_lead), "traps": found.traps}[kind]
    return frozenset(item.key for item in items)


def sentences() -> Iterator[Case]:
    for path in sorted(HEARD.glob("*.yaml")):
        for kind, keys in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for key, lists in keys.items():
                for text in lists["fires"]:
                    yield path.stem, kind, key, text, True
                for text in lists["silent"]:
                    yield path.stem, kind, key, text, False


@cache
def grouped() -> dict[tuple[str, str, str], list[tuple[str, bool]]]:
    groups: dict[tuple[str, str, str], list[tuple[str, bool]]] = {}
    for name, kind, key, text, fires in sentences():
        groups.setdefault((name, kind, key), []).append((text, fires))
    return groups


@pytest.mark.parametrize("key", KEYS)
def test_scenario_loads_and_is_named_after_its_file(key: str) -> None:
    one = scenario(key)
    assert one.key == key
    assert one.channel in PLAYED
    assert key.startswith(one.industry)


@pytest.mark.parametrize("key", KEYS)
def test_lists_and_headings_stay_short(key: str) -> None:
    one = scenario(key)
    assert len(one.title) <= 40
    assert len(one.summary) <= 80
    assert 1 <= len(re.findall(r"[.!?](?:\s|$)", one.situation.strip())) <= 4
    assert 100 <= len(one.policy.text.split()) <= 200


@pytest.mark.parametrize("key", KEYS)
def test_there_is_enough_to_find_out_and_to_offer(key: str) -> None:
    one = scenario(key)
    rules = Counter(offer.rule for offer in one.offers)
    assert 6 <= len(one.facts) <= 9
    assert all(3 <= len(fact.say) <= 4 for fact in one.facts)
    assert rules[OfferRule.ALLOWED] >= 3
    assert rules[OfferRule.NEEDS_LEAD] + rules[OfferRule.FORBIDDEN] >= 2
    assert len(one.good_ends) >= 2
    assert len(one.traps) >= 1
    assert 5 <= len(one.record) <= 8
    assert len(set(one.opening)) >= 4
    assert 4 <= len(one.hints) <= 7


@pytest.mark.parametrize("key", KEYS)
def test_the_hidden_need_is_hidden_and_decides_an_offer(key: str) -> None:
    one = scenario(key)
    hidden = one.fact(one.need.hidden_fact)
    assert hidden.telling in (Telling.TRUSTED, Telling.ASKED)
    assert hidden.hears
    needed = [offer for offer in one.offers if hidden.key in offer.after]
    ends = [end for end in one.good_ends if hidden.key in end.facts]
    assert needed or ends


@pytest.mark.parametrize("key", KEYS)
def test_good_ends_are_made_of_offers_that_the_agent_may_make(key: str) -> None:
    one = scenario(key)
    for end in one.good_ends:
        assert {one.offer(offer).rule for offer in end.offers} == {OfferRule.ALLOWED}


@pytest.mark.parametrize("key", KEYS)
def test_the_customer_has_own_words_for_most_moments(key: str) -> None:
    one = scenario(key)
    acts = {lines.act for lines in one.lines}
    assert len(acts & ACTS) >= 8
    assert all(4 <= len(lines.say) <= 6 for lines in one.lines)


@pytest.mark.parametrize("key", KEYS)
def test_better_wordings_name_behaviours_and_step_into_no_trap(key: str) -> None:
    one = scenario(key)
    known = {behaviour.key for _, behaviour in load_rubric().behaviours()}
    assert 10 <= len(one.better) <= 25
    for better in one.better:
        assert better.behaviour in known
        assert heard_in(one, "traps", better.say) == frozenset(), better.say
        forbidden = {offer.key for offer in one.offers if offer.rule is OfferRule.FORBIDDEN}
        assert not heard_in(one, "offers", better.say) & forbidden, better.say


def test_no_customer_line_stands_in_two_scenarios() -> None:
    owners: dict[str, set[str]] = {}
    for key in KEYS:
        for line in said_by(scenario(key)):
            owners.setdefault(line.casefold(), set()).add(key)
    assert {line: keys for line, keys in owners.items() if len(keys) > 1} == {}


def test_no_customer_line_stands_twice_in_one_scenario() -> None:
    for key in KEYS:
        counted = Counter(said_by(scenario(key)))
        assert [line for line, times in counted.items() if times > 1] == []


def people() -> list[Scenario]:
    """One scenario of each person: the first part of a series stands for the later ones."""
    return [one for one in map(scenario, KEYS) if one.series is None or one.series.after is None]


def test_faces_and_names_are_not_shared() -> None:
    assert max(Counter(one.persona.face for one in people()).values()) == 1
    assert max(Counter(one.persona.name for one in people()).values()) == 1


def test_a_later_part_of_a_series_is_about_the_same_person() -> None:
    later = [one for one in map(scenario, KEYS) if one.series is not None and one.series.after is not None]
    assert later
    for one in later:
        assert one.series is not None
        before = scenario(one.series.after or "")
        assert before.series is not None
        assert before.series.part == one.series.part - 1
        assert (one.persona.name, one.persona.face) == (before.persona.name, before.persona.face)
        assert one.industry == before.industry


def test_each_industry_has_different_levels() -> None:
    levels: dict[str, list[int]] = {}
    for key in KEYS:
        levels.setdefault(scenario(key).industry, []).append(scenario(key).level)
    assert all(len(set(found)) == len(found) for found in levels.values())


@pytest.mark.parametrize("key", KEYS)
def test_every_offer_fact_and_trap_has_sentences_to_hear(key: str) -> None:
    one = scenario(key)
    data = yaml.safe_load((HEARD / f"{key}.yaml").read_text(encoding="utf-8"))
    assert set(data["facts"]) >= {fact.key for fact in one.facts if fact.hears}
    assert set(data["offers"]) == {offer.key for offer in one.offers}
    assert set(data["traps"]) == {trap.key for trap in one.traps}
    for keys in data.values():
        assert all(len(lists["fires"]) >= 4 and len(lists["silent"]) >= 2 for lists in keys.values())


@pytest.mark.parametrize(("name", "kind", "key"), sorted(grouped()))
def test_free_text_is_heard_rightly(name: str, kind: str, key: str) -> None:
    for text, fires in grouped()[name, kind, key]:
        assert (key in heard_in(scenario(name), kind, text)) is fires, text


ASKS_FOR_THE_NEED_TOO = {
    "What's inside?",  # the present is what it is about
    "When is her birthday party?",
    "Is there anything else that worries you?",
}


@pytest.mark.parametrize("key", KEYS)
def test_a_question_for_one_thing_does_not_fetch_the_real_need_with_it(key: str) -> None:
    hidden = scenario(key).need.hidden_fact
    data = yaml.safe_load((HEARD / f"{key}.yaml").read_text(encoding="utf-8"))["facts"]
    own = {*data[hidden]["fires"], *ASKS_FOR_THE_NEED_TOO}
    for fact, lists in data.items():
        for text in lists["fires"] if fact != hidden else ():
            assert text in own or hidden not in heard_in(scenario(key), "facts", text), text


COURTESIES = (
    "Hello, thank you for writing to us.",
    "I have your case open in front of me.",
    "Let me look at that for a minute.",
    "I can see why you are upset.",
    "That must have been very annoying.",
    "Is there anything else I can do for you?",
    "Have I understood that right?",
    "That was our mistake.",
    "I don't know yet, but I will find out.",
    "I need to ask my lead about that.",
    "No wonder you are worried.",
    "You did nothing wrong.",
    "I wish you a good evening.",
)


@pytest.mark.parametrize("key", KEYS)
def test_courtesies_are_neither_offers_nor_traps(key: str) -> None:
    one = scenario(key)
    for text in COURTESIES:
        assert heard_in(one, "offers", text) == frozenset(), text
        assert heard_in(one, "traps", text) == frozenset(), text


def test_sentences_belong_to_scenarios_that_exist() -> None:
    assert {path.stem for path in HEARD.glob("*.yaml")} <= set(KEYS)


def played(key: str, seed: int, lines: tuple[str, ...]) -> Scene:
    scene = begin(scenario(key), load_language("en"), seed=seed)
    for line in lines:
        if scene.ended is not None:
            break
        scene = answer(scene, line, reader=RuleReader())
    return scene


MIDDLING = (
    "Hello, thank you for writing. I can see your case in front of me.",
    "I am sorry that this went wrong. Can you tell me what happened?",
    "I understand. What matters most to you now?",
    "Let me have a look at what I can do for you.",
    "Is there anything else I should know?",
    "I will check it and come back to you by six today.",
)


def parts_said(scene: Scene) -> frozenset[str]:
    return frozenset(scene.state.said)


@pytest.mark.parametrize("key", KEYS)
def test_ten_days_with_the_same_customer_do_not_feel_alike(key: str) -> None:
    runs = [parts_said(played(key, seed, MIDDLING)) for seed in range(10)]
    pairs = [(a, b) for n, a in enumerate(runs) for b in runs[n + 1 :]]
    shared = [len(a & b) / min(len(a), len(b)) for a, b in pairs]
    assert sum(shared) / len(shared) < 0.35


# The same lists as the exam of the customer's laws (exams/customer/checks.py), so that a new line is caught at once.
@pytest.mark.parametrize("key", KEYS)
def test_no_customer_talks_like_an_agent_or_thanks_for_nothing(key: str) -> None:
    one = scenario(key)
    assert [line for line in said_by(one) if swaps_roles(line)] == []
    leaving = [line for lines in one.lines if lines.act == "leave" for line in lines.say]
    assert [line for line in leaving if re.search(r"\bthank(?:s| you)\b", line, re.IGNORECASE)] == []


# What the hidden need or a fact is about, in words that leave little doubt.
TOLD_BY = {
    "grief": r"\b(?:funeral|buried|burial|died|late husband|late wife|grave)\b",
    "illness": r"\b(?:illness|hospital|medicine|injections?|medical|crutches|emergency pen|surgery|operation)\b",
    "money_trouble": r"\b(?:rent|debit|overdrawn|savings|no income|release fee)\b",
}


@pytest.mark.parametrize("key", KEYS)
def test_what_somebody_may_wish_to_leave_out_is_declared(key: str) -> None:
    one = scenario(key)
    about = " ".join([one.need.hidden, *(fact.label for fact in one.facts)]).lower()
    wanted = {theme for theme, words in TOLD_BY.items() if re.search(words, about)}
    assert wanted <= {theme.value for theme in one.themes}
