"""Packs: written the same each time, read without trusting them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.studio.house import sound

from warmline.apps.studio.packfile import BadPack, Entry, read_pack, write_pack

ENTRY = Entry("our_locker", 3, "en", sound())


def rezipped(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """The same zip with some files changed, added, or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, raw in changes.items():
            if raw is not None:
                new.writestr(name, raw)
    return out.getvalue()


def whys(data: bytes) -> list[tuple[str, str]]:
    return [(each.name, each.why) for each in read_pack(data).troubles]


def test_what_was_packed_comes_out_and_equal_packs_are_equal_bytes() -> None:
    other = Entry("another_case", 1, "pt", "title: ä\n")
    assert write_pack([ENTRY, other]) == write_pack([other, ENTRY])
    assert read_pack(write_pack([ENTRY, other])).entries == (other, ENTRY)
    assert read_pack(write_pack([])).entries == ()


@pytest.mark.parametrize("name", ["../evil.yaml", "/etc/passwd", "scenarios/../../x.yaml", "scenarios\\x.yaml", "x.py"])
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    opened = read_pack(rezipped(write_pack([ENTRY]), {name: b"title: x"}))
    assert [each.key for each in opened.entries] == ["our_locker"]
    assert len(opened.troubles) == 1
    assert "not allowed" in opened.troubles[0].why


def test_a_changed_file_is_told_by_its_sum_and_a_missing_one_by_the_list() -> None:
    pack = write_pack([ENTRY, Entry("second_one", 1, "en", "a")])
    name = "scenarios/our_locker.yaml"
    assert "its sum is another" in dict(whys(rezipped(pack, {name: b"title: other"})))[name]
    assert "is not in the pack" in dict(whys(rezipped(pack, {name: None})))[name]
    assert "not in the list" in dict(whys(rezipped(pack, {"scenarios/extra.yaml": b"x"})))["scenarios/extra.yaml"]


def test_a_bomb_is_not_unpacked() -> None:
    bomb = rezipped(write_pack([ENTRY]), {"scenarios/our_locker.yaml": b"0" * 20_000_000})
    assert len(bomb) < 100_000
    assert "too large when unpacked" in whys(bomb)[0][1]


def test_a_changed_list_spoils_the_whole() -> None:
    pack = write_pack([ENTRY])
    with zipfile.ZipFile(io.BytesIO(pack)) as opened:
        manifest = json.loads(opened.read("manifest.json"))
    manifest["scenarios"][0]["version"] = 9
    with pytest.raises(BadPack, match="changed after it was made"):
        read_pack(rezipped(pack, {"manifest.json": json.dumps(manifest).encode()}))


@pytest.mark.parametrize("raw", [None, b"", b"[]", b"{}", b"null", b'{"scenarios": 3}', b"[" * 100_000, b"\xff"])
def test_without_a_list_it_is_no_pack(raw: bytes | None) -> None:
    with pytest.raises(BadPack):
        read_pack(rezipped(write_pack([ENTRY]), {"manifest.json": raw}))


def test_too_many_files_and_too_many_bytes_are_refused() -> None:
    many = rezipped(write_pack([]), {f"scenarios/abc{n}.yaml": b"" for n in range(501)})
    with pytest.raises(BadPack, match="more than 500"):
        read_pack(many)
    with pytest.raises(BadPack, match="5 MB"):
        read_pack(b"0" * 5_000_001)


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(BadPack):
        read_pack(data)


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_broken_byte_never_breaks_the_reader(place: int, value: int) -> None:
    pack = bytearray(write_pack([Entry("our_locker", 1, "en", "title: x\n")]))
    pack[place % len(pack)] = value
    try:
        opened = read_pack(bytes(pack))
    except BadPack:
        return
    assert len(opened.entries) + len(opened.troubles) <= 3
