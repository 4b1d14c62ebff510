"""The list of what was taken back: its bits, its signature, and what is refused."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.badges import HOUSE, LIST, NOW, YEAR, badge, house_key, key_set, other_key, status_list

from warmline.adapters.badges import SIZE, UnusableStatus, make_key, read_status, write_status
from warmline.adapters.badges.tokens import sign, take_apart, to_base64


def written(*revoked: int) -> str:
    return write_status(LIST, HOUSE, revoked, house_key(), since=NOW, until=NOW + YEAR)


@given(st.sets(st.integers(0, SIZE - 1), max_size=30), st.integers(0, SIZE - 1))
def test_exactly_the_bits_of_the_revoked_are_set(revoked: set[int], other: int) -> None:
    found = status_list(*revoked)
    assert all(found.is_set(index) for index in revoked)
    assert found.is_set(other) == (other in revoked)


def test_the_first_index_is_the_leftmost_bit_as_the_recommendation_says() -> None:
    assert status_list(0).bits[:2] == b"\x80\x00"
    assert status_list(15).bits[:2] == b"\x00\x01"


@pytest.mark.parametrize("index", [-1, SIZE])
def test_an_index_outside_the_list_raises(index: int) -> None:
    with pytest.raises(IndexError):
        status_list().is_set(index)


def test_a_full_list_is_still_read() -> None:
    half = range(0, SIZE, 3)
    assert status_list(*half).is_set(3)


def test_the_same_list_is_the_same_text() -> None:
    assert written(4) == written(4)


def test_a_list_signed_by_nobody_known_is_refused() -> None:
    stranger = make_key("https://elsewhere.example/badges/issuers/1")
    text = write_status(LIST, HOUSE, [], stranger, since=NOW, until=NOW + YEAR)
    for keys in (key_set(), key_set(stranger)):
        with pytest.raises(UnusableStatus, match="not signed with one of these keys"):
            read_status(text, keys)


def test_a_changed_list_is_refused() -> None:
    head, _body, signature = written(4).split(".")
    clean = written().split(".")[1]
    with pytest.raises(UnusableStatus, match="signature"):
        read_status(f"{head}.{clean}.{signature}", key_set())


@pytest.mark.parametrize("text", ["", "a.b.c", "nothing"])
def test_no_token_is_no_list(text: str) -> None:
    with pytest.raises(UnusableStatus, match="no status list"):
        read_status(text, key_set(other_key()))


def test_a_badge_is_no_list() -> None:
    with pytest.raises(UnusableStatus, match="not whole"):
        read_status(badge(), key_set())


def resigned(**subject: Any) -> str:
    payload = dict(take_apart(written()).payload)
    payload["credentialSubject"] = {**payload["credentialSubject"], **subject}
    return sign(payload, house_key().private, house_key().id)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"statusPurpose": "suspension"}, "no list of revocations"),
        ({"encodedList": "z123"}, "base64url"),
        ({"encodedList": "u" + to_base64(b"no gzip at all")}, "not whole"),
        ({"encodedList": "u" + to_base64(gzip.compress(b"short"))}, "length"),
        ({"encodedList": "u" + to_base64(gzip.compress(bytes(50_000_000)))}, "length"),
    ],
)
def test_what_is_signed_and_wrong_is_refused(change: dict[str, Any], why: str) -> None:
    with pytest.raises(UnusableStatus, match=why):
        read_status(resigned(**change), key_set())
