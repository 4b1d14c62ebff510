"""What anybody may open: the page shows what the holder allows, the check tells each fault, documents are whole."""

from __future__ import annotations

import json
from uuid import uuid4

import jwt
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from jwt import PyJWK, PyJWKSet
from tests.apps.badges.held import badge
from tests.badges import badge as foreign_badge
from tests.cast import Cast

from warmline.adapters.badges import read_keys
from warmline.apps.badges import services
from warmline.apps.badges.limiting import CHECKS_A_MINUTE
from warmline.apps.badges.models import Badge
from warmline.apps.badges.pictures import file_of
from warmline.apps.people.services import erase_person

HERS = ("Nadia", "Brandt", "nadia@northwind.example")


def page(client: Client, made: Badge) -> str:
    answer = client.get(reverse("badges:page", args=[made.pk]))
    assert answer.status_code == 200
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    return str(answer.content.decode())


def check(client: Client, **fields: object) -> str:
    cache.clear()
    return str(client.post("/badges/verify/", fields).content.decode())


def test_a_page_that_is_not_shown_says_nothing_at_all(cast: Cast, client: Client) -> None:
    text = page(client, badge(cast))
    assert "This badge is not shown here." in text
    assert not [word for word in (*HERS, "Empathy", cast.organisation.name, "holds.") if word in text]


@pytest.mark.parametrize(
    ("name", "seen", "unseen"),
    [("nothing", (), HERS), ("first", ("Nadia",), ("Brandt",)), ("full", ("Nadia Brandt",), ("nadia@",))],
)
def test_the_name_is_shown_as_the_holder_allows(cast: Cast, client: Client, name: str, seen, unseen) -> None:
    text = page(client, badge(cast, name_shown=name))
    assert "This badge holds." in text
    assert [word for word in seen if word not in text] == []
    assert [word for word in unseen if word in text] == []


def test_dates_and_level_can_be_left_out(cast: Cast, client: Client) -> None:
    shown, hidden = badge(cast, name_shown="nothing"), badge(cast, cast.petra, dates_shown=False, level_shown=False)
    assert "14 October 2027" in page(client, shown)
    assert "Mastery" in page(client, shown)
    assert "October" not in page(client, hidden)
    assert "Mastery" not in page(client, hidden)


def test_the_page_of_a_badge_taken_back_says_so_and_not_why(cast: Cast, client: Client) -> None:
    made = badge(cast, name_shown="first")
    services.revoke(actor=cast.admin, badge=made, reason="A private reason.", now=timezone.now())
    text = page(client, made)
    assert "This badge was taken back." in text
    assert "private reason" not in text


def test_the_page_of_somebody_erased_says_withdrawn(cast: Cast, client: Client) -> None:
    made = badge(cast, name_shown="full")
    erase_person(actor=cast.admin, person=cast.nadia)
    text = page(client, made)
    assert "This badge was withdrawn." in text
    assert not [word for word in HERS if word in text]


def test_an_address_that_was_never_given_out_is_no_page(cast: Cast, client: Client) -> None:
    assert client.get(reverse("badges:page", args=[uuid4()])).status_code == 404


@pytest.mark.parametrize("kind", ["png", "svg", "jwt"])
def test_a_file_is_checked_whatever_its_kind(cast: Cast, client: Client, kind: str) -> None:
    made = badge(cast)
    text = check(client, file=SimpleUploadedFile(f"badge.{kind}", file_of(made, kind)))
    assert "This badge holds." in text
    assert "Empathy in service, Mastery" in text
    assert not [word for word in HERS if word in text]


def test_whether_it_is_hers_is_told_to_who_knows_the_address(cast: Cast, client: Client) -> None:
    token = badge(cast).token
    assert "was given to this address" in check(client, text=token, email=cast.nadia.email)
    assert "was given to another address" in check(client, text=token, email=cast.petra.email)


