"""The `{slots}` that sentences in a scenario may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.adapters.packs.document import Address
from warmline.adapters.packs.reader import Finding
from warmline.core.customer.language.model import SLOTS
from warmline.core.customer.scenario import Scenario

_BRACED: Final = re.compile(r"\{([^{}]*)\}")
# What only an opening that looks back on an earlier talk may hold.
_REMEMBERED: Final = frozenset({"promise"})
_SPOKEN: Final = ("facts", "traps", "good_ends", "better", "lines")


def check_slots(scenario: Scenario) -> Iterator[Finding]:
    """Yield every slot that nothing fills, and every brace that opens or closes alone."""
    for address, text in _sentences(scenario):
        names = _BRACED.findall(text)
        known = SLOTS | _REMEMBERED if address[0] == "remembers" else SLOTS
        for name in names:
            if name not in known:
                yield address, f"the slot {{{name}}} is unknown; expected one of {', '.join(sorted(known))}."
        if text.count("{") != len(names) or text.count("}") != len(names):
            yield address, "a { or } stands alone; slots are written {name}."


def _sentences(scenario: Scenario) -> Iterator[tuple[Address, str]]:
    yield from _numbered(("opening",), scenario.opening)
    yield from _numbered(("remembers", "well"), scenario.remembers.well)
    yield from _numbered(("remembers", "badly"), scenario.remembers.badly)
    for name in _SPOKEN:
        for n, entry in enumerate(getattr(scenario, name)):
            if isinstance(entry.say, str):
                yield (name, n, "say"), entry.say
            else:
                yield from _numbered((name, n, "say"), entry.say)
    for n, offer in enumerate(scenario.offers):
        yield from _numbered(("offers", n, "welcome"), offer.welcome)
        yield from _numbered(("offers", n, "unwelcome"), offer.unwelcome)


def _numbered(address: Address, texts: tuple[str, ...]) -> Iterator[tuple[Address, str]]:
    return (((*address, n), text) for n, text in enumerate(texts))
