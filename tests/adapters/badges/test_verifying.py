"""Each fault of a badge is told apart, and no change of one byte is ever taken for a good badge."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.badges import HOUSE, LIST, NOW, YEAR, badge, facts, house_key, key_set, other_key, status_list

from warmline.adapters.badges import Issuer, KeySet, Outcome, issue, make_key, verify, write_status
from warmline.adapters.badges.credential import payload
from warmline.adapters.badges.tokens import sign, to_base64

SOON = NOW + timedelta(days=30)


def outcome(text: str, keys: KeySet | None = None, *, revoked: tuple[int, ...] = (), now=SOON) -> Outcome:
    return verify(text, keys or key_set(), [status_list(*revoked)], now).outcome


def test_a_good_badge_holds_and_says_what_it_says() -> None:
    verdict = verify(badge(), key_set(), [status_list(8)], SOON)
    assert verdict.is_ok
    assert verdict.revocation_checked
    assert verdict.key_id == house_key().id
    assert verdict.credential is not None
    assert verdict.credential["credentialSubject"]["achievement"]["name"] == "De-escalation on the phone"


def test_a_badge_without_an_end_holds_for_ever() -> None:
    assert outcome(badge(until=None), now=NOW + YEAR * 1.9) is Outcome.OK


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, Outcome.NOT_YET_VALID), (0, Outcome.OK), (364, Outcome.OK), (365, Outcome.EXPIRED), (500, Outcome.EXPIRED)],
)
def test_dates_count_from_their_first_to_before_their_last_moment(days: int, expected: Outcome) -> None:
    assert outcome(badge(), now=NOW + timedelta(days=days)) is expected


def test_taken_back_is_told_before_expired() -> None:
    assert outcome(badge(), revoked=(7,)) is Outcome.REVOKED
    assert outcome(badge(), revoked=(7,), now=NOW + YEAR * 1.5) is Outcome.REVOKED


def test_another_house_is_the_wrong_issuer() -> None:
    other = Issuer("https://elsewhere.example/badges/issuers/1", "Elsewhere", "https://elsewhere.example")
    assert outcome(issue(facts(issuer=other), make_key(other.id))) is Outcome.WRONG_ISSUER


def test_a_house_that_signs_in_anothers_name_is_the_wrong_issuer() -> None:
    stranger = make_key("https://learn.example/badges/issuers/2")
    signed = issue(facts(), stranger)
    assert outcome(signed, key_set(house_key(), stranger)) is Outcome.WRONG_ISSUER


def test_a_key_that_the_house_never_published_is_unknown() -> None:
    assert outcome(badge(make_key(HOUSE.id))) is Outcome.UNKNOWN_KEY


def test_an_old_key_goes_on_verifying_and_a_new_one_does_not_vouch_for_it() -> None:
    assert outcome(badge(house_key()), key_set(house_key(), other_key())) is Outcome.OK
    forged = sign(payload(facts()), other_key().private, house_key().id)
    assert outcome(forged, key_set(house_key(), other_key())) is Outcome.TAMPERED


def test_a_key_that_got_out_is_told_even_where_the_signature_is_right() -> None:
    assert outcome(badge(), key_set(house_key(), compromised=(house_key(),))) is Outcome.COMPROMISED_KEY


def test_a_claim_that_was_changed_is_tampered() -> None:
    head, _body, signature = badge().split(".")
    better = payload(facts()) | {"name": "Something grander"}
    assert outcome(f"{head}.{to_base64(json.dumps(better).encode())}.{signature}") is Outcome.TAMPERED


@pytest.mark.parametrize("header", [{"alg": "none"}, {"alg": "HS256"}, {"alg": "EdDSA", "jwk": {}}])
def test_a_header_that_asks_for_less_is_tampered(header: dict[str, object]) -> None:
    _head, body, signature = badge().split(".")
    head = to_base64(json.dumps(header | {"kid": house_key().id}).encode())
    assert outcome(f"{head}.{body}.{signature}") is Outcome.TAMPERED


@pytest.mark.parametrize(
    "text",
    ["", "hello", "a.b", "a.b.c", "....", "é.é.é", f"{to_base64(b'[]')}.{to_base64(b'{}')}.AAAA", "a" * 200_000,
     f"{to_base64(b'{}')}.{to_base64(b'[' * 60_000)}.AAAA"],
)  # fmt: skip
def test_what_is_no_badge_is_called_so(text: str) -> None:
    assert outcome(text) is Outcome.NOT_A_BADGE


def test_something_else_that_the_house_signed_is_no_badge() -> None:
    listed = write_status(LIST, HOUSE, [], house_key(), since=NOW, until=NOW + YEAR)
    assert outcome(listed) is Outcome.NOT_A_BADGE


@pytest.mark.parametrize(
    "change",
    [{"nbf": 1}, {"exp": 99_999_999_999}, {"jti": "urn:x"}, {"sub": "urn:y"}, {"@context": []}, {"type": "OpenBadge"},
     {"validFrom": "some day"}, {"validFrom": "2026-10-14T09:00:00"}, {"credentialSubject": {"id": "x"}}],
)  # fmt: skip
def test_claims_that_do_not_mirror_the_credential_are_no_badge(change: dict[str, object]) -> None:
    signed = sign(payload(facts()) | change, house_key().private, house_key().id)
    assert outcome(signed) is Outcome.NOT_A_BADGE


def test_without_a_list_the_verdict_says_that_nobody_looked() -> None:
    verdict = verify(badge(), key_set(), [], SOON)
    assert verdict.is_ok
    assert not verdict.revocation_checked


def test_an_old_list_is_believed_where_it_says_revoked_and_not_where_it_is_silent() -> None:
    old = status_list(7, until=NOW + timedelta(days=1))
    assert verify(badge(), key_set(), [old], SOON).outcome is Outcome.REVOKED
    assert not verify(badge(index=9), key_set(), [old], SOON).revocation_checked


def test_an_index_outside_the_list_is_not_taken_for_clear() -> None:
    assert not verify(badge(index=10**9), key_set(), [status_list()], SOON).revocation_checked


@given(st.data())
def test_no_change_of_one_byte_is_ever_ok(data: st.DataObject) -> None:
    text = bytearray(badge(), "ascii")
    place = data.draw(st.integers(0, len(text) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda found: found != text[place]))
    text[place] = byte
    assert outcome(text.decode("latin-1")) is not Outcome.OK


def test_no_last_letter_can_stand_for_the_same_signature() -> None:
    # 64 bytes leave four bits of the last letter free: sixteen texts would decode to one signature.
    text = badge()
    others = [text[:-1] + letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"]
    assert [other for other in others if outcome(other) is Outcome.OK] == [text]
    assert {outcome(other) for other in others if other != text} == {Outcome.TAMPERED}


@given(st.data())
def test_no_cut_and_no_doubled_piece_is_ok(data: st.DataObject) -> None:
    text = badge()
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert outcome(text[:start] + text[end:]) is not Outcome.OK
    assert outcome(text[:end] + text[start:end] + text[end:]) is not Outcome.OK
