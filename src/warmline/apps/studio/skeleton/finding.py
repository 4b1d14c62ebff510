"""What rules can find in a policy or a ticket: who may do what, amounts, dates, deadlines, and what a customer says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from warmline.core.customer.scenario import OfferRule
from warmline.core.wording.sentences import sentences

_NUMBER_WORDS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty"
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_SPAN: Final = "minutes?|hours?|days?|weeks?|months?|years?"
_PATTERNS: Final = {
    "amount": r"[€$£]\s?\d[\d.,]*\d|[€$£]\s?\d"
    r"|\b\d[\d.,]*\s?(?:€|EUR|USD|GBP|euros?|dollars?|pounds?|%|per ?cent)(?!\w)",
    "deadline": r"\b(?:within|in|after|before|up to|at least|at most|no later than|for)\s+(?:the\s+)?"
    rf"(?:\d+|{_NUMBER_WORDS})\s+(?:working |business |calendar )?(?:{_SPAN})\b"
    r"|\b(?:by|before|until|at)\s+\d{1,2}[:.]\d{2}\b"
    r"|\b(?:by|before|until)\s+(?:noon|midnight|tomorrow|tonight|the end of the (?:day|week|month))\b",
    "date": r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})(?:\s+\d{{4}})?\b|\b(?:{_MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?\b",
}
_FINDERS: Final = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _PATTERNS.items()}
_FORBIDDEN: Final = re.compile(
    r"\b(?:must|may|can|could|shall|do|does|will|is|are)\s?(?:not|n[o']t)\b|\bcannot\b|\bnever\b|\bno refunds?\b"
    r"|\b(?:excluded|forbidden|prohibited|not allowed|not permitted|not possible)\b",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"\b(?:leads?|managers?|supervisors?|team leaders?|approv\w+|authoris\w+|authoriz\w+|sign(?:ed)? off|escalat\w+)\b",
    re.IGNORECASE,
)
_ALLOWED: Final = re.compile(
    r"\b(?:may|can|could|allowed|permitted|entitled|eligible|offer\w*|free to|refund\w*|replac\w+|credit\w*|waive\w*"
    r"|send\w*|arrange\w*|extend\w*|cancel\w*|exchange\w*|repair\w*|compensat\w+|voucher\w*)\b",
    re.IGNORECASE,
)
_AGENT: Final = re.compile(
    r"^\s*(?:agent|advisor|adviser|support|representative|rep|we|staff)\s*[:>]\s*", re.IGNORECASE
)
_CUSTOMER: Final = re.compile(
    r"^\s*(?:customer|client|user|caller|guest|passenger|patient|me)\s*[:>]\s*", re.IGNORECASE
)
LONGEST: Final = 20_000  # characters of one source
_SHORTEST: Final = 3  # words of a sentence that may be a rule or a fact


@dataclass(frozen=True, slots=True)
class Detail:
    """An amount, a date or a deadline, in the words used."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence of a policy that says what an agent may do; the rule is a guess that a person must look at."""

    sentence: str
    rule: OfferRule
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that the customer of a ticket said, with the details in it."""

    sentence: str
    details: tuple[Detail, ...]


def details_in(text: str) -> tuple[Detail, ...]:
    """Return amounts, dates and deadlines in the order of the text, each once."""
    found = [
        (match.start(), Detail(kind, match.group().strip()))
        for kind, each in _FINDERS.items()
        for match in each.finditer(text)
    ]
    return tuple(dict.fromkeys(detail for _, detail in sorted(found, key=lambda pair: pair[0])))


def rules_in(policy: str) -> tuple[Rule, ...]:
    """Return the sentences of a policy that allow, forbid or leave something to a lead, in their order."""
    return tuple(
        Rule(sentence, rule, details_in(sentence))
        for sentence in _sentences(policy)
        if len(sentence.split()) >= _SHORTEST and (rule := _rule_of(sentence)) is not None
    )


def said_in(ticket: str) -> tuple[Said, ...]:
    """Return what the customer said. A line that begins with "Agent:" ends her words until "Customer:"."""
    hers = "\n".join(_customer_lines(ticket))
    return tuple(Said(each, details_in(each)) for each in _sentences(hers) if len(each.split()) >= _SHORTEST)


def _rule_of(sentence: str) -> OfferRule | None:
    if _LEAD.search(sentence):
        return OfferRule.NEEDS_LEAD
    if _FORBIDDEN.search(sentence):
        return OfferRule.FORBIDDEN
    return OfferRule.ALLOWED if _ALLOWED.search(sentence) else None


def _customer_lines(ticket: str) -> list[str]:
    kept, hers = [], True
    for line in ticket.splitlines():
        if _AGENT.match(line):
            hers = False
        elif found := _CUSTOMER.match(line):
            hers, line = True, line[found.end() :]
        if hers and line.strip():
            kept.append(line.strip())
    return kept


def _sentences(text: str) -> tuple[str, ...]:
    tidy = "\n".join(re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", "", line) for line in text.splitlines())
    return tuple(" ".join(each.split()) for each in sentences(tidy) if each.strip())
