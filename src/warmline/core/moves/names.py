"""The customer's name, as far as it is known when the agent speaks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from warmline.core.conversation import CaseFacts, Speaker
from warmline.core.moves.asked import asked_items
from warmline.core.moves.history import History

_KEYS: Final = ("customer_name", "name", "full_name", "first_name", "customer", "passenger", "account_holder")
_SAYS_NAME: Final = re.compile(
    r"\b(?:my (?:full )?name(?: is|['’]s)|name\s*:|this is|i am|i['’]m|it['’]s|regards,|thanks,|sincerely,)\s+"
    r"((?-i:[A-Z])[\w'’-]{1,20}(?: (?-i:[A-Z])[\w'’-]{1,20}){0,2})",
    re.IGNORECASE,
)
_SIGNATURE: Final = re.compile(
    r"(?:regards|sincerely|thanks|yours)[\w ]{0,12},?\s*\n\s*([A-Z][\w'’-]{1,20})", re.IGNORECASE
)
_NAME_FIRST: Final = re.compile(r"\s*((?:[A-Z][\w'’-]{1,20} ?){1,3})(?=[,.;\n]|$)")
_NO_NAMES: Final = frozenset(
    ("The", "A", "An", "In", "On", "Not", "So", "Very", "Just", "Still", "Your", "My", "Here", "OK", "I")
) | frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter"])


_NEVER: Final = frozenset(
    re.findall(
        r"\w+",
        """
        hi hello hey good morning afternoon evening yes no not ok okay sure thanks thank you please well so just the
        an and is it its my name am this that here there what when how why sorry still very really sir madam mr mrs ms
        """,
    )
)
"""Words that stand where a name could stand and are none."""


def known_names(history: History) -> frozenset[str]:
    """Return the words of the customer's name, lower case, from the facts and from what the customer said."""
    names = set(_from_facts(history.conversation.facts))
    asked = False
    for turn in history.earlier:
        if turn.speaker is Speaker.AGENT:
            asked = "name" in asked_items(turn.text) or (asked and not turn.text)
        elif turn.speaker is Speaker.CUSTOMER:
            names |= _said_in(turn.text)
            if asked and (opening := _NAME_FIRST.match(turn.text)):
                names |= {word.lower() for word in opening.group(1).split()}
            if asked and len(turn.text) <= 40 and not any(char.isdigit() for char in turn.text):
                names |= {word.lower() for word in re.findall(r"[^\W\d_]{2,}", turn.text)[:4]}
                asked = False
    return frozenset(names) - _NEVER


@lru_cache(maxsize=1024)
def _from_facts(facts: CaseFacts) -> frozenset[str]:
    values = [fact.value for fact in facts if fact.key in _KEYS]
    return frozenset(word.lower() for value in values for word in re.findall(r"[^\W\d_]{2,}", value))


@lru_cache(maxsize=4096)
def _said_in(text: str) -> frozenset[str]:
    found = [match.group(1) for match in _SAYS_NAME.finditer(text[:4_000])]
    found += [match.group(1) for match in _SIGNATURE.finditer(text[:4_000])]
    return frozenset(word.lower() for name in found for word in name.split() if word not in _NO_NAMES)
