"""The vault: what is sealed for one person opens for her alone, and never after her key is erased."""

from __future__ import annotations

import ast
import base64
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast

import warmline
from warmline.apps.people import vault
from warmline.apps.people.models import PersonKey

SECRET = b"I told him his parcel was my mistake."
with_one_cast = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@with_one_cast
@given(text=st.binary(max_size=3000), purpose=st.text(max_size=30))
def test_what_is_sealed_opens_again_for_its_owner(cast: Cast, text: bytes, purpose: str) -> None:
    sealed = vault.seal(cast.nadia, text, purpose=purpose)
    assert vault.open_sealed(cast.nadia, cast.nadia, sealed, purpose=purpose) == text


@with_one_cast
@given(text=st.binary(min_size=8, max_size=300))
def test_sealed_bytes_show_nothing_and_are_never_the_same_twice(cast: Cast, text: bytes) -> None:
    once, twice = vault.seal_many(cast.nadia, [text, text])
    assert text not in once
    assert once != twice


@with_one_cast
@given(data=st.data())
def test_a_changed_byte_is_noticed(cast: Cast, data: st.DataObject) -> None:
    sealed = bytearray(vault.seal(cast.nadia, SECRET))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(vault.Damaged):
        vault.open_sealed(cast.nadia, cast.nadia, bytes(sealed))


@with_one_cast
@given(length=st.integers(0, 28))
def test_bytes_cut_short_are_noticed(cast: Cast, length: int) -> None:
    sealed = vault.seal(cast.nadia, SECRET)
    with pytest.raises(vault.Damaged):
        vault.open_sealed(cast.nadia, cast.nadia, sealed[:length])


def test_nobody_else_opens_it(cast: Cast) -> None:
    sealed = vault.seal(cast.nadia, SECRET)
    for name, person in cast.all_but("nadia").items():
        with pytest.raises(vault.NotTheOwner):
            vault.open_sealed(cast.nadia, person, sealed)
        assert name != "nadia"


def test_nobody_else_opens_it_as_if_it_were_hers(cast: Cast) -> None:
    sealed = vault.seal(cast.nadia, SECRET)
    vault.seal(cast.petra, b"something of her own")
    with pytest.raises(vault.Damaged):
        vault.open_sealed(cast.petra, cast.petra, sealed)


def test_it_opens_for_its_purpose_only(cast: Cast) -> None:
    sealed = vault.seal(cast.nadia, SECRET, purpose="practice")
    with pytest.raises(vault.Damaged):
        vault.open_sealed(cast.nadia, cast.nadia, sealed, purpose="score")


def test_an_erased_key_opens_and_seals_nothing(cast: Cast) -> None:
    sealed = vault.seal(cast.nadia, SECRET)
    assert vault.open_sealed(cast.nadia, cast.nadia, sealed) == SECRET
    vault.erase_key(cast.nadia)
    with pytest.raises(vault.KeyErased, match="cannot be read any more"):
        vault.open_sealed(cast.nadia, cast.nadia, sealed)
    with pytest.raises(vault.KeyErased):
        vault.seal(cast.nadia, SECRET)
    assert bytes(PersonKey.objects.get(pk=cast.nadia.pk).wrapped) == b""


def test_erasing_leaves_other_people_alone(cast: Cast) -> None:
    sealed = vault.seal(cast.petra, SECRET)
    vault.erase_key(cast.nadia)
    assert vault.open_sealed(cast.petra, cast.petra, sealed) == SECRET


def test_somebody_without_a_key_is_erased_as_well(cast: Cast) -> None:
    vault.erase_key(cast.nadia)
    vault.erase_key(cast.nadia)
    with pytest.raises(vault.KeyErased):
        vault.seal(cast.nadia, SECRET)


def test_a_missing_key_says_what_to_restore(cast: Cast) -> None:
    sealed = vault.seal(cast.nadia, SECRET)
    PersonKey.objects.all().delete()
    with pytest.raises(vault.Damaged, match="key archive"):
        vault.open_sealed(cast.nadia, cast.nadia, sealed)


