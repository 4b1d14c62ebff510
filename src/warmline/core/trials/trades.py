"""Words by which a trade is known: a scripted agent of one trade must not use another's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from warmline.core.customer.scenario import Scenario
from warmline.core.customer.setting import Kind

# Words that only agents of this trade say; the endings of plurals and verbs are found too. Our own list, chosen.
TRADES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "parcel": "parcel delivery depot courier shipment sender",
        "telecom": "router broadband tariff line technician engineer",
        "bank": "account card transfer payment loan",
        "airline": "flight boarding passenger booking seat luggage",
        "software": "licence login export software server system",
        "energy": "meter kilowatt electricity gas supplier",
        "hotel": "room reservation booking guest reception",
        "insurance": "claim premium insurance deductible terms",
        "clinic": "doctor appointment prescription clinic",
        "shop": "size return shop stock shipment",
        "council": "permit council applicant office form",
        "food": "dish kitchen meal courier restaurant",
        "transport": "bus train platform timetable conductor",
    }
)
# Between colleagues nobody is a customer.
_OF_CUSTOMERS: Final = "customer contacting"
_ENDINGS: Final = "(?:s|es|ed|d|ing)?"


def foreign_words(text: str, scenario: Scenario) -> tuple[str, ...]:
    """Return the words of a text that belong to another trade than the scenario's, in small letters, each once.

    A word that stands in the case itself is at home there, whatever trade it comes from.
    """
    own = set(TRADES.get(scenario.industry, "").split())
    others = {word for trade, words in TRADES.items() if trade != scenario.industry for word in words.split()} - own
    others |= set(_OF_CUSTOMERS.split()) if scenario.kind is not Kind.CUSTOMER else set()
    case = _case(scenario)
    return tuple(sorted(word for word in others if _says(word, text) and not _says(word, case)))


def _says(word: str, text: str) -> bool:
    return bool(re.search(rf"\b{word.removesuffix('e')}e?{_ENDINGS}\b", text, re.IGNORECASE))


def _case(scenario: Scenario) -> str:
    facts = [text for fact in scenario.facts for text in (fact.label, *fact.say)]
    record = [f"{fact.label} {fact.value}" for fact in scenario.record]
    labels = [offer.label for offer in scenario.offers]
    return " ".join((scenario.situation, scenario.summary, scenario.policy.text, *facts, *record, *labels))
