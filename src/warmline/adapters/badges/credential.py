"""The words of an Open Badges 3.0 credential: an achievement, signed, about somebody (1EdTech, 2024)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from warmline.adapters.badges.facts import Achievement, BadgeFacts, Issuer, Place
from warmline.adapters.badges.keys import SigningKey
from warmline.adapters.badges.tokens import sign

# Named for readers of JSON-LD; nothing is fetched from there, here or anywhere in the house.
CONTEXTS: Final = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
FRAMEWORK: Final = "Warmline soft skills"


def issue(facts: BadgeFacts, key: SigningKey) -> str:
    """Return the badge as a VC-JWT: the credential's own members at the top, and the claims that mirror them."""
    return sign(payload(facts), key.private, key.id)


def payload(facts: BadgeFacts) -> dict[str, Any]:
    """Return what is signed: the credential with `iss`, `sub`, `jti`, `nbf` and, where it expires, `exp`."""
    claims: dict[str, Any] = {
        "iss": facts.issuer.id,
        "jti": facts.id,
        "sub": facts.holder.subject,
        "nbf": int(facts.since.timestamp()),
    }
    if facts.until is not None:
        claims["exp"] = int(facts.until.timestamp())
    return credential(facts) | claims


def credential(facts: BadgeFacts) -> dict[str, Any]:
    """Return the credential without its proof."""
    until = {} if facts.until is None else {"validUntil": moment(facts.until)}
    return {
        "@context": list(CONTEXTS),
        "id": facts.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": facts.achievement.name,
        "inLanguage": facts.language,
        "issuer": profile(facts.issuer),
        "validFrom": moment(facts.since),
        **until,
        "credentialSubject": _subject(facts),
        "credentialStatus": status_entry(facts.status),
    }


def profile(issuer: Issuer) -> dict[str, Any]:
    """Return the issuer's profile."""
    return {"id": issuer.id, "type": ["Profile"], "name": issuer.name, "url": issuer.url}


def status_entry(place: Place) -> dict[str, Any]:
    """Return where to look whether the badge was taken back (W3C Bitstring Status List, 2025)."""
    return {
        "id": f"{place.list_url}#{place.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(place.index),
        "statusListCredential": place.list_url,
    }


def moment(at: datetime) -> str:
    """Return a moment to the second, in UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_moment(text: Any) -> datetime:
    """Return the moment that was written. Raises ValueError where it is none or has no time zone."""
    found = datetime.fromisoformat(str(text))
    if found.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone")
    return found


def is_badge(found: Mapping[str, Any]) -> bool:
    """Return whether the members of an Open Badges 3.0 credential are there, with claims that mirror them."""
    try:
        subject, kinds = found["credentialSubject"], found["type"]
        since, until = parse_moment(found["validFrom"]), found.get("validUntil")
        return (
            _holds(found["@context"], CONTEXTS[0])
            and _holds(kinds, "VerifiableCredential")
            and (_holds(kinds, "OpenBadgeCredential") or _holds(kinds, "AchievementCredential"))
            and bool(subject["achievement"]["name"])
            and found["iss"] == found["issuer"]["id"]
            and found["jti"] == found["id"]
            and found["sub"] == subject["id"]
            and found["nbf"] == int(since.timestamp())
            and found.get("exp") == (None if until is None else int(parse_moment(until).timestamp()))
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        return False


def _holds(names: Any, name: str) -> bool:
    return isinstance(names, Sequence) and not isinstance(names, str) and name in names


def _subject(facts: BadgeFacts) -> dict[str, Any]:
    achievement, holder = facts.achievement, facts.holder
    identifier = {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": holder.hashed,
        "identityType": "emailAddress",
        "salt": holder.salt,
    }
    level = {}
    if achievement.level is not None:
        described = f"{achievement.id}#level"
        level = {
            "result": [
                {
                    "type": ["Result"],
                    "resultDescription": described,
                    "achievedLevel": _level_id(achievement, achievement.level[0]),
                }
            ]
        }
    return {
        "id": holder.subject,
        "type": ["AchievementSubject"],
        "identifier": [identifier],
        "achievement": _achievement(achievement),
        **level,
    }


def _achievement(one: Achievement) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": one.id,
        "type": ["Achievement"],
        "achievementType": "Certificate",
        "name": one.name,
        "description": one.description,
        "criteria": {"narrative": one.criteria},
    }
    if one.skills:
        found["alignment"] = [
            {
                "type": ["Alignment"],
                "targetCode": skill.key,
                "targetName": skill.name,
                "targetUrl": skill.url,
                "targetFramework": FRAMEWORK,
            }
            for skill in one.skills
        ]
    if one.level is not None:
        number, name = one.level
        step = {"id": _level_id(one, number), "type": ["RubricCriterionLevel"], "name": name, "level": str(number)}
        found["resultDescription"] = [
            {
                "id": f"{one.id}#level",
                "type": ["ResultDescription"],
                "name": "Programme level",
                "resultType": "RubricCriterionLevel",
                "rubricCriterionLevel": [step],
            }
        ]
    return found


def _level_id(one: Achievement, number: int) -> str:
    return f"{one.id}#level-{number}"
