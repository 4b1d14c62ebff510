"""Opening the key that signs, and writing what a badge's row says as a credential."""

from __future__ import annotations

import json
import uuid
from datetime import datetime

from django.conf import settings

from warmline.adapters.badges import (
    Achievement,
    BadgeFacts,
    Identity,
    Issuer,
    Place,
    SigningKey,
    SkillAlignment,
    hash_of,
    issue,
    issuer_of,
    make_key,
    new_salt,
)
from warmline.apps.badges import addresses
from warmline.apps.badges.certificates import CertificateFacts
from warmline.apps.badges.models import Badge, IssuerKey
from warmline.apps.library.words import LEVELS
from warmline.apps.people import vault
from warmline.apps.people.models import Organisation

PURPOSE = "badges.issuer_key"


def new_key(organisation: Organisation, now: datetime) -> IssuerKey:
    """Write a fresh key, sealed, and return its row; part of the caller's transaction."""
    made = make_key(addresses.issuer_id(organisation.pk))
    sealed = vault.seal_for_house(json.dumps(dict(made.private)).encode(), purpose=PURPOSE)
    return IssuerKey.objects.create(
        organisation=organisation, key_id=made.id, public=made.public, private=sealed, made_at=now
    )


def opened(key: IssuerKey) -> SigningKey:
    """Return a key ready to sign. Raises vault.VaultError where the master key is another."""
    private = json.loads(vault.open_for_house(bytes(key.private), purpose=PURPOSE))
    return SigningKey(key.key_id, private)


def to_row(facts: CertificateFacts) -> dict[str, object]:
    """Return what is kept of the facts, with the identity: a salted hash, and an id made for this badge alone."""
    salt = new_salt()
    return {
        "description": facts.description,
        "criteria": facts.criteria,
        "level": facts.level,
        "skills": [list(skill) for skill in facts.skills],
        "subject": uuid.uuid4().urn,
        "hashed": hash_of(facts.holder.email, salt),
        "salt": salt,
    }


def signed(badge: Badge, key: SigningKey) -> str:
    """Return the credential of a badge's row, signed with a key."""
    facts = badge.facts
    level = facts["level"]
    # The issuer is the one of the key: a house that moved to another address keeps what it said at the old one.
    issuer = Issuer(issuer_of(key.id), badge.organisation.name, settings.WARMLINE_URL)
    achievement = Achievement(
        # The same certificate of the same house is the same achievement, whoever holds it.
        id=uuid.uuid5(uuid.NAMESPACE_URL, f"{issuer.id}#{badge.title}#{level}").urn,
        name=badge.title,
        description=facts["description"],
        criteria=facts["criteria"],
        level=None if level is None else (level, str(LEVELS[level])),
        skills=tuple(SkillAlignment(code, name, addresses.skill_url(code)) for code, name in facts["skills"]),
    )
    return issue(
        BadgeFacts(
            id=badge.pk.urn,
            issuer=issuer,
            achievement=achievement,
            holder=Identity(facts["subject"], facts["hashed"], facts["salt"]),
            since=badge.since,
            until=badge.until,
            status=Place(addresses.list_url(badge.organisation_id, badge.list_number), badge.list_index),
        ),
        key,
    )
