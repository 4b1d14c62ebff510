"""The pages of huddles, as each of the cast finds them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.apps.workshops.huddles.test_huddle_services import KEY, own
from tests.cast import Cast
from tests.web.test_every_rendered_page import Reading, check

from warmline.adapters.packs.huddles import load_huddles
from warmline.apps.improvement.models import Reaction
from warmline.apps.improvement.naming import titles_of
from warmline.apps.people.models import Person
from warmline.apps.workshops.huddles import services
from warmline.apps.workshops.huddles.forms import ProposalForm
from warmline.apps.workshops.models.huddles import HuddleBooking, HuddleHeld, HuddleProposal

pytestmark = pytest.mark.once


def url(name: str, *args: object) -> str:
    return reverse(f"workshops:huddle{name}", args=args)


def page(client: Client, user: Person, address: str, status: int = 200) -> str:
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return response.content.decode()


def test_a_lead_finds_a_huddle_with_its_reason_and_writes_that_it_was_held(cast: Cast, client: Client) -> None:
    html = page(client, cast.petra, url(""))
    first = min(load_huddles(), key=lambda each: each.key)
    assert first.title in html
    assert "No evidence yet: chosen in turn." in html
    assert html.count("data-huddle-step") == len(first.steps)
    assert "The line to try" in html
    response = client.post(url("_hold", KEY), {"team": cast.team.pk})
    assert response.status_code == 302
    assert HuddleHeld.objects.get().team == cast.team
    assert "What Parcels held" in page(client, cast.petra, url("_list"))


def test_names_are_drawn_where_she_asks(cast: Cast, client: Client) -> None:
    assert "Nadia Brandt" not in page(client, cast.petra, url("_with", KEY))
    html = page(client, cast.petra, url("_with", KEY) + f"?team={cast.team.pk}&draw=1")
    assert "Nadia Brandt" in html
    assert "Fewer people work today than there are parts" in html


def test_an_agent_reads_and_proposes_and_sees_no_team(cast: Cast, client: Client) -> None:
    client.force_login(cast.nadia)
    assert client.get(url("")).status_code == 302
    html = page(client, cast.nadia, url("_with", KEY) + f"?team={cast.team.pk}&draw=1")
    assert "We held it" not in html
    assert "Tomasz" not in html
    assert client.post(url("_hold", KEY), {"team": cast.team.pk}).status_code == 403
    assert client.get(url("_book") + f"?team={cast.team.pk}").status_code == 404
    typed = ProposalForm.typed(own())
    assert client.post(url("_propose"), typed | {"question": "Well"}).status_code == 422
    assert client.post(url("_propose"), typed).status_code == 302
    assert "Waits for a trainer" in page(client, cast.nadia, url("_proposals"))


def test_who_is_booked_leads_it_from_her_own_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.petra)
    told = {"key": KEY, "leader": cast.nadia.pk, "day": timezone.localdate().isoformat()}
    address = url("_book") + f"?team={cast.team.pk}"
    assert client.post(address, told | {"day": "2020-01-01"}).status_code == 422
    assert client.post(address, told).status_code == 302
    assert "You lead" in page(client, cast.nadia, url("_list"))
    assert "We held it" in page(client, cast.nadia, url("_with", KEY) + f"?team={cast.team.pk}")
    assert "Nadia Brandt leads it" in page(client, cast.petra, url(""))
    row = HuddleBooking.objects.get()
    client.force_login(cast.outsider)
    assert client.post(url("_unbook", row.pk)).status_code == 404
    client.force_login(cast.colleague)
    assert client.post(url("_unbook", row.pk)).status_code == 403
    client.force_login(cast.nadia)
    assert client.post(url("_unbook", row.pk)).status_code == 302
    assert not HuddleBooking.objects.exists()


def test_a_trainer_reviews_what_others_propose(cast: Cast, client: Client) -> None:
    row = services.propose(user=cast.nadia, huddle=own(), now=timezone.now())
    for name in ("colleague", "petra", "analyst", "outsider"):
        page(client, cast.people()[name], url("_review", row.pk), status=404)
    assert "What do you say?" not in page(client, cast.nadia, url("_review", row.pk))
    assert client.post(url("_review", row.pk), {"take_up": "1", "reason": "Fine"}).status_code == 403
    assert "Nadia Brandt" in page(client, cast.trainer, url("_proposals"))
    assert client.post(url("_review", row.pk), {"take_up": "1", "reason": ""}).status_code == 422
    assert client.post(url("_review", row.pk), {"take_up": "1", "reason": "Fine"}).status_code == 302
    assert HuddleProposal.objects.get().state == "approved"
    assert "Say it shorter" in page(client, cast.petra, url("_list"))
    assert "Say it shorter" not in page(client, cast.outsider, url("_list"))


def test_another_house_s_team_does_not_exist(cast: Cast, client: Client) -> None:
    for name in ("outsider", "other_lead"):
        client.force_login(cast.people()[name])
        assert client.get(url("") + f"?team={cast.team.pk}").status_code == 404, name
        assert client.post(url("_hold", KEY), {"team": cast.team.pk}).status_code == 404, name


@pytest.mark.parametrize("who", ["petra", "trainer", "nadia"])
def test_every_page_keeps_the_policy_and_its_outline(cast: Cast, client: Client, who: str) -> None:
    row = services.propose(user=cast.nadia, huddle=own(), now=timezone.now())
    pages = [url("_list"), url("_propose"), url("_proposals"), url("_with", KEY)]
    if who != "nadia":
        pages += [url("") + f"?team={cast.team.pk}&draw=2", url("_book") + f"?team={cast.team.pk}"]
    if who != "petra":
        pages.append(url("_review", row.pk))
    for address in pages:
        html = page(client, cast.people()[who], address)
        check(Reading(html))
        assert len(re.findall(r'class="[^"]*\bbtn main\b', html.split("<main", 1)[1])) <= 1, address


ASKED = "Was this useful? Two short questions"


def test_whoever_was_there_is_asked_two_questions_once_it_was_held(cast: Cast, client: Client) -> None:
    assert ASKED not in page(client, cast.petra, url("_with", KEY))
    client.post(url("_hold", KEY), {"team": cast.team.pk})
    for member in (cast.petra, cast.nadia, cast.colleague):
        assert ASKED in page(client, member, url("_with", KEY)), member.name
        html = page(client, member, url("_list"))
        assert ASKED in html
        assert "Held today" in html
    for other in (cast.other_lead, cast.trainer, cast.manager, cast.outsider):
        assert ASKED not in page(client, other, url("_list")), other.name
    other_key = next(each.key for each in load_huddles() if each.key != KEY)
    assert ASKED not in page(client, cast.nadia, url("_with", other_key)), "that one was not held"


def test_the_answer_is_kept_for_the_huddle_and_its_version_and_once(cast: Cast, client: Client) -> None:
    client.force_login(cast.petra)
    client.post(url("_hold", KEY), {"team": cast.team.pk})
    html = page(client, cast.nadia, url("_list"))
    (token,) = re.findall(r'name="token" value="([^"]+)"', html)
    client.post(reverse("improvement:react"), {"token": token, "use": 5, "words": "Shorter", "back": url("_list")})
    told = Reaction.objects.get()
    assert (told.kind, told.ref, told.version, told.use) == ("huddle", KEY, HuddleHeld.objects.get().version, 5)
    assert ASKED not in page(client, cast.nadia, url("_list"))
    assert titles_of(cast.organisation.pk, [("huddle", KEY)])["huddle", KEY] in html


def test_yesterday_s_huddle_asks_nobody(cast: Cast, client: Client) -> None:
    client.force_login(cast.petra)
    client.post(url("_hold", KEY), {"team": cast.team.pk})
    HuddleHeld.objects.update(day=timezone.localdate() - timedelta(days=1))
    assert ASKED not in page(client, cast.nadia, url("_list"))
