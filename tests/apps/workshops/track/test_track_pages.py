"""The pages of the way to a licence, as each of the cast finds them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.apps.workshops.track.way import all_stages, licensed, observed, on_the_way, reviewed
from tests.cast import Cast
from tests.web.test_every_rendered_page import Reading, check

from warmline.apps.assessment.models import Licence
from warmline.apps.people.models import Person
from warmline.apps.workshops.models.track import BlindMark, TrackDecision, TrackEntry, TrackObservation, Trainee

pytestmark = pytest.mark.once


def url(name: str, *args: object) -> str:
    return reverse(f"workshops:track{name}", args=args)


def page(client: Client, user: Person, address: str, status: int = 200) -> str:
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return response.content.decode()


@pytest.fixture
def trainee(cast: Cast) -> Trainee:
    """Lena, whose trainer's licence holds by the clock of now too."""
    made = on_the_way(cast)
    Licence.objects.update(until=timezone.now() + timedelta(days=60))
    return made


def test_she_notes_asks_and_reads_and_a_trainer_confirms_and_observes(
    cast: Cast, client: Client, trainee: Trainee
) -> None:
    lena, today = trainee.person, timezone.localdate().isoformat()
    assert "The four stages" in page(client, lena, url(""))
    told = {"stage": "cofacilitate", "title": "The first minute", "day": today, "partner": cast.trainer.pk}
    assert client.post(url("_note", trainee.pk), told | {"partner": ""}).status_code == 422
    assert client.post(url("_note", trainee.pk), told).status_code == 302
    asked = {"observer": cast.trainer.pk, "title": "The first minute", "day": today, "form": "workshop"}
    assert client.post(url("_ask", trainee.pk), asked).status_code == 302
    row = TrackObservation.objects.get()
    assert client.get(url("_observe", row.pk)).status_code == 404, "never by herself"
    html = page(client, cast.trainer, url(""))
    assert "Was it so?" in html
    assert "You are asked to watch" in html
    assert client.post(url("_confirm", TrackEntry.objects.get().pk)).status_code == 302
    marks = {"anchor_frames": "3", "quote_frames": "We speak about words.", "remark": "Shorter."}
    assert client.post(url("_observe", row.pk), marks | {"quote_frames": ""}).status_code == 422
    assert client.post(url("_observe", row.pk), marks).status_code == 302
    assert "We speak about words." in page(client, lena, url("_observation", row.pk))


def test_what_was_observed_is_read_by_her_by_the_observer_and_by_who_decides(
    cast: Cast, client: Client, trainee: Trainee
) -> None:
    row = observed(cast, trainee)
    for name in ("nadia", "petra", "other_lead", "analyst", "outsider"):
        page(client, cast.people()[name], url("_observation", row.pk), status=404)
        page(client, cast.people()[name], url("_person", trainee.pk), status=404)
    for who in (trainee.person, cast.trainer, cast.manager):
        assert "read it twice" in page(client, who, url("_observation", row.pk))


def test_a_manager_decides_and_sees_who_holds_what(cast: Cast, client: Client, trainee: Trainee) -> None:
    html = page(client, cast.manager, url("_person", trainee.pk))
    assert "Licence granted" not in html
    assert "Not yet" in html
    assert client.post(url("_person", trainee.pk), {"ruling": "granted", "reason": "Well."}).status_code == 422
    assert client.post(url("_person", trainee.pk), {"ruling": "not_yet", "reason": "Two more."}).status_code == 302
    assert TrackDecision.objects.get().reason == "Two more."
    html = page(client, cast.manager, url("_licences"))
    assert "Thandi Mokoena" in html
    assert "ends soon" in html
    for name in ("nadia", "petra", "trainer", "analyst"):
        page(client, cast.people()[name], url("_licences"), status=403)
    assert "Thandi" not in page(client, cast.outsider, url("_licences"))
    client.force_login(cast.trainer)
    assert client.post(url("_person", trainee.pk), {"ruling": "not_yet", "reason": "No."}).status_code == 403


def test_bringing_somebody_on_the_way(cast: Cast, client: Client, trainee: Trainee) -> None:
    assert url("_licences") not in page(client, cast.trainer, url("_people"))
    html = page(client, cast.manager, url("_people"))
    assert url("_licences") in html
    assert "Lena Hoffmann" in html
    assert client.post(url("_people"), {"person": cast.analyst.pk}).status_code == 302
    assert Trainee.objects.filter(person=cast.analyst).exists()
    assert client.post(url("_people"), {"person": cast.nadia.pk}).status_code == 422, "she is no trainer"
    for name in ("nadia", "petra", "analyst"):
        page(client, cast.people()[name], url("_people"), status=403)
    assert "Lena" not in page(client, cast.outsider, url("_people"))


def test_rating_blind_shows_nobody_s_numbers_and_ends_with_a_verdict(
    cast: Cast, client: Client, trainee: Trainee
) -> None:
    licensed(cast.analyst, until=timezone.now() + timedelta(days=60))
    reviewed(cast, 30, cast.trainer, cast.analyst)
    assert "Begin a check" in page(client, trainee.person, url(""))
    assert client.post(url("_begin_rating")).status_code == 302
    while True:
        response = client.get(url("_rate"))
        if response.status_code == 302:
            break
        html = response.content.decode()
        assert "Thandi" not in html
        found = re.search(r'name="conversation" value="(\d+)"', html)
        name = re.search(r"Conversation C-(\d+)", html)
        assert found is not None
        assert name is not None
        told = {"conversation": found.group(1), "anchor_names_feeling": str(int(name.group(1)) % 4 + 1)}
        if name.group(1) == "7":
            assert client.post(url("_rate"), told | {"anchor_names_feeling": "9"}).status_code == 422
            client.post(url("_rate"), told | {"conversation": "0"})
        client.post(url("_rate"), told)
    assert BlindMark.objects.count() == 30
    html = page(client, trainee.person, url(""))
    assert "90 % interval" in html
    assert "Cannot tell" in html or "as well as they agree" in html
    page(client, cast.colleague, url("_rate"), status=404)


def test_who_is_on_no_way_is_told_so(cast: Cast, client: Client) -> None:
    assert "You are not on this way." in page(client, cast.nadia, url(""))


def test_every_page_keeps_the_policy_and_its_outline(cast: Cast, client: Client, trainee: Trainee) -> None:
    all_stages(cast, trainee)
    waiting = TrackObservation.objects.create(
        trainee=trainee, observer=cast.trainer, title="B", day=timezone.localdate(), form="webinar",
        asked_at=timezone.now(),
    )  # fmt: skip
    done = TrackObservation.objects.exclude(done_at=None)[0]
    pages = {
        cast.manager: [url("_people"), url("_person", trainee.pk), url("_licences"), url("_observation", done.pk)],
        cast.trainer: [url(""), url("_observe", waiting.pk), url("_note", trainee.pk)],
        trainee.person: [url(""), url("_note", trainee.pk), url("_ask", trainee.pk)],
        cast.nadia: [url("")],
    }
    for who, addresses in pages.items():
        for address in addresses:
            html = page(client, who, address)
            check(Reading(html))
            assert len(re.findall(r'class="[^"]*\bbtn main\b', html.split("<main", 1)[1])) <= 1, address
