"""What a badge says, as Open Badges 3.0 asks for it, and what it keeps to itself."""

from __future__ import annotations

import json

import pytest
from tests.badges import EMAIL, HOUSE, LIST, SALT, facts

from warmline.adapters.badges import belongs_to, hash_of, new_salt
from warmline.adapters.badges.credential import credential, is_badge, parse_moment, payload


def test_every_member_that_the_standard_requires_is_there() -> None:
    found = credential(facts())
    assert found["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert found["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert found["issuer"] == {"id": HOUSE.id, "type": ["Profile"], "name": HOUSE.name, "url": HOUSE.url}
    assert (found["validFrom"], found["validUntil"]) == ("2026-10-14T09:00:00Z", "2027-10-14T09:00:00Z")
    achievement = found["credentialSubject"]["achievement"]
    assert {"id", "type", "name", "description", "criteria"} <= set(achievement)
    assert achievement["criteria"]["narrative"].startswith("Passed a test")


def test_skills_are_alignments_and_the_level_is_a_result() -> None:
    subject = credential(facts())["credentialSubject"]
    (skill,) = subject["achievement"]["alignment"]
    assert (skill["targetCode"], skill["targetUrl"]) == ("empathy", "https://learn.example/badges/skills/empathy")
    (described,) = subject["achievement"]["resultDescription"]
    (step,) = described["rubricCriterionLevel"]
    assert subject["result"] == [
        {"type": ["Result"], "resultDescription": described["id"], "achievedLevel": step["id"]}
    ]
    assert (step["name"], step["level"]) == ("Proficiency", "2")


def test_the_status_entry_names_list_and_index() -> None:
    entry = credential(facts(index=12))["credentialStatus"]
    assert entry["type"] == "BitstringStatusListEntry"
    assert (entry["statusListCredential"], entry["statusListIndex"]) == (LIST, "12")
    assert entry["statusPurpose"] == "revocation"


def test_the_claims_mirror_the_credential() -> None:
    found = payload(facts())
    assert found["iss"] == found["issuer"]["id"]
    assert found["sub"] == found["credentialSubject"]["id"]
    assert found["jti"] == found["id"]
    assert is_badge(found)
    assert "exp" not in payload(facts(until=None))
    assert is_badge(payload(facts(until=None)))


def test_the_address_is_nowhere_in_it_and_whoever_knows_it_can_tell() -> None:
    found = payload(facts())
    assert EMAIL not in json.dumps(found)
    assert belongs_to(found, EMAIL)
    assert belongs_to(found, f"  {EMAIL.upper()} ")
    assert not belongs_to(found, "somebody@northwind.example")


@pytest.mark.parametrize("broken", [{}, {"credentialSubject": 3}, {"credentialSubject": {"identifier": ["x", {}]}}])
def test_a_badge_without_an_identity_belongs_to_nobody(broken: dict[str, object]) -> None:
    assert not belongs_to(broken, EMAIL)


def test_the_hash_is_the_standards_and_each_salt_makes_another() -> None:
    # What sha256sum says of the address with the salt behind it.
    assert hash_of(EMAIL, SALT) == "sha256$34db015ee31e7c658f1ac855c07c930f86c0fae0dce387b1ca9cc5e7528e9ce6"
    assert hash_of(EMAIL, new_salt()) != hash_of(EMAIL, new_salt())


@pytest.mark.parametrize("text", ["2026-10-14", "2026-10-14T09:00:00", "yesterday", None])
def test_a_moment_without_a_zone_is_no_moment(text: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_moment(text)
