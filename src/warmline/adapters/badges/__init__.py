"""Open Badges 3.0: signed, verified, baked into pictures; and the keys they are signed with."""

from warmline.adapters.badges.carrying import MOST_BYTES, NoBadge, token_in
from warmline.adapters.badges.credential import issue, profile
from warmline.adapters.badges.facts import Achievement, BadgeFacts, Identity, Issuer, Place, SkillAlignment
from warmline.adapters.badges.identity import belongs_to, hash_of, new_salt
from warmline.adapters.badges.keys import (
    KeySet,
    SigningKey,
    UnusableKeys,
    issuer_of,
    make_key,
    read_keys,
    short_of,
    write_keys,
)
from warmline.adapters.badges.png import bake_png
from warmline.adapters.badges.status import SIZE, StatusList, UnusableStatus, read_status, write_status
from warmline.adapters.badges.svg import bake_svg
from warmline.adapters.badges.verifying import Outcome, Verdict, verify

__all__ = [
    "MOST_BYTES",
    "SIZE",
    "Achievement",
    "BadgeFacts",
    "Identity",
    "Issuer",
    "KeySet",
    "NoBadge",
    "Outcome",
    "Place",
    "SigningKey",
    "SkillAlignment",
    "StatusList",
    "UnusableKeys",
    "UnusableStatus",
    "Verdict",
    "bake_png",
    "bake_svg",
    "belongs_to",
    "hash_of",
    "issue",
    "issuer_of",
    "make_key",
    "new_salt",
    "profile",
    "read_keys",
    "read_status",
    "short_of",
    "token_in",
    "verify",
    "write_keys",
    "write_status",
]
