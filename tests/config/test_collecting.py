"""Style sheets, scripts and fonts: collected when they are new, named by their bytes, compressed, kept for years."""

from __future__ import annotations

import asyncio
import gzip
import os
import re
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.test import AsyncRequestFactory
from servestatic.middleware import ServeStaticMiddleware

from warmline.config import settings as house
from warmline.config.collecting import MARK, collect_when_new, fingerprint

CSS = "@layer base { body { color: black; } }\n" * 20
FONTS = '@font-face { src: url("../fonts/a.woff2"); }\n'


@pytest.fixture
def shipped(settings, tmp_path: Path) -> Path:
    """The folder of a small build; the house serves as it does in real life."""
    build = tmp_path / "build"
    for name, text in {"css/base.css": CSS, "css/fonts.css": FONTS, "fonts/a.woff2": "wOF2" * 50}.items():
        (build / name).parent.mkdir(parents=True, exist_ok=True)
        (build / name).write_text(text, encoding="utf-8")
    settings.STATICFILES_DIRS = [build]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "house" / "static"
    settings.STORAGES = house.STORAGES
    return build


@pytest.fixture
def root(settings, shipped: Path) -> Path:
    return Path(settings.STATIC_ROOT)


async def _behind(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a page", status=404)


def served(*paths: str, method: str = "GET", **headers: str) -> list[tuple[HttpResponseBase, bytes]]:
    """Start a house anew and ask it for files."""

    async def ask(noise: ServeStaticMiddleware, path: str) -> tuple[HttpResponseBase, bytes]:
        request = AsyncRequestFactory().generic(method, path, headers=headers)
        answer = await noise(request)
        if not answer.streaming:
            return answer, answer.content  # type: ignore[attr-defined]
        return answer, b"".join([part async for part in answer])  # type: ignore[attr-defined]

    async def run() -> list[tuple[HttpResponseBase, bytes]]:
        noise = ServeStaticMiddleware(_behind)
        return [await ask(noise, path) for path in paths]

    return asyncio.run(run())


def test_it_collects_once_and_then_has_nothing_to_do(root: Path) -> None:
    assert collect_when_new(root)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert not collect_when_new(root)
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_files_are_named_by_their_bytes_and_texts_have_a_compressed_copy(root: Path) -> None:
    collect_when_new(root)
    names = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    plain = [re.sub(r"\.[0-9a-f]{12}\.", ".HASH.", name) for name in names]
    assert plain == [
        MARK,
        "css/base.HASH.css",
        "css/base.HASH.css.gz",
        "css/fonts.HASH.css",
        "fonts/a.HASH.woff2",
        "staticfiles.json",
    ]


@pytest.mark.parametrize("change", ["text", "time", "new", "gone"])
def test_every_change_of_the_shipped_files_is_noticed(root: Path, shipped: Path, change: str) -> None:
    collect_when_new(root)
    base = shipped / "css" / "base.css"
    if change == "text":
        base.write_text(CSS + "b {}", encoding="utf-8")
    elif change == "time":
        os.utime(base, ns=(1, 1))
    elif change == "new":
        (shipped / "new.js").write_text("let a", encoding="utf-8")
    else:
        base.unlink()
    assert collect_when_new(root)
    assert not collect_when_new(root)


def test_a_fingerprint_does_not_hang_on_the_order_on_the_disk(shipped: Path) -> None:
    first = fingerprint()
    kept = (shipped / "css" / "base.css").stat()
    (shipped / "css" / "base.css").unlink()
    assert fingerprint() != first
    (shipped / "css" / "base.css").write_text(CSS, encoding="utf-8")
    os.utime(shipped / "css" / "base.css", ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert fingerprint() == first


def test_a_folder_that_was_thrown_away_is_made_again(root: Path) -> None:
    collect_when_new(root)
    for path in sorted(root.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert collect_when_new(root)
    assert (root / "staticfiles.json").is_file()


def test_what_was_cut_short_is_begun_again(root: Path) -> None:
    collect_when_new(root)
    (root / MARK).unlink()
    (root / "staticfiles.json").write_text("", encoding="utf-8")
    assert collect_when_new(root)
    assert "css/base.css" in (root / "staticfiles.json").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_an_error(root: Path) -> None:
    root.parent.parent.mkdir(exist_ok=True)
    root.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(OSError, match="Not a directory"):
        collect_when_new(root)


def test_links_lead_to_what_is_served_and_browsers_keep_it_for_years(root: Path) -> None:
    collect_when_new(root)
    address = static("css/base.css")
    assert re.fullmatch(r"/static/css/base\.[0-9a-f]{12}\.css", address)
    ((answer, body),) = served(address, **{"accept-encoding": "gzip"})
    assert answer.status_code == 200
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).decode() == CSS
    assert answer["Cache-Control"].endswith(", public, immutable")
    assert answer["Vary"] == "Accept-Encoding"


def test_who_cannot_unpack_gets_it_plain(root: Path) -> None:
    collect_when_new(root)
    ((answer, body),) = served(static("css/base.css"), **{"accept-encoding": "identity"})
    assert not answer.has_header("Content-Encoding")
    assert body.decode() == CSS


def test_fonts_are_found_from_a_style_sheet_under_their_own_new_name(root: Path) -> None:
    collect_when_new(root)
    ((_sheet, text),) = served(static("css/fonts.css"))
    linked = re.search(rb'url\("\.\./(fonts/a\.[0-9a-f]{12}\.woff2)"\)', text)
    assert linked is not None
    ((font, body),) = served(f"/static/{linked[1].decode()}", **{"accept-encoding": "gzip"})
    assert (font.status_code, font["Content-Type"]) == (200, "font/woff2")
    assert not font.has_header("Content-Encoding"), "a font is compressed in itself"
    assert not font.has_header("Access-Control-Allow-Origin")
    assert body == b"wOF2" * 50


def test_a_file_that_the_browser_has_is_not_sent_again(root: Path) -> None:
    collect_when_new(root)
    address = static("css/base.css")
    tag = served(address)[0][0]["ETag"]
    ((answer, body),) = served(address, **{"if-none-match": tag})
    assert (answer.status_code, body) == (304, b"")


def test_a_head_has_no_body_and_a_post_is_refused(root: Path) -> None:
    collect_when_new(root)
    address = static("css/base.css")
    assert [(answer.status_code, body) for answer, body in served(address, method="HEAD")] == [(200, b"")]
    assert served(address, method="POST")[0][0].status_code == 405


def test_a_new_build_is_served_after_a_restart_and_a_house_that_still_runs_keeps_its_files(
    root: Path, shipped: Path
) -> None:
    collect_when_new(root)
    old = static("css/base.css")
    (shipped / "css" / "base.css").write_text("@layer base { body { color: red; } }\n" * 20, encoding="utf-8")
    collect_when_new(root)
    new = static("css/base.css")
    assert new != old
    ((answer, body),) = served(new)
    assert answer.status_code == 200
    assert b"color: red" in body
    assert (root / old.removeprefix("/static/")).is_file()


@pytest.mark.parametrize(
    "path",
    [
        "/static/none.css",
        "/static/css/base.css",
        "/static/",
        "/static/../house.txt",
        "/static/css/../../house.txt",
        "/static/%2e%2e/house.txt",
        f"/static/{MARK}",
        "/static/staticfiles.json",
        "/",
    ],
)
def test_nothing_else_is_given_away(root: Path, path: str) -> None:
    collect_when_new(root)
    (root.parent / "house.txt").write_text("a key", encoding="utf-8")
    ((answer, body),) = served(path)
    assert (answer.status_code, body) == (404, b"a page")


def test_a_style_sheet_that_names_a_file_that_is_not_there_stops_the_collecting(root: Path, shipped: Path) -> None:
    (shipped / "css" / "fonts.css").write_text('a { src: url("../fonts/none.woff2"); }', encoding="utf-8")
    with pytest.raises(ValueError, match=r"fonts/none\.woff2"):
        collect_when_new(root)
    assert not (root / MARK).exists(), "the next start tries again"


def test_the_files_that_the_house_ships_can_all_be_collected(settings, root: Path) -> None:
    settings.STATICFILES_DIRS = []
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
    assert collect_when_new(root)
    linked = [static(name) for name in ("css/base.css", "vendor/htmx.min.js", "icon.svg", "roleplay/letter.css")]
    assert [answer.status_code for answer, _body in served(*linked)] == [200] * 4


def test_pages_pass_no_compressing_layer() -> None:
    assert not [name for name in house.MIDDLEWARE if "gzip" in name.lower()]
    first, second = house.MIDDLEWARE[:2]
    assert first.endswith("SecurityMiddleware"), "files too get nosniff and the way to https"
    assert second == "warmline.config.files.ShippedFiles"
