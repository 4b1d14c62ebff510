"""The skeleton as YAML: what was found stands in it, and every place where a person must write is marked."""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import dataclass
from typing import Final

from warmline.apps.studio.skeleton.finding import Detail, Rule, Said, order_in, rules_in, said_in
from warmline.core.customer.matching import content_words, stem
from warmline.core.customer.scenario import OfferRule

_MOST_FACTS: Final = 8
_MOST_OFFERS: Final = 8
_LABEL: Final = 90
# What no YAML text may hold (YAML 1.2, 5.1), and the rare line ends that would fold a comment into the next line.
_UNWRITABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_WORD: Final = re.compile(r"[a-z]{3,}")
# Who acts, and how much or when: no words by which one offer is told from another.
_WHO: Final = re.compile(
    "(?:agent|advis[eo]r|customer|lead|leader|manager|supervisor|offer|day|hour|week)s?|staff|team|within|above|below"
)
_DEED: Final = re.compile("refund|replac|credit|waiv|send|arrang|extend|cancel|exchang|repair|compensat|voucher")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A first draft and what it rests on."""

    text: str
    rules: tuple[Rule, ...]
    said: tuple[Said, ...]


def skeleton(*, key: str, title: str, policy: str = "", ticket: str = "") -> Skeleton:
    """Return the first draft from texts that hold no personal data any more; either may be empty."""
    policy, ticket = (_UNWRITABLE.sub(" ", source) for source in (policy, ticket))
    rules, said = rules_in(policy), said_in(ticket)
    parts = (_head(key, title), _opening(said), _NEED, _facts(said), _policy(policy), _offers(rules), _tail(rules))
    return Skeleton("\n".join(parts), rules, said)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _gap(words: str) -> str:
    return _quoted(f"[write {words}]")


def _shortened(text: str) -> str:
    return textwrap.shorten(text.rstrip("."), _LABEL, placeholder=" …")


def _found(details: tuple[Detail, ...]) -> str:
    return "".join(f"    # {each.kind}: {each.words}\n" for each in details)


def _head(key: str, title: str) -> str:
    return f"""\
# A first draft made by rules. Every [write ...] is a place for you; replace it, mark and all.
# Invent the person and the numbers: nobody should know a real customer again.
key: {key}
version: 1
title: {_quoted(title)}
industry: general
channel: chat
level: 1
minutes: 10
skills: [active_listening, empathy, problem_solving]
summary: {_gap("one line, from the customer's side")}
situation: {_gap("two or three short sentences for the agent")}
persona:
  name: {_gap("an invented first and last name")}
  face: marta
  voice: plain
  age: 40
  pronoun: she
  about: {_gap("one line about the person")}
  temperament: {{heat: 1.0, forgiveness: 1.0, trust: 1.0, endurance: 1.0, openness: 1.0}}
mood: {{anger: 0.4, trust: 0.4, patience: 0.5, hope: 0.4}}
failures: 0
"""


def _opening(said: tuple[Said, ...]) -> str:
    first = _quoted(" ".join(each.sentence for each in said[:2])) if said else _gap("the first message")
    return f"""\
opening:
  - {first}
  - {_gap("the first message in other words")}
  - {_gap("the first message in a third way")}
"""


_NEED: Final = f"""\
need:
  surface: {_gap("what the customer asks for")}
  hidden: {_gap("what it is really about")}
  hidden_fact: hidden_need
