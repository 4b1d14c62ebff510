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
_SPOKEN: Final = ("facts", "traps", "good_ends", "better", "lines")


def check_slots(scenario: Scenario) -> Iterator[Finding]:
    """Yield every slot that nothing fills, and every brace that opens or closes alone."""
    for address, text in _sentences(scenario):
        names = _BRACED.findall(text)
        for name in names:
            if name not in SLOTS:
                yield address, f"the slot {{{name}}} is unknown; expected one of {', '.join(sorted(SLOTS))}."
        if text.count("{") != len(names) or text.count("}") != len(names):
            yield address, "a { or } stands alone; slots are written {name}."


def _sentences(scenario: Scenario) -> Iterator[tuple[Address, str]]:
    yield from _numbered(("opening",), scenario.opening)
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