def test_a_wrong_master_key_says_what_to_do(cast: Cast, settings: Any) -> None:
    sealed = vault.seal(cast.nadia, SECRET)
    settings.WARMLINE_MASTER_KEY = base64.b64encode(b"another key of thirty-two bytes.").decode()
    with pytest.raises(vault.WrongMasterKey, match="WARMLINE_MASTER_KEY"):
        vault.open_sealed(cast.nadia, cast.nadia, sealed)
    assert "WARMLINE_MASTER_KEY" in (vault.check_master_key() or "")


@pytest.mark.parametrize(
    "key", ["", "short", "not base64 at all!", base64.b64encode(b"31 bytes are one too few......").decode()]
)
def test_a_master_key_of_another_shape_is_refused(cast: Cast, settings: Any, key: str) -> None:
    settings.WARMLINE_MASTER_KEY = key
    with pytest.raises(ImproperlyConfigured, match="32 bytes"):
        vault.seal(cast.nadia, SECRET)
    assert "32 bytes" in (vault.check_master_key() or "")


def test_the_right_master_key_passes_the_check(cast: Cast) -> None:
    assert vault.check_master_key() is None
    vault.seal(cast.nadia, SECRET)
    assert vault.check_master_key() is None


def test_the_wrapped_key_of_one_person_does_not_serve_another(cast: Cast) -> None:
    sealed = vault.seal(cast.nadia, SECRET)
    vault.seal(cast.petra, SECRET)
    stolen = PersonKey.objects.get(pk=cast.nadia.pk).wrapped
    PersonKey.objects.filter(pk=cast.petra.pk).update(wrapped=stolen)
    with pytest.raises(vault.WrongMasterKey):
        vault.open_sealed(cast.petra, cast.petra, sealed)


def test_many_are_opened_with_one_look_at_the_key(cast: Cast, django_assert_num_queries) -> None:
    texts = [f"turn {number}".encode() for number in range(20)]
    vault.seal(cast.nadia, b"so that there is a key")
    with django_assert_num_queries(1):
        sealed = vault.seal_many(cast.nadia, texts)
    with django_assert_num_queries(1):
        assert vault.open_many(cast.nadia, cast.nadia, sealed) == texts


def test_what_the_database_gives_back_opens_too(cast: Cast) -> None:
    assert vault.open_sealed(cast.nadia, cast.nadia, memoryview(vault.seal(cast.nadia, SECRET))) == SECRET


def test_only_the_vault_holds_the_master_key_and_the_cipher() -> None:
    root = Path(warmline.__file__).parent
    users = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "WARMLINE_MASTER_KEY" in _names(path) or "AESGCM" in _names(path)
    }
    assert users == {"apps/people/vault.py", "config/settings/__init__.py"}


def _names(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
    return found


def test_what_was_opened_to_be_changed_is_sealed_again_with_one_look_at_the_key(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    sealed = vault.seal(cast.nadia, SECRET)
    with django_assert_num_queries(1):
        opened = vault.open_to_change(cast.nadia, cast.nadia, sealed)
        once, twice = opened.seal_many([SECRET + b" More.", b""])
    assert opened.text == SECRET
    assert vault.open_many(cast.nadia, cast.nadia, [once, twice]) == [SECRET + b" More.", b""]


def test_nobody_else_opens_to_change_and_the_open_text_shows_in_no_trace(cast: Cast) -> None:
    sealed = vault.seal(cast.nadia, SECRET)
    for stranger in cast.all_but("nadia").values():
        with pytest.raises(vault.NotTheOwner):
            vault.open_to_change(cast.nadia, stranger, sealed)
    shown = repr(vault.open_to_change(cast.nadia, cast.nadia, sealed))
    assert "parcel" not in shown
    assert "_key" not in shown


def test_nothing_opens_to_change_after_the_key_is_erased(cast: Cast) -> None:
    sealed = vault.seal(cast.nadia, SECRET)
    vault.erase_key(cast.nadia)
    with pytest.raises(vault.KeyErased):
        vault.open_to_change(cast.nadia, cast.nadia, sealed)