"""


def _facts(said: tuple[Said, ...]) -> str:
    lines = ["facts:"]
    for number, each in enumerate(said[:_MOST_FACTS], start=1):
        telling = "opening" if number == 1 else "freely" if number % 2 else "asked"
        lines.append(
            _fact(f"fact_{number}", _quoted(_shortened(each.sentence)), telling, _quoted(each.sentence), each.details)
        )
    for number in range(len(said) + 1, 5):
        telling = "opening" if number == 1 else "asked"
        lines.append(_fact(f"fact_{number}", _gap("what the customer knows"), telling, _gap("how it is told"), ()))
    lines.append(_fact("hidden_need", _gap("the fact behind the real need"), "trusted", _gap("how it is told"), ()))
    return "\n".join(lines) + "\n"


def _fact(key: str, label: str, telling: str, say: str, details: tuple[Detail, ...]) -> str:
    return f"""\
  - key: {key}
{_found(details)}    label: {label}
    telling: {telling}
    say:
      - {say}
      - {_gap("a second way to tell it")}
      - {_gap("a third way to tell it")}
    hears: [{_gap("words of a question that fetches it")}]"""


def _policy(policy: str) -> str:
    text = " ".join(policy.split())
    wrapped = "\n".join(f"    {line}" for line in textwrap.wrap(text, 105, break_long_words=False))
    # Folded where it can be, so that a person can read it; a text that YAML would fold otherwise stays in quotes.
    body = f">-\n{wrapped}" if text and not any(ord(char) < 32 for char in text) else _gap("the rule in full")
    return f"""\
record:
  facts:
    - {{key: case, label: Case, value: {_gap("what the agent sees on the screen")}}}
policy:
  title: {_gap("the name of the rule")}
  text: {body}
"""


def _offers(rules: tuple[Rule, ...]) -> str:
    lines = ["offers:"]
    for number, each in enumerate(rules[:_MOST_OFFERS], start=1):
        source = f"    # From the policy: {_shortened(each.sentence)}\n    # The rule is a guess. Look at it.\n"
        words = _shortened(order_in(each.sentence))
        lines.append(_offer(f"offer_{number}", each.rule.value, source + _found(each.details), words, each.details))
    for number in range(len(rules) + 1, 3):
        lines.append(_offer(f"offer_{number}", "allowed", ""))
    return "\n".join(lines) + "\n"


def _offer(key: str, rule: str, source: str, words: str = "", details: tuple[Detail, ...] = ()) -> str:
    label = _quoted(words) if words else _gap("the offer as a short order, such as: Send a new one")
    pattern = _pattern(words, details)
    hears = _quoted(pattern) if pattern else _gap("words of an agent who offers this")
    return f"""\
  - key: {key}
{source}    label: {label}
    rule: {rule}
    worth: 0.5
    hears: [{hears}]
    welcome: [{_gap("what the customer says when it helps")}]
    unwelcome: [{_gap("what the customer says when it comes too early")}]"""


def _pattern(words: str, details: tuple[Detail, ...]) -> str:
    """Return a first pattern to hear an offer by: its first two words that carry meaning, or the one deed; or empty.

    Amounts and times are left out: an agent says them in other ways.
    """
    for each in details:
        words = words.replace(each.words, " ")
    plain = [word for word in _WORD.findall(words.lower()) if not _WHO.fullmatch(word) and content_words(word)]
    found = list(dict.fromkeys(stem(word) for word in plain))[:2]
    if len(found) == 2 or (found and _DEED.match(found[0])):
        return " + ".join(f"{each}*" if len(each) > 3 else f"{each}|{each}s" for each in found)
    return ""


def _tail(rules: tuple[Rule, ...]) -> str:
    shown = rules[:_MOST_OFFERS]
    allowed = [f"offer_{n}" for n, each in enumerate(shown, start=1) if each.rule is OfferRule.ALLOWED]
    allowed += [f"offer_{n}" for n in range(len(shown) + 1, 3)]
    first, second = (allowed[0], allowed[-1]) if allowed else ("offer_1", "offer_2")
    return f"""\
traps:
  - key: trap_1
    label: {_gap("a tempting wrong answer")}
    hears: [{_gap("words of that wrong answer")}]
    say: [{_gap("what the customer says to it")}]
    why: {_gap("why it hurts")}
good_ends:
  - key: end_1
    label: {_gap("one way to end well")}
    offers: [{first}]
    facts: [hidden_need]
    say: [{_gap("how the customer says yes")}]
  - key: end_2
    label: {_gap("another way to end well")}
    offers: [{second}]
    facts: [hidden_need]
    say: [{_gap("how the customer says yes")}]
better: []
hints: []
"""
