"""Looking at a badge that a stranger hands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from warmline.adapters.badges import MOST_BYTES, NoBadge, Verdict, belongs_to, token_in
from warmline.adapters.badges.credential import parse_moment
from warmline.apps.badges.forms import VerifyForm
from warmline.apps.badges.selectors import verdict_on
from warmline.apps.badges.words import Said, said_of, said_of_nothing


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of it. What the badge says is there only where its signature was right.

    `is_hers`: whether it belongs to the address that was asked about; None where none was.
    """

    said: Said
    title: str = ""
    issuer: str = ""
    level: str = ""
    skills: tuple[str, ...] = ()
    criteria: str = ""
    since: datetime | None = None
    until: datetime | None = None
    is_hers: bool | None = None


def look_at(form: VerifyForm, now: datetime) -> Looked:
    """Return what is known of the badge in a form that is valid."""
    file, text = form.cleaned_data["file"], form.cleaned_data["text"]
    if file is not None and file.size > MOST_BYTES:
        return Looked(said_of_nothing())
    try:
        token = token_in(file.read() if file is not None else text.encode())
    except NoBadge:
        return Looked(said_of_nothing())
    return _told(verdict_on(token, now), form.cleaned_data["email"])


def _told(verdict: Verdict, email: str) -> Looked:
    said, badge = said_of(verdict), verdict.credential
    if badge is None:
        return Looked(said)
    achievement = badge["credentialSubject"]["achievement"]
    return Looked(
        said=said,
        title=str(achievement["name"]),
        issuer=str(badge["issuer"].get("name", "")),
        level=_level(achievement),
        skills=tuple(str(each.get("targetName", "")) for each in achievement.get("alignment", ())),
        criteria=str(achievement.get("criteria", {}).get("narrative", "")),
        since=parse_moment(badge["validFrom"]),
        until=parse_moment(badge["validUntil"]) if "validUntil" in badge else None,
        is_hers=belongs_to(badge, email) if email else None,
    )


def _level(achievement: Mapping[str, Any]) -> str:
    for described in achievement.get("resultDescription", ()):
        for step in described.get("rubricCriterionLevel", ()):
            return str(step.get("name", ""))
    return ""
