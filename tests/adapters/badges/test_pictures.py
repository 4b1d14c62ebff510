"""A badge in a picture: baked, found again, and refused where the file is not whole."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from tests.badges import NOW, badge, key_set

import warmline.web
from warmline.adapters.badges import NoBadge, Outcome, bake_png, bake_svg, token_in, verify
from warmline.adapters.badges.drawing import ACTION, SIDE, BadgeFace, Fonts, draw_png, draw_svg
from warmline.adapters.badges.png import KEYWORD, SIGNATURE

FONTS = Path(warmline.web.__file__).parent / "static" / "fonts"
HOUSE_FONTS = Fonts(FONTS / "literata-latin-opsz-normal.woff2", FONTS / "commissioner-latin-wght-normal.woff2")
FACE = BadgeFace("De-escalation on the phone", "Northwind Parcels", "Valid until 14 October 2027", 2)


@cache
def small_png() -> bytes:
    return bake_png(Image.new("RGB", (4, 4), "#F5F3ED"), badge())


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def test_a_baked_png_holds_the_badge_and_pillow_finds_it_too() -> None:
    data = small_png()
    assert token_in(data) == badge()
    with Image.open(io.BytesIO(data)) as picture:
        assert isinstance(picture, PngImagePlugin.PngImageFile)
        assert picture.text[KEYWORD.decode()] == badge()


def test_a_baked_svg_holds_the_badge_as_its_first_element() -> None:
    drawing = bake_svg(draw_svg(FACE), badge())
    assert token_in(drawing.encode()) == badge()
    assert drawing.index("<openbadges:credential") < drawing.index("<rect")


def test_the_text_alone_is_a_badge_too() -> None:
    assert token_in(f"\n{badge()}\n".encode()) == badge()


@given(st.data())
def test_no_change_of_one_byte_in_a_png_is_ever_ok(data: st.DataObject) -> None:
    file = bytearray(small_png())
    place = data.draw(st.integers(0, len(file) - 1))
    file[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != file[place]))
    try:
        found = token_in(bytes(file))
    except NoBadge:
        return
    assert verify(found, key_set(), [], NOW).outcome is not Outcome.OK


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no badge"),
        (b"\xff\xfe\x00binary", "neither"),
        (b"x" * (2 * 1024 * 1024 + 1), "larger"),
        (SIGNATURE, "does not end"),
        (SIGNATURE + b"\0\0", "within a chunk"),
        (SIGNATURE + chunk(b"IEND", b"") + b"more", "does not end"),
        (SIGNATURE + chunk(b"iTXt", KEYWORD + b"\0\0\0\0\0a.b.c") * 2 + chunk(b"IEND", b""), "two credentials"),
        (SIGNATURE + chunk(b"iTXt", KEYWORD + b"\0\1\0\0\0zz") + chunk(b"IEND", b""), "compressed"),
        (SIGNATURE + chunk(b"iTXt", KEYWORD + b"\0\0\0") + chunk(b"IEND", b""), "not whole"),
        (SIGNATURE + chunk(b"IEND", b""), "no badge"),
        (b"<svg", "no SVG"),
        (b"<svg/>", "no badge"),
        (b'<!DOCTYPE x [<!ENTITY a "aa">]><svg>&a;</svg>', "entities"),
        (
            b'<svg xmlns:o="https://purl.imsglobal.org/ob/v3p0"><o:credential verify="a"/><o:credential/></svg>',
            "two credentials",
        ),
    ],
)
def test_what_holds_no_badge_says_why(data: bytes, why: str) -> None:
    with pytest.raises(NoBadge, match=why):
        token_in(data)


def test_a_credential_of_another_namespace_is_none() -> None:
    with pytest.raises(NoBadge, match="no badge"):
        token_in(b'<svg xmlns:o="https://elsewhere.example"><o:credential verify="a.b.c"/></svg>')


def test_the_picture_is_drawn_with_words_and_as_many_steps_as_the_level() -> None:
    two, four = draw_png(FACE, HOUSE_FONTS), draw_png(BadgeFace("De-escalation", "N", "V", 4), HOUSE_FONTS)
    assert two.size == (SIDE, SIDE)

    def steps(picture: Image.Image) -> int:
        colour = tuple(int(ACTION[n : n + 2], 16) for n in (1, 3, 5))
        return sum(picture.getpixel((272 + n * 32, 358)) == colour for n in range(4))

    assert (steps(two), steps(four)) == (2, 4)
    wordless = draw_png(BadgeFace("", "", "", 2), HOUSE_FONTS)
    assert two.crop((0, 380, SIDE, SIDE)).tobytes() != wordless.crop((0, 380, SIDE, SIDE)).tobytes()


def test_letters_that_the_typeface_has_not_leave_their_line_out() -> None:
    strange = draw_png(BadgeFace("電話対応", "", "", None), HOUSE_FONTS)
    assert strange.tobytes() == draw_png(BadgeFace("", "", "", None), HOUSE_FONTS).tobytes()


def test_words_in_a_drawing_cannot_become_markup() -> None:
    drawing = draw_svg(BadgeFace('<script>alert("x")</script>', "A & B", "today", None))
    assert "<script" not in drawing
    assert "A &amp; B" in drawing
    assert "<circle" not in drawing


def test_a_long_title_is_cut_into_three_lines_at_most() -> None:
    drawing = draw_svg(BadgeFace("very " * 60 + "long", "N", "V", 1))
    assert drawing.count("<text") == 5
    assert "…" in drawing
