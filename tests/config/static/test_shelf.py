"""The shelf of static files: read once, again when they change, never outside their folders."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import engines
from django.templatetags.static import static

from warmline.config.static.shelf import Shelf, hold, shelf


@pytest.fixture
def folder(tmp_path: Path, settings) -> Path:
    """A folder that the finders search, with one style sheet."""
    settings.STATICFILES_DIRS = [str(tmp_path / "files")]
    finders.get_finder.cache_clear()
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "own.css").write_text("a { color: red }\n" * 20, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("hers", encoding="utf-8")
    yield tmp_path / "files"
    finders.get_finder.cache_clear()


def test_a_file_is_read_once(folder: Path) -> None:
    files = Shelf()
    assert files.find("own.css") is files.find("own.css")


def test_a_file_that_changes_while_the_house_runs_is_read_again(folder: Path) -> None:
    files = Shelf()
    first = files.find("own.css")
    (folder / "own.css").write_text("b {}", encoding="utf-8")
    second = files.find("own.css")
    assert first is not None
    assert second is not None
    assert second.plain == b"b {}"
    assert first.version != second.version


def test_a_file_that_is_taken_away_is_not_there_and_comes_back(folder: Path) -> None:
    files = Shelf()
    assert files.find("own.css") is not None
    (folder / "own.css").rename(folder / "other.css")
    assert files.find("own.css") is None
    (folder / "other.css").rename(folder / "own.css")
    assert files.find("own.css") is not None


def test_the_same_bytes_have_the_same_version_whatever_their_date(folder: Path) -> None:
    first = Shelf().find("own.css")
    os.utime(folder / "own.css", (0, 0))
    assert Shelf().find("own.css") == first


@pytest.mark.parametrize(
    "name",
    ["../secret.txt", "x/../../secret.txt", "x/../own.css", "./own.css", "", ".", "own.css/", "own.css\0", "/own.css"],
)
def test_nothing_outside_the_folders_is_found_and_no_second_spelling(folder: Path, name: str) -> None:
    assert Shelf().find(name) is None


@pytest.mark.parametrize(
    ("suffix", "kind", "packed"),
    [
        (".css", "text/css; charset=utf-8", True),
        (".js", "text/javascript; charset=utf-8", True),
        (".svg", "image/svg+xml; charset=utf-8", True),
        (".json", "application/json; charset=utf-8", True),
        (".woff2", "font/woff2", False),
        (".png", "image/png", False),
        (".unheard", "application/octet-stream", False),
    ],
)
def test_types_and_what_is_compressed(suffix: str, kind: str, packed: bool) -> None:
    held = hold(b"words and words and words " * 20, suffix)
    assert held.type == kind
    assert (held.gzipped is not None) is packed


def test_a_text_that_gzip_makes_longer_stays_as_it_is() -> None:
    assert hold(b"a{}", ".css").gzipped is None


def test_compressed_bytes_are_the_same_in_every_process() -> None:
    packed = hold(b"a { color: red }\n" * 20, ".css").gzipped
    assert packed is not None
    assert packed[4:8] == b"\0\0\0\0", "no date inside"
    assert gzip.decompress(packed) == b"a { color: red }\n" * 20


def test_links_carry_the_version_of_the_file() -> None:
    held = shelf().find("css/base.css")
    assert held is not None
    assert static("css/base.css") == f"/static/css/base.css?v={held.version}"
    tag = engines["django"].from_string("{% load static %}{% static 'css/base.css' %}").render()
    assert tag == static("css/base.css")


def test_a_link_to_no_file_carries_none() -> None:
    assert static("css/nothing.css") == "/static/css/nothing.css"


def test_fonts_have_one_address_in_pages_and_in_style_sheets() -> None:
    held = shelf().find("css/fonts.css")
    assert held is not None
    named = re.findall(r'url\("\.\./(fonts/[^"]+)"\)', held.plain.decode())
    assert named
    for name in named:
        assert static(name) == f"/static/{name}"
        assert shelf().find(name) is not None