def test_each_fault_has_words_of_its_own(cast: Cast, client: Client) -> None:
    made, other = badge(cast), badge(cast, cast.petra)
    services.revoke(actor=cast.admin, badge=other, reason="Given by mistake.", now=timezone.now())
    head, body, signature = made.token.split(".")
    assert "This badge was taken back." in check(client, text=other.token)
    assert "This badge was changed." in check(client, text=f"{head}.{body}.{signature[::-1]}")
    assert "This badge is not from here." in check(client, text=foreign_badge())
    assert "There is no whole badge in this." in check(client, text="hello")
    assert "There is no whole badge in this." in check(client, file=SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\n"))
    services.mark_compromised(actor=cast.admin, key=made.key, now=timezone.now())
    assert "a key that is not safe any more" in check(client, text=made.token)


def test_a_badge_whose_row_is_gone_is_not_called_good(cast: Cast, client: Client) -> None:
    made = badge(cast)
    Badge.objects.all().delete()
    text = check(client, text=made.token)
    assert "This badge was signed here." in text
    assert "This badge holds." not in text


def test_nothing_handed_in_and_far_too_much(cast: Cast, client: Client) -> None:
    cache.clear()
    answer = client.post("/badges/verify/", {})
    assert answer.status_code == 422
    assert "Choose a file, or paste the text of a badge." in answer.content.decode()
    assert "no whole badge" in check(client, file=SimpleUploadedFile("x.png", b"x" * (2 * 1024 * 1024 + 1)))


def test_words_in_a_badge_cannot_become_markup(cast: Cast, client: Client) -> None:
    assert "<script>alert" not in check(client, text="<script>alert(1)</script>")


def test_too_many_checks_in_a_minute_are_braked(cast: Cast, client: Client) -> None:
    cache.clear()
    answers = [client.post("/badges/verify/", {"text": "hello"}).status_code for _ in range(CHECKS_A_MINUTE + 1)]
    assert answers == [200] * CHECKS_A_MINUTE + [429]
    assert client.get("/badges/verify/").status_code == 200
    cache.clear()


def test_an_independent_reader_follows_the_addresses_in_the_badge(cast: Cast, client: Client) -> None:
    made = badge(cast)

    def fetched(address: str) -> str:
        answer = client.get(address.removeprefix("http://127.0.0.1:8000"))
        assert answer.status_code == 200, address
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "public" in answer["Cache-Control"]
        return str(answer.content.decode())

    head = jwt.get_unverified_header(made.token)
    options = {"verify_exp": False, "verify_nbf": False}
    key = PyJWK.from_dict(json.loads(fetched(head["kid"])))
    found = jwt.decode(made.token, key, algorithms=["EdDSA"], options=options)
    assert PyJWKSet.from_dict(json.loads(fetched("/badges/keys.json")))[head["kid"]].key_id == head["kid"]
    assert json.loads(fetched(found["issuer"]["id"]))["name"] == cast.organisation.name
    for aligned in found["credentialSubject"]["achievement"]["alignment"]:
        assert json.loads(fetched(aligned["targetUrl"]))["name"] == aligned["targetName"]
    listed = jwt.decode(fetched(found["credentialStatus"]["statusListCredential"]), key, algorithms=["EdDSA"])
    assert listed["credentialSubject"]["statusPurpose"] == "revocation"


def test_documents_that_are_not_there(cast: Cast, client: Client) -> None:
    made = badge(cast)
    house, short = cast.organisation.pk, made.key.short
    services.mark_compromised(actor=cast.admin, key=made.key, now=timezone.now())
    for path in (
        f"issuers/{house}/keys/{short}", f"issuers/{house}/keys/x", f"issuers/{cast.elsewhere.pk}", "issuers/99999",
        f"status/{house}/7", f"status/{cast.elsewhere.pk}/1", "status/9/1", "skills/juggling",
    ):  # fmt: skip
        assert client.get(f"/badges/{path}").status_code == 404, path
    keys = read_keys(client.get("/badges/keys.json").content)
    assert made.key.key_id in keys.compromised
