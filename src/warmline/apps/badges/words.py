"""Each verdict in plain words: a sign, a headline, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmline.adapters.badges import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict as a page says it; `tone` is good, warn or bad, and `icon` its sign."""

    tone: str
    icon: str
    headline: str | Promise
    words: str | Promise


_SAID = {
    Outcome.OK: Said(
        "good", "check", _("This badge holds."), _("It was signed here, nothing in it was changed, and it is in date.")
    ),
    Outcome.TAMPERED: Said(
        "bad", "cross", _("This badge was changed."), _("What it says is not what was signed. Do not rely on it.")
    ),
    Outcome.EXPIRED: Said(
        "warn", "warn", _("This badge has run out."), _("It was real, and its time is over. Ask for a newer one.")
    ),
    Outcome.NOT_YET_VALID: Said(
        "warn", "warn", _("This badge does not hold yet."), _("It is real, and begins on a later day.")
    ),
    Outcome.REVOKED: Said(
        "bad", "cross", _("This badge was taken back."), _("It was real once. Whoever issued it took it back.")
    ),
    Outcome.WRONG_ISSUER: Said(
        "warn",
        "warn",
        _("This badge is not from here."),
        _("Somebody else is named as its issuer. Ask there whether it holds."),
    ),
    Outcome.UNKNOWN_KEY: Said(
        "bad",
        "cross",
        _("This badge was signed with a key that is not known here."),
        _("It names this house as its issuer, but none of the house’s keys made it. Do not rely on it."),
    ),
    Outcome.COMPROMISED_KEY: Said(
        "bad",
        "cross",
        _("This badge was signed with a key that is not safe any more."),
        _("Anybody might have made it. Ask its holder to download it again: it was signed anew with a safe key."),
    ),
    Outcome.NOT_A_BADGE: Said(
        "bad",
        "cross",
        _("There is no whole badge in this."),
        _("Use the picture (PNG or SVG) or the text file as it was downloaded. A screenshot holds no badge."),
    ),
}
_UNCHECKED = Said(
    "warn",
    "warn",
    _("This badge was signed here."),
    _("Whether it was taken back since cannot be said here. Ask whoever issued it."),
)


def said_of(verdict: Verdict) -> Said:
    """Return how a page says the verdict; a badge nobody could look up is not called good."""
    if verdict.is_ok and not verdict.revocation_checked:
        return _UNCHECKED
    return _SAID[verdict.outcome]


def said_of_nothing() -> Said:
    """Return how a page says that a file holds no badge."""
    return _SAID[Outcome.NOT_A_BADGE]
