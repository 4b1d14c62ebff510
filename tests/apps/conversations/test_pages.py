"""The analysts' pages: what they show, to whom, and that nobody else finds the room."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.apps.conversations.house import COLD, file_of, lines, one_step, read, scored, talk, uploaded, worked
from tests.cast import Cast, person
from tests.web.test_every_rendered_page import Reading, check

from warmline.apps.audit.models import AuditEvent
from warmline.apps.conversations import screens, services
from warmline.apps.conversations.exporting import COLUMNS
from warmline.apps.conversations.models import Talk, Upload
from warmline.apps.conversations.services.steering import RESTS
from warmline.apps.conversations.urls import urlpatterns
from warmline.apps.people.models import Membership, Role

ROUTES = [str(pattern.pattern) for pattern in urlpatterns]
OTHERS = ("nadia", "colleague", "petra", "other_lead", "trainer", "manager", "admin", "outsider")
SECRET = "quokkas juggle teapots"


def signed_in(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.people()[name])
    return client


@pytest.fixture
def analyst(cast: Cast) -> Client:
    return signed_in(cast, "analyst")


def addresses(upload: Upload) -> list[str]:
    return [
        f"/conversations/{each.replace('<int:pk>', str(upload.pk)).replace('<int:position>', '1')}" for each in ROUTES
    ]


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    page = response.content.decode()
    check(Reading(page))
    return " ".join(page.split())


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_but_analysts_finds_the_room(cast: Cast, name: str) -> None:
    upload, client = scored(cast.analyst, lines(talk(0, SECRET), talk(1))), signed_in(cast, name)
    for address in addresses(upload):
        for response in (client.get(address), client.post(address)):
            assert response.status_code == 404, address
            assert SECRET not in response.content.decode()
    assert "/conversations/" not in client.get("/").content.decode()
    assert Upload.objects.filter(pk=upload.pk).exists()


def test_an_analyst_of_another_house_or_site_finds_no_such_file(cast: Cast) -> None:
    upload = scored(cast.analyst)
    Membership.objects.create(person=cast.outsider, role=Role.ANALYST, organisation=cast.elsewhere)
    client = signed_in(cast, "outsider")
    assert "week.jsonl" not in text_of(client, "/conversations/")
    for address in addresses(upload)[2:]:
        assert client.get(address).status_code in {404, 405}, address
        assert client.post(address).status_code in {404, 405}, address


def test_every_page_of_an_analyst_at_every_stage(cast: Cast, analyst: Client) -> None:
    broken = read(cast.analyst, b"a,b\n1,2\n", "bad.csv")
    waiting, ready = uploaded(cast.analyst, file_of(1)), read(cast.analyst, lines(talk(0), "{", talk(1)))
    running, done = read(cast.analyst, file_of(60)), scored(cast.analyst, file_of(4))
    services.start(actor=cast.analyst, upload=running)
    one_step(running)
    said = {
        broken: "conversation_id",
        waiting: "The file is being read",
        ready: "2 conversations can be scored",
        running: "of 60 conversations are scored",
        done: "Skill by skill",
    }
    for upload, words in said.items():
        assert words in text_of(analyst, f"/conversations/{upload.pk}/")
        for address in addresses(upload):
            response = analyst.get(address)
            assert response.status_code in {200, 302, 404, 405}, address
            if response.streaming:
                assert b"".join(response.streaming_content)
    assert "rows to mend" not in text_of(analyst, f"/conversations/{done.pk}/")
    home = text_of(analyst, "/conversations/")
    assert "checked by nobody" in home
    assert "5 files" in home


def post_file(client: Client, data: bytes, name: str = "week.jsonl") -> str:
    response = client.post("/conversations/new/", {"file": SimpleUploadedFile(name, data)}, follow=True)
    assert response.status_code in {200, 422}
    return " ".join(response.content.decode().split())


def test_from_a_file_to_scores_with_one_click_each(cast: Cast, analyst: Client) -> None:
    assert "up to 200 MB" in text_of(analyst, "/conversations/new/")
    assert "being read" in post_file(analyst, lines(talk(0), "{broken", talk(1, COLD)))
    upload = worked(Upload.objects.get())
    page = text_of(analyst, f"/conversations/{upload.pk}/")
    assert "1 row to mend" in page
    assert "not JSON" in page
    analyst.post(f"/conversations/{upload.pk}/start/")
    worked(upload)
    assert "suggested only" in text_of(analyst, f"/conversations/{upload.pk}/")
    assert "already here, so nothing was added" in post_file(analyst, lines(talk(0), "{broken", talk(1, COLD)))
    analyst.post(f"/conversations/{upload.pk}/delete/")
    assert not Upload.objects.exists()


def test_a_file_that_is_too_large_or_empty_is_refused(cast: Cast, analyst: Client, settings) -> None:
    settings.WARMLINE_UPLOAD_MB = 1
    assert "larger than 1 MB" in post_file(analyst, b"x" * (1024 * 1024 + 1))
    assert "empty" in post_file(analyst, b"")
    assert not Upload.objects.exists()


def test_the_background_asks_only_how_far_it_is_and_is_sent_on_when_it_is_over(cast: Cast, analyst: Client) -> None:
    upload = read(cast.analyst, file_of(60))
    services.start(actor=cast.analyst, upload=upload)
    one_step(upload)
    address, headers = f"/conversations/{upload.pk}/?stage=scoring", {"HX-Request": "true"}
    part = analyst.get(address, headers=headers)
    assert f"{upload.scored} of 60 conversations" in part.content.decode()
    assert "turns a second" in part.content.decode()
    assert "<html" not in part.content.decode()
    worked(upload)
    assert analyst.get(address, headers=headers)["HX-Refresh"] == "true"


def test_what_gives_no_sign_is_said_with_a_way_on(cast: Cast, analyst: Client) -> None:
    upload = uploaded(cast.analyst)
    assert "no sign" not in text_of(analyst, f"/conversations/{upload.pk}/")
    Upload.objects.update(beat=timezone.now() - RESTS - timedelta(minutes=1))
    assert "given no sign" in text_of(analyst, f"/conversations/{upload.pk}/")
    assert "It goes on where it was" in analyst.post(f"/conversations/{upload.pk}/on/", follow=True).content.decode()


def test_a_conversation_shows_its_marks_its_quotes_and_what_was_not_observed(cast: Cast, analyst: Client) -> None:
    turns = [
        ("bot", "Welcome."),
        ("customer", "My parcel is not here. I am upset."),
        ("agent", COLD),
        ("note", "Closed."),
    ]
    said = [{"speaker": who, "text": text} for who, text in turns]
    upload = scored(cast.analyst, lines({"id": "c9", "turns": said}))
    page = text_of(analyst, f"/conversations/{upload.pk}/talks/0/")
    for words in (
        "Conversation c9",
        "Suggested",
        "<mark",
        "Automatic message",
        "not said to the customer",
        "nothing called",
    ):
        assert words in page
    assert re.search(r"Overall \d+ of 100\. It may as well lie from \d+ to \d+\.", page)
    assert "Why?" in page
    assert "/practise/" not in page.split("<main")[1]


def test_a_conversation_without_a_score_stands_plain(cast: Cast, analyst: Client) -> None:
    upload = read(cast.analyst)
    page = text_of(analyst, f"/conversations/{upload.pk}/talks/0/")
    assert "Not scored yet" in page
    assert "<mark" not in page
    Talk.objects.update(scored_at=timezone.now())
    assert "could not be scored" in text_of(analyst, f"/conversations/{upload.pk}/talks/1/")
    assert analyst.get(f"/conversations/{upload.pk}/talks/99/").status_code == 404


def test_filters_cut_the_list_and_a_skill_sorts_it(cast: Cast, analyst: Client) -> None:
    upload = scored(cast.analyst, lines(talk(0), talk(1, COLD), talk(2, channel="email"), talk(3, COLD)))
    base = f"/conversations/{upload.pk}/talks/"
    assert "4 conversations" in text_of(analyst, base)
    assert "1 conversation." in text_of(analyst, f"{base}?channel=email")
    assert "1 conversation." in text_of(analyst, f"{base}?words=c2")
    assert "No conversation fits" in text_of(analyst, f"{base}?words=zzz")
    by_empathy = analyst.get(f"{base}?skill=empathy").context["rows"]
    assert [row.figure for row in by_empathy] == sorted(row.figure for row in by_empathy)
    assert {row.talk.name for row in by_empathy[:2]} == {"c1", "c3"}
    assert analyst.get(f"{base}?skill=empathy").context["page_obj"].paginator.count == len(by_empathy)
    assert analyst.get(f"{base}?skill=coaching").context["page_obj"].paginator.count == 0
    low = analyst.get(f"{base}?skill=empathy&level=1").context["rows"]
    assert all(row.figure < 25 for row in low)
    assert "4 conversations" in text_of(analyst, f"{base}?level=nonsense&skill=nothing")


def test_names_are_for_those_who_may_see_the_person_and_small_teams_cannot_be_picked(
    cast: Cast, analyst: Client
) -> None:
    nine = person(cast.elsewhere, "Olaf Elsewhere", "olaf@harbour.example")
    data = lines(talk(0, agent="nadia@northwind.example"), talk(1, agent=nine.email), talk(2, agent="A-17"), talk(3))
    upload = scored(cast.analyst, data)
    base = f"/conversations/{upload.pk}/talks/"
    page = text_of(analyst, base)
    assert "Nadia Brandt" in page
    assert "Olaf" not in page
    assert "A-17" not in page
    assert page.count("Agent ") >= 2
    assert "Parcels</option>" not in page
    Membership.objects.filter(person=cast.nadia).update(until=timezone.now())
    assert "Nadia Brandt" not in text_of(analyst, base)
    assert analyst.get(f"{base}?team={cast.team.pk}").context["page_obj"].paginator.count == 4


def test_a_team_of_five_who_speak_can_be_picked(cast: Cast, analyst: Client) -> None:
    people = [person(cast.organisation, f"Agent {n}", f"a{n}@northwind.example") for n in range(5)]
    for each in people:
        Membership.objects.create(person=each, role=Role.AGENT, team=cast.team)
    told = [talk(n, agent=each.email) for n, each in enumerate(people)]
    upload = scored(cast.analyst, lines(*told, talk(9)))
    base = f"/conversations/{upload.pk}/talks/"
    assert "Parcels</option>" in text_of(analyst, base)
    assert analyst.get(f"{base}?team={cast.team.pk}").context["page_obj"].paginator.count == 5
    Talk.objects.filter(agent=people[0]).update(agent=None)
    assert "Parcels</option>" not in text_of(analyst, base)


def test_the_queries_of_the_list_do_not_grow(cast: Cast, analyst: Client, django_assert_max_num_queries) -> None:
    upload = scored(cast.analyst, lines(*(talk(n, agent="nadia@northwind.example") for n in range(60))))
    with django_assert_max_num_queries(14) as found:
        assert analyst.get(f"/conversations/{upload.pk}/talks/?page=2").status_code == 200
    with django_assert_max_num_queries(len(found.captured_queries)):
        analyst.get(f"/conversations/{upload.pk}/talks/")


def downloaded(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    return b"".join(response.streaming_content)


def test_the_scores_as_csv_have_no_words_no_names_and_run_no_formula(cast: Cast, analyst: Client) -> None:
    first = talk(0, f"{SECRET}. {COLD}", agent="nadia@northwind.example")
    upload = scored(cast.analyst, lines({**first, "id": "=1+1"}, talk(1)))
    text = downloaded(analyst, f"/conversations/{upload.pk}/scores/csv/").decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["id"] for row in rows] == ["'=1+1", "c1"]
    assert rows[0]["proven"] == ""
    assert float(rows[1]["overall"]) == Talk.objects.get(position=1).overall
    assert "" in {rows[0][f"skill_{key}"] for key in ("teamwork", "coaching")}
    for word in (SECRET, "nadia", "Nadia"):
        assert word not in text
    event = AuditEvent.objects.get(verb="conversations.downloaded")
    assert (event.actor, event.data) == (cast.analyst, {"form": "csv", "scored": 2})


def test_the_rows_to_mend_as_csv(cast: Cast, analyst: Client) -> None:
    upload = read(cast.analyst, lines("{", talk(0)))
    rows = analyst.get(f"/conversations/{upload.pk}/rows-to-mend/").content.decode().splitlines()
    assert rows[0] == "line,field,reason"
    assert rows[1].startswith("1,,")


@pytest.mark.skipif(screens.has_parquet(), reason="the extra is installed here")
def test_without_the_extra_parquet_says_what_to_install(cast: Cast, analyst: Client) -> None:
    upload = scored(cast.analyst)
    assert "needs the extra warmline[parquet]" in text_of(analyst, f"/conversations/{upload.pk}/")
    response = analyst.get(f"/conversations/{upload.pk}/scores/parquet/", follow=True)
    assert "take the CSV" in response.content.decode()


@pytest.mark.skipif(not screens.has_parquet(), reason="needs the extra warmline[parquet]")
def test_parquet_has_the_same_rows_as_csv(cast: Cast, analyst: Client) -> None:
    from pyarrow import parquet

    upload = scored(cast.analyst)
    data = downloaded(analyst, f"/conversations/{upload.pk}/scores/parquet/")
    rows = parquet.read_table(io.BytesIO(data)).to_pylist()
    assert list(rows[0]) == list(COLUMNS)
    assert [row["overall"] for row in rows] == list(Talk.objects.values_list("overall", flat=True))
    assert rows[0]["skill_coaching"] is None
