"""The languages of scenarios: in which ones customers speak and the reader reads, and what each is called."""

from __future__ import annotations

from typing import Final

from django.conf import locale
from django.db.models import Q
from django.utils.translation import gettext as _

# In these, and in their varieties ("en-gb"), customers speak, answers are read, and a trial tells good work from poor.
SPOKEN: Final = ("en",)


def is_spoken(language: str) -> bool:
    """Return whether a scenario in this language can be played and scored by machine."""
    return _main(language) in SPOKEN


def spoken() -> Q:
    """Return the condition on `language` that `is_spoken` asks."""
    found = Q()
    for one in SPOKEN:
        found |= Q(language=one) | Q(language__startswith=f"{one}-")
    return found


def language_name(language: str) -> str:
    """Return what a language calls itself, with its name as the page speaks: "Deutsch (German)".

    A code that is not known is named as it is written.
    """
    info = locale.LANG_INFO.get(language) or locale.LANG_INFO.get(_main(language))
    if info is None or "name_local" not in info:
        return language
    own, name = str(info["name_local"]), _(str(info["name"]))
    return name if own == name else f"{own} ({name})"


def is_near(language: str, other: str) -> bool:
    """Return whether two codes are of one language, such as pt and pt-br."""
    return _main(language) == _main(other)


def _main(language: str) -> str:
    return language.lower().partition("-")[0]
