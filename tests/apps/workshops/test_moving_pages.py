"""The page on which a series is moved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.apps.workshops.table import again
from tests.apps.workshops.test_views import soon, url
from tests.cast import Cast

from warmline.apps.workshops.models import Session

pytestmark = pytest.mark.django_db


def test_a_series_is_moved_on_after_what_is_in_the_way_was_told(cast: Cast, client: Client) -> None:
    made = soon(cast, times=3)
    client.force_login(cast.trainer)
    starts = made[1].starts_at.astimezone(made[1].clock)
    sunday = starts.date() + timedelta(days=6 - starts.weekday())
    sent = {"day": sunday.isoformat(), "at": f"{starts:%H:%M}", "room": made[1].room, "link": ""} | {
        "following": "following"
    }
    assert "all that follow" in client.get(url("change", made[1])).content.decode()
    assert "all that follow" not in client.get(url("change", made[2])).content.decode(), "nothing follows the last"
    told = client.post(url("change", made[1]), sent)
    assert told.status_code == 422
    assert "not one of the working days of Thandi Mokoena" in told.content.decode()
    assert 'name="anyway"' in told.content.decode()
    assert {each.sequence for each in Session.objects.all()} == {0}
    assert client.post(url("change", made[1]), sent | {"anyway": "on"}).status_code == 302
    days = [again(cast.trainer, each).starts_at.astimezone(each.clock).weekday() for each in made]
    assert days == [starts.weekday(), 6, 6]


def form_of(cast: Cast, session: Session, **more: str) -> dict[str, object]:
    """What the page that plans sends, for the time and room of a session."""
    starts = session.starts_at.astimezone(session.clock)
    told = {"plan": session.plan.key, "day": f"{starts:%Y-%m-%d}", "at": f"{starts:%H:%M}", "zone": session.zone}
    rest = {"room": "Room 2", "trainers": [cast.trainer.pk], "seats": "12", "closes": "1", "every": "0", "times": "1"}
    return {**told, **rest, **more}


def test_what_is_in_the_way_of_a_new_session_is_told_before_it_is_planned(cast: Cast, client: Client) -> None:
    (there,) = soon(cast)
    client.force_login(cast.trainer)
    told = client.post(reverse("workshops:new"), form_of(cast, there))
    assert told.status_code == 422
    assert "Thandi Mokoena has “The first minute" in told.content.decode()
    assert Session.objects.count() == 1
    assert client.post(reverse("workshops:new"), form_of(cast, there, anyway="on")).status_code == 302
    assert Session.objects.count() == 2
    free = there.starts_at.astimezone(there.clock) + timedelta(hours=3)
    assert client.post(reverse("workshops:new"), form_of(cast, there, at=f"{free:%H:%M}")).status_code == 302


def test_several_dates_that_come_back_never_are_asked_about(cast: Cast, client: Client) -> None:
    (there,) = soon(cast)
    client.force_login(cast.trainer)
    refused = client.post(reverse("workshops:new"), form_of(cast, there, times="5", anyway="on"))
    assert "say how often it comes back" in refused.content.decode()
    assert Session.objects.count() == 1


def test_what_is_over_is_not_offered_another_time(cast: Cast, client: Client) -> None:
    (there,) = soon(cast)
    client.force_login(cast.trainer)
    assert url("change", there) in client.get(url("desk", there)).content.decode()
    Session.objects.update(state="done")
    assert url("change", there) not in client.get(url("retro", there)).content.decode()
    desk = client.get(url("desk", there)).content.decode()
    assert "This session is over. 0 people were there." in desk
    assert "The code is here" not in desk


def test_the_room_of_a_date_leads_to_the_others_and_every_part_of_it_says_which_date_it_is(
    cast: Cast, client: Client
) -> None:
    made = soon(cast, times=3)
    client.force_login(cast.trainer)
    desk = client.get(url("desk", made[0])).content.decode()
    assert [f'href="{url("desk", each)}">' in desk for each in made] == [False, True, True]
    alone = soon(cast)[0]
    assert "More dates" not in client.get(url("desk", alone)).content.decode()
    for part in ("people", "desk_votes", "retro", "change"):
        assert '<span class="when">' in client.get(url(part, made[1])).content.decode(), part
