"""A second library, PyJWT, reads what this one signs; and this one reads what the second signs."""

from __future__ import annotations

import json

import jwt
import pytest
from jwt import PyJWK, PyJWKSet
from tests.badges import HOUSE, LIST, NOW, YEAR, badge, facts, house_key, key_set, other_key

from warmline.adapters.badges import Outcome, read_status, verify, write_keys, write_status
from warmline.adapters.badges.credential import payload

OPEN = {"verify_exp": False, "verify_nbf": False}  # the tests have a day of their own


def published() -> PyJWKSet:
    return PyJWKSet.from_dict(json.loads(json.dumps(write_keys(key_set(house_key(), other_key())))))


def test_pyjwt_finds_the_key_in_the_published_set_and_accepts_the_badge() -> None:
    text = badge()
    head = jwt.get_unverified_header(text)
    assert head == {"alg": "EdDSA", "kid": house_key().id, "typ": "JWT"}
    key = published()[head["kid"]]
    found = jwt.decode(text, key, algorithms=["EdDSA"], issuer=HOUSE.id, options=OPEN)
    assert found == payload(facts())
    assert found["exp"] - found["nbf"] == YEAR.total_seconds()


def test_pyjwt_refuses_the_badge_by_another_key_and_after_a_change() -> None:
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(badge(), published()[other_key().id], algorithms=["EdDSA"], options=OPEN)
    with pytest.raises(jwt.InvalidTokenError):
        jwt.decode(badge()[:-4] + "AAAA", published()[house_key().id], algorithms=["EdDSA"], options=OPEN)


def test_a_key_that_got_out_is_not_in_the_published_set_any_more() -> None:
    found = write_keys(key_set(house_key(), other_key(), compromised=(house_key(),)))
    assert [key["kid"] for key in found["keys"]] == [other_key().id]
    with pytest.raises(KeyError):
        PyJWKSet.from_dict(found)[house_key().id]


def test_a_badge_that_pyjwt_signed_is_verified_here() -> None:
    key = PyJWK.from_dict({**house_key().private, "alg": "EdDSA"})
    text = jwt.encode(payload(facts()), key, algorithm="EdDSA", headers={"kid": house_key().id})
    assert verify(text, key_set(), [], NOW).outcome is Outcome.OK


def test_pyjwt_reads_the_status_list_that_is_read_here() -> None:
    text = write_status(LIST, HOUSE, [0, 7, 131_071], house_key(), since=NOW, until=NOW + YEAR)
    found = jwt.decode(text, published()[house_key().id], algorithms=["EdDSA"], options=OPEN)
    assert found["credentialSubject"]["type"] == "BitstringStatusList"
    ours = read_status(text, key_set())
    assert [index for index in (0, 1, 7, 8, 131_070, 131_071) if ours.is_set(index)] == [0, 7, 131_071]
