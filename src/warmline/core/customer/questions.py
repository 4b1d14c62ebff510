"""Hearing what an agent asks: each question of a sentence by itself, and the facts that it fetches."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from warmline.core.customer import manner, matching
from warmline.core.customer.heard import Item
from warmline.core.customer.scenario import CustomerFact, Scenario
from warmline.core.customer.sentences import Piece, plain
from warmline.core.customer.times import named_time
from warmline.core.wording.phrases import Phrase

# How much of a label a question must name to fetch a fact beside the one its pattern fetched. Chosen.
_SURE: Final = 0.65
# How much of a label a question must name to be about this fact before all others. Chosen.
_OUTRIGHT: Final = 0.75
# ... and how much of an offer's words a fact must name to be the reason against it. Chosen.
_NEAR: Final = 0.2
_POINTS_BACK: Final = re.compile(r"\b(?:that|it|this|there|they|those|them)\b", re.IGNORECASE)
_WHY_NOT: Final = re.compile(r"\W*(?:(?:and|but|ok|okay|sorry)\W+)?(?:why(?: not)?|how come|how so)\W*$", re.IGNORECASE)
# "You want it?" asks for a yes, and for nothing that the sentence before it speaks of.
_TAKES_IT: Final = re.compile(r"\b(?:want|take|like|have) (?:it|that|this|one)\W*$", re.IGNORECASE)
_WH: Final = r"(?:by when|since when|when|what|how|why|where|who|which|whose)"
_VERB_FIRST: Final = (
    r"(?:can|could|may|will|do|does|did|is|are|was|were|has|have|had|would) "
    r"(?:i|you|we|it|there|they|he|she|the|my|your|that|anybody|anyone|somebody|someone)"
)
_ASKS_A_THING: Final = re.compile(
    rf"\W*(?:(?:and|so|but)\W+)?(?:{_WH}|(?:is|are|was|were|did|has|have|had) \w+)\b", re.IGNORECASE
)
# "Who is at home, and by when do you need it?" are two questions.
_NEXT_ASKS: Final = re.compile(rf",? and(?: also)? (?={_WH}\b(?! (?:else|not|so)\b)|{_VERB_FIRST}\b)", re.IGNORECASE)


def asked(scenario: Scenario, clauses: tuple[Piece, ...], told: tuple[str, ...]) -> tuple[Item, ...]:
    """Return the facts that questions fetch, in their order; the quote is the question that fetched it."""
    found: dict[str, Item] = {}
    for number, piece in enumerate(clauses):
        if not piece.question:
            continue
        before = clauses[number - 1].text if number else ""
        for text, keys in _by_question(scenario, piece.text, before, told):
            for key in keys:
                found.setdefault(key, Item(key, text))
    return tuple(found.values())


def unanswerable(scenario: Scenario, clauses: tuple[Piece, ...]) -> tuple[str, ...]:
    """Return the questions for a thing that fetch nothing; small talk, checks and questions in general are none."""
    found = []
    for number, piece in enumerate(clauses):
        before = clauses[number - 1].text if number else ""
        for text in parts(piece.text) if piece.text.rstrip().endswith("?") else ():
            if not _WHY_NOT.match(text) and not _keys(scenario, text, before, ()) and _wants_a_thing(text):
                found.append(text)
    return tuple(found)


def parts(text: str) -> tuple[str, ...]:
    """Return the questions of one sentence, each by itself."""
    cuts = [(0, 0), *(match.span() for match in _NEXT_ASKS.finditer(plain(text))), (len(text), len(text))]
    spans = [(left[1], right[0]) for left, right in pairwise(cuts)]
    # "What do you need, and by when?" is one.
    return tuple(text[a:b] for a, b in spans) if all(len(text[a:b].split()) > 2 for a, b in spans) else (text,)


def is_courtesy(text: str) -> bool:
    """Say whether a question asks how somebody is, for more, for a presence or for a wait."""
    text = plain(text)
    return any(p.search(text) for p in (manner.ASKS_MOOD, manner.ASKS_MORE, manner.ASKS_PRESENCE, manner.ASKS_HOLD))


def _wants_a_thing(text: str) -> bool:
    asks = plain(text)
    general = any(p.search(asks) for p in (manner.OPEN_QUESTION, manner.ASKS_AGREEMENT, manner.ASKS_NEED))
    return not is_courtesy(text) and not general and bool(_ASKS_A_THING.match(asks))


def _by_question(scenario: Scenario, text: str, before: str, told: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """Return each question of a sentence with the facts it fetches, the one it is about first.

    What only the whole sentence fetches stays with the sentence.
    """
    each = [(part, _keys(scenario, part, before, told)) for part in parts(text)]
    if len(each) > 1 and not all(keys for _, keys in each):
        known = {key for _, keys in each for key in keys}
        each.append((text, [key for key in _keys(scenario, text, before, told) if key not in known]))
    return each


def _keys(scenario: Scenario, text: str, before: str, told: tuple[str, ...]) -> list[str]:
    keys = _facts_in(scenario, text)
    points_back = _POINTS_BACK.search(text) and not _TAKES_IT.search(text)
    if not keys and before and len(text.split()) <= 7 and points_back:
        # "I see a payment at 19:02. Was that you?" asks about the sentence before.
        keys = _facts_in(scenario, f"{before.rstrip('.!?; ')}, {text[:1].lower()}{text[1:]}")
    keys = _named_first(scenario, text, keys)
    if set(keys) <= set(told) and not is_courtesy(text):
        # Patterns that only fetch what was told already may have missed the question's own subject.
        near = matching.best_fact(scenario, text, _SURE if keys else matching.FACT_THRESHOLD)
        keys += [near] if near and near not in (*keys, *(told if keys else ())) else []
    hidden = scenario.need.hidden_fact
    if hidden not in keys and set(keys) <= set(told) and manner.ASKS_NEED.search(plain(text)):
        # What was told already is no answer to what lies behind it.
        keys = [hidden] if hidden not in told or not keys else keys
    if not keys and manner.ASKS_DEADLINE.search(plain(text)):
        keys = _deadline(scenario, told)
    return keys


def _deadline(scenario: Scenario, told: tuple[str, ...]) -> list[str]:
    """Return the fact whose label names a day or an hour to come, one not told before one that was."""
    dated = [fact.key for fact in scenario.facts if named_time(fact.label)]
    return sorted(dated, key=lambda key: key in told)[:1]


def why_not(scenario: Scenario, clauses: tuple[Piece, ...], doubted: str | None) -> tuple[Item, ...]:
    """Return what a bare "Why not?" fetches once the customer has turned down the offer `doubted`: what it rests on."""
    asks = next((piece for piece in clauses if _WHY_NOT.match(piece.text)), None)
    if asks is None or doubted is None or len(clauses) > 2:
        return ()
    offer = scenario.offer(doubted)
    near = matching.best_fact(scenario, offer.label, _NEAR)
    return tuple(Item(key, asks.text) for key in (*offer.after, *((near,) if near else ()))[:1])


def _named_first(scenario: Scenario, text: str, keys: list[str]) -> list[str]:
    """Return the facts a question is most about first, a fact that it names outright before all others.

    Beside one that it speaks of, patterns alone fetch no more than what is kept back.
    """
    if is_courtesy(text):
        return keys
    scores = matching.fact_scores(scenario, text)
    heard = {key: _patterns_met(scenario.fact(key), text) for key in keys}
    keys = sorted(keys, key=lambda key: (-scores.get(key, 0.0), -heard[key]))
    if keys and scores.get(keys[0], 0.0) >= matching.FACT_THRESHOLD:
        kept_back = (scenario.need.hidden_fact, keys[0])
        keys = [key for key in keys if scores.get(key) or key in kept_back]
    shares = matching.label_shares(scenario, text)
    named = max(shares, key=lambda key: shares[key], default=None)
    if named is None or shares[named] < _OUTRIGHT:
        return keys
    return [named, *(key for key in keys if key != named)]


def _facts_in(scenario: Scenario, text: str) -> list[str]:
    return [fact.key for fact in scenario.facts if any(Phrase.parse(pattern).search(text) for pattern in fact.hears)]


def _patterns_met(fact: CustomerFact, text: str) -> int:
    return sum(Phrase.parse(pattern).search(text) is not None for pattern in fact.hears)
