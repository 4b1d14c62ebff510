"""Whether a badge holds, and if not, why not: each fault told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from warmline.adapters.badges.credential import is_badge, parse_moment
from warmline.adapters.badges.keys import KeySet, issuer_of
from warmline.adapters.badges.status import StatusList
from warmline.adapters.badges.tokens import NotAToken, Token, take_apart


class Outcome(StrEnum):
    """What came of looking at a badge."""

    OK = "ok"
    TAMPERED = "tampered"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    REVOKED = "revoked"
    WRONG_ISSUER = "wrong_issuer"
    UNKNOWN_KEY = "unknown_key"
    COMPROMISED_KEY = "compromised_key"
    NOT_A_BADGE = "not_a_badge"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a badge.

    `credential` is what it says, and is there only where the signature was right and the key is trusted.
    `revocation_checked` is whether a fresh list was at hand: without one an `ok` means "unless it was taken back".
    """

    outcome: Outcome
    credential: Mapping[str, Any] | None = None
    key_id: str = ""
    revocation_checked: bool = False

    @property
    def is_ok(self) -> bool:
        """Whether the badge holds."""
        return self.outcome is Outcome.OK


def verify(text: str, keys: KeySet, status: Iterable[StatusList], now: datetime) -> Verdict:
    """Return the verdict on a badge as text (VC-JWT), at the moment `now`, by these keys and status lists alone.

    Nothing is fetched. Where several things are wrong, the one that says most about trust is told: a signature that is
    not right before dates, and a badge that was taken back before one that expired.
    """
    try:
        token = take_apart(text.strip())
    except NotAToken:
        return Verdict(Outcome.NOT_A_BADGE)
    fault = _fault_of_trust(token, keys)
    if fault is not None:
        return Verdict(fault, key_id=token.key_id)
    badge = token.payload
    if badge.get("iss") != issuer_of(token.key_id):
        return Verdict(Outcome.WRONG_ISSUER, key_id=token.key_id)
    if not is_badge(badge):
        return Verdict(Outcome.NOT_A_BADGE, key_id=token.key_id)
    revoked, fresh = _status_of(badge, status, now)
    return Verdict(_by_time(badge, revoked, now), badge, token.key_id, fresh)


def _fault_of_trust(token: Token, keys: KeySet) -> Outcome | None:
    name = token.key_id
    if name in keys.compromised:
        return Outcome.COMPROMISED_KEY
    if name in keys.keys:
        return None if token.is_signed_by(keys.keys[name]) else Outcome.TAMPERED
    claimed = token.payload.get("iss")
    if "credentialSubject" not in token.payload:
        return Outcome.NOT_A_BADGE
    return Outcome.UNKNOWN_KEY if claimed in keys.issuers else Outcome.WRONG_ISSUER


def _by_time(badge: Mapping[str, Any], revoked: bool, now: datetime) -> Outcome:
    if revoked:
        return Outcome.REVOKED
    if now < parse_moment(badge["validFrom"]):
        return Outcome.NOT_YET_VALID
    if "validUntil" in badge and now >= parse_moment(badge["validUntil"]):
        return Outcome.EXPIRED
    return Outcome.OK


def _status_of(badge: Mapping[str, Any], status: Iterable[StatusList], now: datetime) -> tuple[bool, bool]:
    """Return whether it was taken back, and whether the list that says so is of today.

    An old list that shows the bit set is believed: what was taken back stays so.
    """
    entry = badge.get("credentialStatus")
    if not isinstance(entry, Mapping):
        return False, True
    for one in status:
        if one.url == entry.get("statusListCredential"):
            try:
                revoked = one.is_set(int(str(entry.get("statusListIndex"))))
            except (ValueError, IndexError):
                return False, False
            return revoked, revoked or now < one.until
    return False, False
