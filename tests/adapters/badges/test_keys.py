"""Keys: named by their thumbprint, published without their private half, read with care."""

from __future__ import annotations

import json

import pytest
from tests.badges import HOUSE, NOW, badge, house_key, key_set, other_key

from warmline.adapters.badges import Outcome, UnusableKeys, issuer_of, make_key, read_keys, short_of, verify, write_keys


def test_a_key_is_named_under_its_issuer_and_no_two_are_alike() -> None:
    one, two = make_key(HOUSE.id), make_key(HOUSE.id)
    assert one.id != two.id
    assert issuer_of(one.id) == HOUSE.id
    assert len(short_of(one.id)) == 43
    assert issuer_of("nonsense") == ""


def test_the_private_half_is_neither_published_nor_printed() -> None:
    secret = house_key().private["d"]
    assert secret not in json.dumps(write_keys(key_set()))
    assert secret not in repr(house_key())
    assert "d" not in house_key().public


def test_what_was_published_verifies_after_being_read() -> None:
    text = json.dumps(write_keys(key_set(house_key(), other_key())))
    assert verify(badge(other_key()), read_keys(text), [], NOW).outcome is Outcome.OK


def test_a_key_that_got_out_is_read_as_such() -> None:
    text = json.dumps(write_keys(key_set(house_key(), other_key(), compromised=(house_key(),))))
    keys = read_keys(text)
    assert verify(badge(), keys, [], NOW).outcome is Outcome.COMPROMISED_KEY
    assert verify(badge(other_key()), keys, [], NOW).outcome is Outcome.OK


def test_keys_of_another_kind_are_passed_over() -> None:
    document = write_keys(key_set())
    document["keys"].append({"kty": "RSA", "kid": "x", "n": "AQAB", "e": "AQAB"})
    assert list(read_keys(json.dumps(document)).keys) == [house_key().id]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"keys": 3}', '{"keys": []}', '{"keys": [{"crv": "Ed25519"}]}', '{"keys": ["x"]}', "[" * 90_000,
     '{"keys": [{"kty": "OKP", "crv": "Ed25519", "x": "!!", "kid": "k"}]}',
     '{"keys": [], "revoked": [{"kid": "k", "revoked": {"revoked_at": 1e300}}]}'],
)  # fmt: skip
def test_what_is_no_set_of_keys_is_refused_with_words(text: str) -> None:
    with pytest.raises(UnusableKeys, match="set"):
        read_keys(text)
