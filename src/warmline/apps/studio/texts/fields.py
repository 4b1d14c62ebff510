"""The common fields of a scenario, as a form may show them: each with its address in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmline.adapters.packs import load_language
from warmline.adapters.packs.document import Address
from warmline.adapters.packs.scenario_checks import FACES
from warmline.apps.studio.texts.editing import plain_of, value_at
from warmline.apps.studio.texts.places import Places
from warmline.core.customer.scenario import OfferRule, Telling

LINES: Final = "lines"
_LEVELS: Final = {
    "1": _("1 Foundation"),
    "2": _("2 Proficiency"),
    "3": _("3 Mastery"),
    "4": _("4 Expert"),
}
TELLINGS: Final = {
    Telling.OPENING.value: _("in the first message"),
    Telling.FREELY.value: _("as the talk goes on"),
    Telling.ASKED.value: _("to a question that fits"),
    Telling.TRUSTED.value: _("only with enough trust"),
}
_RULES: Final = {
    OfferRule.ALLOWED.value: _("the agent may"),
    OfferRule.NEEDS_LEAD.value: _("only a lead may"),
    OfferRule.FORBIDDEN.value: _("nobody may"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `kind` is text, long, lines, number, share or the word choice; `value` is what stands there."""

    address: Address
    label: str | Promise
    kind: str
    value: Any
    group: str | Promise
    choices: tuple[tuple[str, str | Promise], ...] = ()

    @property
    def name(self) -> str:
        """Its name in a form."""
        return ".".join(str(part) for part in self.address)


_PLAIN: Final[tuple[tuple[Address, str | Promise, str, str | Promise], ...]] = (
    (("title",), _("Title"), "text", _("The case")),
    (("summary",), _("In one line, from the customer’s side"), "text", _("The case")),
    (("situation",), _("The situation, for the agent"), "long", _("The case")),
    (("industry",), _("Industry"), "text", _("The case")),
    (("minutes",), _("Minutes"), "number", _("The case")),
    (("persona", "name"), _("Name"), "text", _("The person")),
    (("persona", "about"), _("One line about the person"), "text", _("The person")),
    (("persona", "age"), _("Age"), "number", _("The person")),
    (("mood", "anger"), _("Anger at the start, 0 to 1"), "share", _("The person")),
    (("mood", "trust"), _("Trust at the start, 0 to 1"), "share", _("The person")),
    (("mood", "patience"), _("Patience at the start, 0 to 1"), "share", _("The person")),
    (("mood", "hope"), _("Hope at the start, 0 to 1"), "share", _("The person")),
    (("opening",), _("First messages, one a line"), LINES, _("What the customer wants")),
    (("need", "surface"), _("What is asked for"), "text", _("What the customer wants")),
    (("need", "hidden"), _("What it is really about"), "text", _("What the customer wants")),
    (("policy", "title"), _("Name of the rule"), "text", _("The rule")),
    (("policy", "text"), _("The rule in full"), "long", _("The rule")),
)


def fields_of(text: str) -> tuple[Field, ...]:
    """Return the fields that stand in a text in a form that can be shown; empty where it cannot be read."""
    return tuple(each for each in _fields(plain_of(text), Places(text)) if _fits(each))


def _fields(plain: dict[str, Any], places: Places) -> Iterator[Field]:
    for address, label, kind, group in _PLAIN:
        yield Field(address, label, kind, value_at(plain, address), group)
        if address == ("industry",):
            yield _choice(plain, ("level",), _("Level"), group, tuple(_LEVELS.items()))
        if address == ("persona", "age"):
            yield _choice(
                plain, ("persona", "face"), _("Face"), group, tuple((face, face.capitalize()) for face in FACES)
            )
            voices = tuple((voice.key, voice.key.replace("_", " ")) for voice in load_language("en").voices)
            yield _choice(plain, ("persona", "voice"), _("Voice"), group, voices)
    for address, parts in (
        (("facts",), _fact),
        (("record", "facts"), _seen),
        (("offers",), _offer),
        (("traps",), _trap),
        (("good_ends",), _end),
    ):
        entries = value_at(plain, address)
        for n, entry in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(entry, dict):
                yield from parts(plain, (*address, n), places.entry(address[0], n))


def _fact(plain: dict[str, Any], at: Address, group: str) -> Iterator[Field]:
    yield _at(plain, (*at, "label"), _("In a few words"), "text", group)
    yield _choice(plain, (*at, "telling"), _("Told"), group, tuple(TELLINGS.items()))
    yield _at(plain, (*at, "say"), _("Ways to tell it, one a line"), LINES, group)
    yield _at(plain, (*at, "hears"), _("Questions that fetch it, one pattern a line"), LINES, group)


def _offer(plain: dict[str, Any], at: Address, group: str) -> Iterator[Field]:
    yield _at(plain, (*at, "label"), _("In a few words"), "text", group)
    yield _choice(plain, (*at, "rule"), _("Who may offer it"), group, tuple(_RULES.items()))
    yield _at(plain, (*at, "worth"), _("How far it meets the need, 0 to 1"), "share", group)
    yield _at(plain, (*at, "hears"), _("How an agent says it, one pattern a line"), LINES, group)
    yield _at(plain, (*at, "welcome"), _("Answers when it fits, one a line"), LINES, group)
    yield _at(plain, (*at, "unwelcome"), _("Answers when it comes too early, one a line"), LINES, group)


def _seen(plain: dict[str, Any], at: Address, group: str) -> Iterator[Field]:
    yield _at(plain, (*at, "label"), _("In a few words"), "text", group)
    yield _at(plain, (*at, "value"), _("What the screen says"), "text", group)


def _trap(plain: dict[str, Any], at: Address, group: str) -> Iterator[Field]:
    yield _at(plain, (*at, "label"), _("In a few words"), "text", group)
    yield _at(plain, (*at, "hears"), _("How an agent steps into it, one pattern a line"), LINES, group)
    yield _at(plain, (*at, "say"), _("What the customer says to it, one a line"), LINES, group)
    yield _at(plain, (*at, "why"), _("Why it hurts"), "text", group)


def _end(plain: dict[str, Any], at: Address, group: str) -> Iterator[Field]:
    yield _at(plain, (*at, "label"), _("In a few words"), "text", group)
    yield _at(plain, (*at, "say"), _("How the customer says yes, one a line"), LINES, group)


def _at(plain: dict[str, Any], address: Address, label: str | Promise, kind: str, group: str | Promise) -> Field:
    return Field(address, label, kind, value_at(plain, address), group)


def _choice(
    plain: dict[str, Any],
    address: Address,
    label: str | Promise,
    group: str | Promise,
    choices: tuple[tuple[str, str | Promise], ...],
) -> Field:
    value = value_at(plain, address)
    known = {key for key, _label in choices}
    written = str(value) if isinstance(value, str | int) else None
    # What an author wrote otherwise ("foundation") stays choosable as it stands.
    more = () if written is None or written in known else ((written, written),)
    return Field(address, label, "choice", written, group, (*choices, *more))


def _fits(field: Field) -> bool:
    if field.kind == LINES:
        return isinstance(field.value, list) and all(isinstance(each, str) and "\n" not in each for each in field.value)
    if field.kind in ("number", "share"):
        return isinstance(field.value, int | float) and not isinstance(field.value, bool)
    return isinstance(field.value, str) and (field.kind == "long" or "\n" not in field.value)
