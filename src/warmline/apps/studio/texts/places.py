"""Places of a scenario in plain words: "Fact 2 (Door 7, the low one), ways to tell it", never `facts[1].say`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from warmline.adapters.packs.document import Address
from warmline.apps.studio.texts.checking import GAP
from warmline.apps.studio.texts.editing import plain_of

_SHORT: Final = 48  # characters of an entry's own label beside its number
_STEP: Final = re.compile(r"[^.\[\]]+")
# The parts of a scenario, as headings.
PARTS: Final[Mapping[str, str | Promise]] = {
    "key": _lazy("Key"),
    "version": _lazy("Version"),
    "title": _lazy("Title"),
    "industry": _lazy("Industry"),
    "channel": _lazy("Channel"),
    "level": _lazy("Level"),
    "minutes": _lazy("Minutes"),
    "skills": _lazy("Skills"),
    "summary": _lazy("In one line, from the customer’s side"),
    "situation": _lazy("The situation, for the agent"),
    "persona": _lazy("The person"),
    "mood": _lazy("Mood at the start"),
    "failures": _lazy("Failures before this contact"),
    "opening": _lazy("First messages"),
    "need": _lazy("What the customer wants"),
    "facts": _lazy("Facts"),
    "record": _lazy("What the agent sees"),
    "policy": _lazy("The rule"),
    "offers": _lazy("Offers"),
    "traps": _lazy("Traps"),
    "good_ends": _lazy("Good ends"),
    "better": _lazy("Better wordings"),
    "hints": _lazy("Hints"),
    "lines": _lazy("Lines of this customer"),
    "kind": _lazy("Customer or colleague"),
    "themes": _lazy("Themes one can leave out"),
    "weights": _lazy("What counts for this customer"),
    "price": _lazy("Money at stake"),
    "refused_service": _lazy("Service refused"),
    "subject": _lazy("Subject of the first e-mail"),
    "queue": _lazy("Waiting before the call"),
    "clock": _lazy("Clock of the e-mails"),
    "series": _lazy("Part of a series"),
    "remembers": _lazy("What is remembered from before"),
}
# One entry of a list.
ENTRIES: Final[Mapping[str, str | Promise]] = {
    "facts": _lazy("Fact"),
    "offers": _lazy("Offer"),
    "traps": _lazy("Trap"),
    "good_ends": _lazy("Good end"),
    "better": _lazy("Better wording"),
    "hints": _lazy("Hint"),
    "lines": _lazy("Own lines"),
    "record": _lazy("Line on the screen"),
}
# What stands in a part or an entry.
_FIELDS: Final[Mapping[str, str | Promise]] = {
    "key": _lazy("key"),
    "label": _lazy("in a few words"),
    "value": _lazy("what it says"),
    "telling": _lazy("when it is told"),
    "say": _lazy("ways to say it"),
    "hears": _lazy("words that are heard as it"),
    "rule": _lazy("who may offer it"),
    "worth": _lazy("how far it meets the need"),
    "after": _lazy("what must be known first"),
    "welcome": _lazy("answers when it fits"),
    "unwelcome": _lazy("answers when it comes too early"),
    "compensation": _lazy("size of the compensation"),
    "compensation_kind": _lazy("kind of compensation"),
    "why": _lazy("why it hurts"),
    "offers": _lazy("offers it rests on"),
    "facts": _lazy("facts it rests on"),
    "text": _lazy("in full"),
    "title": _lazy("name"),
    "name": _lazy("name"),
    "face": _lazy("face"),
    "voice": _lazy("voice"),
    "age": _lazy("age"),
    "pronoun": _lazy("pronoun"),
    "about": _lazy("one line about the person"),
    "temperament": _lazy("temperament"),
    "anger": _lazy("anger"),
    "trust": _lazy("trust"),
    "patience": _lazy("patience"),
    "hope": _lazy("hope"),
    "surface": _lazy("what is asked for"),
    "hidden": _lazy("what it is really about"),
    "hidden_fact": _lazy("the fact behind it"),
    "behaviour": _lazy("behaviour"),
    "until": _lazy("until when"),
    "act": _lazy("when it is said"),
    "well": _lazy("after a talk that went well"),
    "badly": _lazy("after a talk that went badly"),
}


def part_name(part: str) -> str:
    """Return the heading of a part: "Facts"; a part that is not known as it is written, without its underscores."""
    return str(PARTS.get(part, part.replace("_", " ").capitalize()))


def field_name(field: str) -> str:
    """Return what a field of a part or an entry holds, in words."""
    return str(_FIELDS.get(field, field.replace("_", " ")))


class Places:
    """Names the places of one text; it is parsed once."""

    def __init__(self, text: str) -> None:
        """Read the text; where it cannot be read, entries go by their numbers alone."""
        self._plain = plain_of(text)

    def of_name(self, name: str) -> str:
        """Return the words for a name such as "facts.medicine.say.0" (see `texts.words`) or "facts[2].say"."""
        return self.of_address(tuple(int(step) if step.isdecimal() else step for step in _STEP.findall(name)))

    def of_address(self, address: Address) -> str:
        """Return the words for an address; empty for that of the whole text."""
        if not address:
            return ""
        head, rest = str(address[0]), list(address[1:])
        if head == "record" and rest[:1] == ["facts"]:
            rest = rest[1:]
        words = self.entry(head, rest.pop(0)) if head in ENTRIES and rest else part_name(head)
        fields = [field_name(step) for step in rest if isinstance(step, str)]
        return ", ".join((words, *fields))

    def entry(self, part: str, which: str | int) -> str:
        """Return one entry of a list by its number (from 0) or its key: "Fact 2 (Door 7, the low one)"."""
        entries = self._entries(part)
        number = which if isinstance(which, int) else _place_of(entries, which)
        if number is None:
            return f"{ENTRIES[part]} ({which})"
        words = _("%(kind)s %(number)s") % {"kind": ENTRIES[part], "number": number + 1}
        found = entries[number] if number < len(entries) else None
        label = str(found.get("label") or "") if isinstance(found, Mapping) else ""
        if not label or GAP.search(label):
            return words
        return f"{words} ({label if len(label) <= _SHORT else label[: _SHORT - 1].rstrip() + '…'})"

    def _entries(self, part: str) -> list[Any]:
        found = self._plain.get(part)
        if part == "record" and isinstance(found, Mapping):
            found = found.get("facts")
        return found if isinstance(found, list) else []


def _place_of(entries: list[Any], key: str) -> int | None:
    for n, entry in enumerate(entries):
        if isinstance(entry, Mapping) and key in (entry.get("key"), entry.get("until"), entry.get("act")):
            return n
    return None
