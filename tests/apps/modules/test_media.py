"""Files of modules: known by their bytes, kept once, sent in parts, and only to who may see a module with them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.apps.modules.shelf import NOW, TEXT, newest, published, reviewed, updated, written
from tests.cast import Cast

from warmline.apps.modules import services
from warmline.apps.modules.files.sending import Unsatisfiable, range_of
from warmline.apps.modules.files.sniffing import nature_of
from warmline.apps.modules.files.storing import TooLarge, place_of, store
from warmline.apps.modules.models import MediaFile
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person

FILM = b"\x00\x00\x00\x20ftypisom" + bytes(range(256)) * 8
PDF = b"%PDF-1.7\n" + b"x" * 100
CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:04.000\nTwo days of waiting.\n"


@pytest.fixture(autouse=True)
def folder(settings: object, tmp_path: Path) -> Path:
    settings.WARMLINE_DATA = tmp_path  # type: ignore[attr-defined]
    return tmp_path


def picture(size: tuple[int, int] = (4, 3)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "white").save(made, "PNG")
    return made.getvalue()


def body(response: object) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def status(client: Client, address: str) -> int:
    """How a file is answered; what is streamed is read to its end, so that it is closed."""
    response = client.get(address)
    if response.streaming:
        body(response)
    return int(response.status_code)


def added(actor: Person, data: bytes = FILM, name: str = "film.mp4", transcript: str = "") -> MediaFile:
    return services.add_media(actor=actor, name=name, chunks=[data], now=NOW, transcript=transcript)[0]


def with_film(short: str, transcript: str = "") -> str:
    words = f"transcript: {transcript}\n" if transcript else ""
    block = f"```video\nkey: film\nsrc: media/{short}\ntitle: A film\n{words}```\n"
    return TEXT.replace("Some words.\n", f"Some words.\n\n{block}")


@pytest.mark.parametrize(
    ("head", "content_type"),
    [
        (picture(), "image/png"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (b"GIF89a....", "image/gif"),
        (b"RIFF....WEBPVP8 ", "image/webp"),
        (PDF, "application/pdf"),
        (FILM, "video/mp4"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"\x1a\x45\xdf\xa3....B\x82\x84webm", "video/webm"),
        (b"OggS....", "audio/ogg"),
        (b"RIFF....WAVEfmt ", "audio/wav"),
        (b"fLaC....", "audio/flac"),
        (b"ID3\x04....", "audio/mpeg"),
        (b"\xff\xfb\x90\x00", "audio/mpeg"),
    ],
)
def test_a_file_is_what_its_bytes_say(head: bytes, content_type: str) -> None:
    found = nature_of(head)
    assert found is not None
    assert found.content_type == content_type


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"<svg xmlns='...'/>",
        b"<!doctype html>",
        b"MZ\x90",
        b"PK\x03\x04",
        b"RIFF....AVI ",
        b"\xff\xff\xff\xff",
        b"hello",
    ],
)
def test_what_modules_do_not_show_is_nothing(head: bytes) -> None:
    assert nature_of(head) is None


@given(st.binary(max_size=64))
def test_whatever_the_bytes_are_it_is_known_or_not(head: bytes) -> None:
    found = nature_of(head)
    assert found is None or found.kind in MediaFile.Kind.values


def test_a_file_lies_under_its_sum_once_and_for_the_service_alone(folder: Path) -> None:
    first, second = store([FILM[:10], FILM[10:]], 10_000), store([FILM], 10_000)
    assert (first.sha256, first.size, first.fresh, second.fresh) == (second.sha256, len(FILM), True, False)
    assert place_of(first.sha256).read_bytes() == FILM
    assert place_of(first.sha256).stat().st_mode & 0o077 == 0
    assert sum(path.is_file() for path in folder.rglob("*")) == 1


def test_of_a_file_that_is_too_large_nothing_stays(folder: Path) -> None:
    with pytest.raises(TooLarge):
        store([b"x" * 60, b"x" * 60], 100)
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_the_limit_is_a_setting(cast: Cast, settings: object) -> None:
    settings.WARMLINE_MEDIA_MB = 1  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="larger than 1 MB"):
        added(cast.trainer, FILM + b"x" * 1024 * 1024)


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"<html>", "nothing that modules show"), (picture()[:40], "damaged"), (picture()[:8] + b"?" * 99, "damaged")],
)
def test_what_cannot_be_shown_is_refused_and_not_kept(cast: Cast, folder: Path, data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        added(cast.trainer, data, "fine.png")
    assert not [path for path in folder.rglob("*") if path.is_file()]
    assert not MediaFile.objects.exists()


def test_the_same_bytes_are_the_same_file_and_a_name_is_only_a_name(cast: Cast) -> None:
    first = added(cast.trainer, FILM, "../../etc/passwd")
    again, fresh = services.add_media(actor=cast.manager, name="other.mov", chunks=[FILM], now=NOW)
    assert (again, fresh, first.name, first.kind) == (first, False, "passwd", "film")
    elsewhere = added(cast.outsider)
    assert elsewhere != first
    assert elsewhere.sha256 == first.sha256


@pytest.mark.parametrize("who", ["nadia", "petra", "analyst"])
def test_who_writes_no_modules_uploads_nothing(cast: Cast, folder: Path, who: str) -> None:
    with pytest.raises(PermissionDenied):
        added(cast.people()[who])
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_a_film_without_words_is_not_published(cast: Cast) -> None:
    film = added(cast.trainer)
    module = written(cast.trainer, text=with_film(film.short))
    assert services.missing_in(newest(module)) == [
        "“A film” has no transcript. Write what is said in it; some people cannot hear it."
    ]
    services.describe_media(actor=cast.trainer, media=film, transcript=CAPTIONS)
    assert services.missing_in(newest(module)) == []


def test_media_must_be_there_of_the_right_kind_and_from_an_allowed_host(cast: Cast, settings: object) -> None:
    sheet = added(cast.trainer, PDF, "sheet.pdf")
    lost = written(cast.trainer, "lost", with_film("0" * 16, "Hello."))
    assert "There is no file media/0000000000000000" in services.missing_in(newest(lost))[0]
    other = written(cast.trainer, "other", with_film(sheet.short, "Hello."))
    assert "names a file of another kind: PDF" in services.missing_in(newest(other))[0]
    shown = TEXT.replace("Some words.", f"![A sheet](media/{sheet.short})")
    assert "is no picture" in services.missing_in(newest(written(cast.trainer, "shown", shown)))[0]
    far = "```embed\nkey: far\naddress: https://films.example/1\ntitle: Far\ntranscript: Hello.\n```"
    embedded = written(cast.trainer, "embedded", TEXT.replace("Some words.", far))
    assert "films.example, which an admin has not allowed" in services.missing_in(newest(embedded))[0]
    settings.WARMLINE_EMBED_HOSTS = ("films.example",)  # type: ignore[attr-defined]
    assert services.missing_in(newest(embedded)) == []


def test_a_file_is_sent_to_who_may_see_a_module_with_it_and_to_nobody_else(cast: Cast, client: Client) -> None:
    film = added(cast.trainer, transcript=CAPTIONS)
    address = f"/learn/modules/media/{film.short}/"
    module = written(cast.trainer, text=with_film(film.short))
    client.force_login(cast.nadia)
    assert status(client, address) == 404, "it is in no published module yet"
    reviewed(cast.trainer, cast.manager, module)
    services.publish(actor=cast.trainer, version=newest(module), now=NOW)
    for who in ("nadia", "petra", "trainer", "analyst"):
        client.force_login(cast.people()[who])
        assert status(client, address) == 200, who
    client.force_login(cast.outsider)
    assert status(client, address) == 404
    assert status(client, f"{address}captions.vtt") == 404
    client.logout()
    assert status(client, address) == 302


def test_a_reader_keeps_the_film_of_the_version_she_began(cast: Cast, client: Client) -> None:
    film = added(cast.trainer, transcript=CAPTIONS)
    module = published(cast.trainer, cast.manager, text=with_film(film.short))
    services.begin(user=cast.nadia, module=module, now=NOW)
    updated(cast.trainer, cast.manager, module, TEXT)
    for who, expected in (("nadia", 200), ("colleague", 404)):
        client.force_login(cast.people()[who])
        assert status(client, f"/learn/modules/media/{film.short}/") == expected, who


def test_the_page_shows_film_captions_and_words(cast: Cast, client: Client) -> None:
    film = added(cast.trainer, transcript=CAPTIONS)
    published(cast.trainer, cast.manager, text=with_film(film.short))
    client.force_login(cast.nadia)
    client.post("/learn/modules/waiting_well/begin/")
    page = client.get("/learn/modules/waiting_well/1/").content.decode()
    assert f'src="/learn/modules/media/{film.short}/"' in page
    assert f'<track kind="captions" src="/learn/modules/media/{film.short}/captions.vtt"' in page
    assert "Two days of waiting." in page
    assert client.get(f"/learn/modules/media/{film.short}/captions.vtt")["Content-Type"].startswith("text/vtt")


def test_an_embed_loads_nothing_before_it_is_clicked(cast: Cast, client: Client, settings: object) -> None:
    settings.WARMLINE_EMBED_HOSTS = ("films.example",)  # type: ignore[attr-defined]
    far = "```embed\nkey: far\naddress: https://films.example/1\ntitle: Far\ntranscript: Hello.\n```"
    published(cast.trainer, cast.manager, text=TEXT.replace("Some words.", far))
    client.force_login(cast.nadia)
    client.post("/learn/modules/waiting_well/begin/")
    before = client.get("/learn/modules/waiting_well/1/")
    assert "<iframe" not in before.content.decode()
    assert "films.example" not in before["Content-Security-Policy"]
    after = client.get("/learn/modules/waiting_well/1/?play=far")
    assert '<iframe src="https://films.example/1"' in after.content.decode()
    assert "frame-src https://films.example" in after["Content-Security-Policy"]
    settings.WARMLINE_EMBED_HOSTS = ()  # type: ignore[attr-defined]
    assert "<iframe" not in client.get("/learn/modules/waiting_well/1/?play=far").content.decode()


@pytest.fixture
def film_address(cast: Cast, client: Client) -> str:
    client.force_login(cast.trainer)
    return f"/learn/modules/media/{added(cast.trainer).short}/"


def test_the_whole_file_is_sent_as_what_it_is(client: Client, film_address: str) -> None:
    response = client.get(film_address)
    assert body(response) == FILM
    assert response["Content-Type"] == "video/mp4"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Accept-Ranges"] == "bytes"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert client.head(film_address)["Content-Length"] == str(len(FILM))


def test_a_pdf_is_a_download(cast: Cast, client: Client) -> None:
    client.force_login(cast.trainer)
    sheet = added(cast.trainer, PDF, "sheet.pdf")
    response = client.get(f"/learn/modules/media/{sheet.short}/")
    assert response["Content-Disposition"] == f'attachment; filename="{sheet.short}.pdf"'
    assert body(response) == PDF


@pytest.mark.parametrize(
    ("asked", "first", "last"), [("0-0", 0, 0), ("5-", 5, None), ("-7", -7, None), ("3-999999", 3, None)]
)
def test_a_part_is_sent_where_a_part_is_asked_for(
    client: Client, film_address: str, asked: str, first: int, last: int | None
) -> None:
    response = client.get(film_address, headers={"Range": f"bytes={asked}"})
    assert response.status_code == 206
    wanted = FILM[first : None if last is None else last + 1]
    assert body(response) == wanted
    start = len(FILM) - len(wanted) if last is None else first
    assert response["Content-Range"] == f"bytes {start}-{start + len(wanted) - 1}/{len(FILM)}"


def test_a_part_behind_the_end_is_refused_and_what_is_known_is_not_sent_again(
    client: Client, film_address: str
) -> None:
    refused = client.get(film_address, headers={"Range": "bytes=99999-"})
    assert (refused.status_code, refused["Content-Range"]) == (416, f"bytes */{len(FILM)}")
    whole = client.get(film_address)
    assert body(whole) == FILM
    assert client.get(film_address, headers={"If-None-Match": whole["ETag"]}).status_code == 304
    other = client.get(film_address, headers={"Range": "bytes=0-1", "If-Range": '"another"'})
    assert other.status_code == 200
    assert body(other) == FILM


@pytest.mark.parametrize(
    "header", ["", "bytes=", "bytes=-", "items=0-1", "bytes=0-1,3-4", "bytes=5-2", "bytes=a-b", "bytes=٣-4"]
)
def test_what_is_no_range_is_answered_with_all(header: str) -> None:
    assert range_of(header, 10) is None


@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 20))
def test_a_range_lies_within_the_file(first: int, last: int, size: int) -> None:
    for header in (f"bytes={first}-{last}", f"bytes={first}-", f"bytes=-{last}"):
        try:
            found = range_of(header, size)
        except Unsatisfiable:
            continue
        assert found is None or 0 <= found[0] <= found[1] < size


def test_uploading_on_the_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.trainer)
    sent = {"file": SimpleUploadedFile("desk.txt", picture(), content_type="text/plain"), "transcript": ""}
    response = client.post("/learn/modules/write/media/", sent)
    found = MediaFile.objects.get()
    assert response.url == f"/learn/modules/write/media/{found.pk}/"
    assert (found.kind, found.content_type) == ("picture", "image/png")
    assert f"![what it shows](media/{found.short})" in client.get(response.url).content.decode()
    assert "desk.txt" in client.get("/learn/modules/write/media/").content.decode()
    bad = client.post("/learn/modules/write/media/", {"file": SimpleUploadedFile("a.png", b"<svg/>")})
    assert bad.status_code == 422
    assert "nothing that modules show" in bad.content.decode()
    client.force_login(cast.nadia)
    assert client.get("/learn/modules/write/media/").status_code == 404
    client.force_login(cast.outsider)
    assert client.get(f"/learn/modules/write/media/{found.pk}/").status_code == 404
