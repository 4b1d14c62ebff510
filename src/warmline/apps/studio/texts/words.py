"""The words of a scenario that somebody reads, hears or says, each under a name that stays when lines move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from warmline.adapters.packs.document import Address
from warmline.apps.studio.texts.editing import plain_of

_WORDS: Final = frozenset(
    {
        *("title", "summary", "situation", "about", "surface", "hidden", "label", "value", "text", "why", "subject"),
        *("say", "hears", "welcome", "unwelcome", "opening", "well", "badly"),
    }
)
# By what an entry of a list is told from the others.
_NAMED_BY: Final = ("key", "until", "act")

# The name of a word -> where it stands, and what it says.
Words = dict[str, tuple[Address, str]]


def words_of(text: str) -> Words:
    """Return every word to translate by its name, such as "facts.medicine.say.0"; empty where a text is unreadable."""
    return {name: (address, said) for name, address, said in _walk(plain_of(text), "", (), wanted=False)}


def _walk(plain: Any, name: str, at: Address, *, wanted: bool) -> Iterator[tuple[str, Address, str]]:
    if isinstance(plain, Mapping):
        for key, value in plain.items():
            yield from _walk(value, f"{name}.{key}" if name else str(key), (*at, key), wanted=key in _WORDS)
    elif isinstance(plain, list):
        for n, value in enumerate(plain):
            yield from _walk(value, f"{name}.{_name_in_list(value, n)}", (*at, n), wanted=wanted)
    elif wanted and isinstance(plain, str):
        yield name, at, plain


def _name_in_list(value: Any, n: int) -> str:
    if isinstance(value, Mapping):
        return next((str(value[field]) for field in _NAMED_BY if value.get(field)), str(n))
    return str(n)
