"""The page on which a series is moved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
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
