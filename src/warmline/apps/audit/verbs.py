"""What each verb of the trail means in plain words; each app names its own verbs when it starts."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _

_WORDS: dict[str, str | Promise] = {}


def name_verbs(words: Mapping[str, str | Promise]) -> None:
    """Give each verb its words (lazy translations), such as {"person.invited": _("You were invited")}."""
    _WORDS.update(words)


def words_of(verb: str) -> str:
    """Return the words for a verb; a verb nobody named is shown as it is written."""
    found = _WORDS.get(verb)
    return str(found) if found is not None else _("Recorded: %(verb)s") % {"verb": verb}


def is_named(verb: str) -> bool:
    """Return whether some app gave the verb words."""
    return verb in _WORDS
