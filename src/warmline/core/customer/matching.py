"""Finding the scenario's facts and offers in an agent's words when no authored pattern fits."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Final

from warmline.core.customer.patterns import word_set
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.sentences import words

_STOP: Final = word_set(
    """a an and any are as at be been being but by can could did do does for from get give had has have having he her
    hers him his how i if in into is it its just know let like me more most much must my near no not of off on once
    one or our out over please she should so some something tell than that the their them then there they thing
    things this those to too up us very was we were what when where which while who why will with would you your
    yours whats its isnt wont cant im ive youre about also again ask asked may might shall need needs want wants
    already before after"""
)
_ASKING: Final = word_set("help work suit prefer option better good idea")
EVERYDAY: Final = word_set(
    "work help today tomorrow tonight now time day week way out back here go come make take say look think want know"
)
_WORKADAY: Final = word_set("check contact note chang last new all each call chat phon team ring writ noth case")
# A label of two or three words is matched by half of them; chosen: no published size.
FACT_THRESHOLD: Final = 0.45
OFFER_THRESHOLD: Final = 0.6


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry meaning, cut to their stems."""
    return frozenset(stem(word) for word in words(text) if word not in _STOP and (len(word) > 2 or word.isdigit()))


def stem(word: str) -> str:
    """Cut the commonest English endings, so that "needed" meets "need" and "neighbours" meets "neighbour"."""
    word = word.removesuffix("'s")
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) and len(word) > 5:
        word = word[:-2]
    for ending in ("ings", "ing", "edly", "ied", "ies", "ed", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    return word.removesuffix("e") if len(word) > 4 else word


def best_fact(scenario: Scenario, question: str, least: float = FACT_THRESHOLD) -> str | None:
    """Return the key of the fact that a question asks about by its label or its own words, or None."""
    scores = fact_scores(scenario, question)
    score, key = max(((score, key) for key, score in scores.items()), default=(0.0, ""))
    return key if score >= least else None


def fact_scores(scenario: Scenario, question: str) -> dict[str, float]:
    """Return for each fact how much of its label, and of the words it is told in, a question names (0 and up)."""
    asked = content_words(question)
    if not asked:
        return {}
    labels, says = _fact_words(scenario)
    scored = {}
    for fact in scenario.facts:
        label = _share(labels[fact.key], asked, labels)
        told = _hits(says[fact.key], asked, says)
        scored[fact.key] = label + (0.25 * told if label or told >= 1.5 else 0.0)
    return scored


def label_shares(scenario: Scenario, question: str) -> dict[str, float]:
    """Return for each fact which share (0-1) of its label a question names; rarer words weigh more."""
    asked = content_words(question)
    labels, _ = _fact_words(scenario)
    return {key: _share(label, asked, labels) for key, label in labels.items()}


def best_offer(scenario: Scenario, clause: str, *, tentative: bool = False) -> str | None:
    """Return the key of the offer whose label is mostly there in a clause, or None.

    A `tentative` clause ("Would a new parcel help?") is short: there it counts too that the label covers the clause.
    """
    said = content_words(clause) - _ASKING
    labels = _offer_words(scenario)
    scored = []
    for offer in scenario.offers:
        both = labels[offer.key] & said
        if len(both) >= 2:
            share = _share(labels[offer.key], said, labels)
            covered = len(both) / len(said) if tentative else 0.0
            scored.append((max(share, 0.9 * covered), share + offer.worth / 100, offer.key))
    score, _, key = max(scored, default=(0.0, 0.0, ""))
    return key if score >= OFFER_THRESHOLD else None


def _weight(word: str, sets: dict[str, frozenset[str]]) -> float:
    spread = sum(word in words for words in sets.values())
    return 1.0 / spread if spread else 0.0


def _share(wanted: frozenset[str], found: frozenset[str], sets: dict[str, frozenset[str]]) -> float:
    whole = sum(sorted(_weight(word, sets) for word in wanted))
    return sum(sorted(_weight(word, sets) for word in wanted & found)) / whole if whole else 0.0


def _hits(wanted: frozenset[str], found: frozenset[str], sets: dict[str, frozenset[str]]) -> float:
    return sum(sorted(_weight(word, sets) for word in wanted & found))


@lru_cache(maxsize=64)
def _fact_words(scenario: Scenario) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    labels = {fact.key: content_words(fact.label) for fact in scenario.facts}
    says: dict[str, frozenset[str]] = {}
    for fact in scenario.facts:
        counted = Counter(word for line in fact.say for word in content_words(line))
        # A word that only one of several wordings has is colour, not what the fact is about.
        least = 2 if len(fact.say) > 2 else 1
        says[fact.key] = frozenset(word for word, times in counted.items() if times >= least)
    return labels, says


@lru_cache(maxsize=64)
def _offer_words(scenario: Scenario) -> dict[str, frozenset[str]]:
    # An agent who offers it seldom repeats the label's numbers.
    labels = {offer.key: content_words(offer.label) for offer in scenario.offers}
    return {key: frozenset(word for word in found if not word.isdigit()) or found for key, found in labels.items()}


@lru_cache(maxsize=64)
def case_words(scenario: Scenario) -> frozenset[str]:
    """Return the words by which this case is known: its record, the labels of its facts and offers."""
    texts = [f"{fact.label} {fact.value}" for fact in scenario.record]
    texts += [fact.label for fact in scenario.facts] + [offer.label for offer in scenario.offers]
    return content_words(" ".join(texts))


@lru_cache(maxsize=64)
def record_words(scenario: Scenario) -> frozenset[str]:
    """Return the words of the record, by which a sentence names this case and no other.

    Everyday words and those of any agent's work are left out, and so are short figures, which are times as well.
    """
    found = content_words(" ".join(f"{fact.label} {fact.value}" for fact in scenario.record)) - EVERYDAY - _WORKADAY
    return frozenset(word for word in found if not word.isdigit() or len(word) > 2)


@lru_cache(maxsize=64)
def need_words(scenario: Scenario) -> frozenset[str]:
    """Return the words that belong to the real need alone: not to the opening, the small talk or any other fact."""
    hidden = scenario.fact(scenario.need.hidden_fact)
    others = [text for fact in scenario.facts if fact is not hidden for text in (fact.label, *fact.say)]
    known = content_words(" ".join((*scenario.opening, *others)))
    about = content_words(" ".join((hidden.label, *hidden.say)))
    return (about - known - EVERYDAY) | (content_words(hidden.label) - content_words(" ".join(scenario.opening)))
