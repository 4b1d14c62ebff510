"""The pages of a live talk: each side's own, and for everybody else none at all."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.apps.live.table import INES, again, invited, open_talk, played
from tests.cast import Cast
from tests.practice_room import GOOD, harder, parcel, publish, queries

from warmline.apps.live import services
from warmline.apps.live.models import LiveTalk, Status
from warmline.apps.live.urls import urlpatterns
from warmline.core.conversation import Channel

PAGES = ("talk", "lines", "events", "letter", "replay")
DEEDS = ("accept", "decline", "withdraw", "say", "leave", "stop", "note")
HIDDEN = "turns six"


def url(name: str, talk: LiveTalk) -> str:
    return reverse(f"live:{name}", args=[talk.pk])


def page(client: Client, user, address: str) -> str:
    client.force_login(user)
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.fixture
def going(cast: Cast) -> LiveTalk:
    return played(cast, [("customer", INES[0]), ("agent", GOOD[0])], now=timezone.now() - timedelta(minutes=5))


def test_every_address_is_looked_at_here() -> None:
    assert {pattern.name for pattern in urlpatterns} == {*PAGES, *DEEDS, "front", "invite", "read"}


def test_to_everybody_without_a_seat_a_talk_does_not_exist(cast: Cast, client: Client, going: LiveTalk) -> None:
    for name, stranger in cast.all_but("nadia", "colleague").items():
        client.force_login(stranger)
        for each in PAGES:
            assert client.get(url(each, going)).status_code == 404, (name, each)
        for each in DEEDS:
            form = {"key": uuid4(), "text": "x", "line1-words": "x"}
            assert client.post(url(each, going), form).status_code == 404, (name, each)
        everywhere = client.get("/").content.decode() + client.get(reverse("live:front")).content.decode()
        assert str(going.pk) not in everywhere
    assert again(cast.nadia, going).status == Status.ACTIVE


def test_deeds_take_no_links(cast: Cast, client: Client, going: LiveTalk) -> None:
    client.force_login(cast.nadia)
    assert {client.get(url(name, going)).status_code for name in DEEDS} == {405}


def test_nadia_asks_by_list_or_by_address_and_tomasz_finds_it_on_today(cast: Cast, client: Client) -> None:
    publish()
    ask = reverse("live:invite", args=[parcel().key])
    assert ask in page(client, cast.nadia, "/practise/")
    assert cast.colleague.name in page(client, cast.nadia, ask)
    for wrong in ({}, {"near": cast.colleague.pk, "email": "x@y.example"}, {"email": cast.outsider.email}):
        assert client.post(ask, {"key": uuid4(), **wrong}).status_code == 422
    for right in ({"near": cast.colleague.pk}, {"email": cast.other_lead.email.upper()}):
        assert client.post(ask, {"key": uuid4(), **right}).status_code == 302
    assert set(LiveTalk.objects.values_list("partner__name", flat=True)) == {cast.colleague.name, cast.other_lead.name}
    assert "Nadia Brandt asks you to play Ines" in page(client, cast.colleague, "/")
    assert "asks you to play" not in page(client, cast.petra, "/")


def test_a_case_of_mails_cannot_be_asked_for(cast: Cast, client: Client) -> None:
    publish(harder("by_mail", channel=Channel.EMAIL))
    client.force_login(cast.nadia)
    assert client.get(reverse("live:invite", args=["by_mail"])).status_code == 404
    assert reverse("live:invite", args=["by_mail"]) not in client.get("/practise/").content.decode()


def test_the_invited_reads_the_brief_first_and_the_agent_never(cast: Cast, client: Client) -> None:
    talk = invited(cast, now=timezone.now())
    brief = "Hold back until you feel understood"
    assert brief in page(client, cast.colleague, url("talk", talk))
    assert brief not in page(client, cast.nadia, url("talk", talk))
    client.force_login(cast.colleague)
    client.post(url("accept", talk))
    assert brief in page(client, cast.colleague, url("talk", talk))
    nadias = page(client, cast.nadia, url("talk", talk))
    assert brief not in nadias
    assert parcel().need.hidden not in nadias
    assert "Played by Tomasz" in nadias


def test_saying_no_and_taking_back_close_it_for_both(cast: Cast, client: Client) -> None:
    now = timezone.now()
    talk, other = invited(cast, now=now), invited(cast, now=now)
    client.force_login(cast.colleague)
    assert client.post(url("withdraw", talk)).status_code == 404
    client.post(url("decline", talk))
    client.force_login(cast.nadia)
    assert client.post(url("decline", other)).status_code == 404
    client.post(url("withdraw", other))
    assert "Tomasz cannot play this time" in page(client, cast.nadia, url("talk", talk))
    assert "not open any more" in page(client, cast.colleague, url("talk", other))


def test_before_the_first_words_the_agent_is_told_who_speaks_first_and_the_player_is_not(
    cast: Cast, client: Client
) -> None:
    talk = open_talk(cast, now=timezone.now())
    said = "Tomasz speaks first, as Ines."
    assert said in page(client, cast.nadia, url("talk", talk))
    assert said not in page(client, cast.colleague, url("talk", talk))


def test_words_reach_the_other_page_and_the_guidance_moves(cast: Cast, client: Client) -> None:
    talk = open_talk(cast, now=timezone.now())
    client.force_login(cast.colleague)
    first = client.post(url("say", talk), {"key": uuid4(), "text": INES[0]}, headers={"x-live": "1"}).json()
    assert first["number"] == 1
    client.force_login(cast.nadia)
    news = client.get(url("lines", talk) + "?after=0").json()
    assert (news["last"], news["over"]) == (1, False)
    assert "waited in" in news["html"]
    assert "guide" not in news
    client.post(url("say", talk), {"key": first["key"], "text": GOOD[0]})
    client.force_login(cast.colleague)
    news = client.get(url("lines", talk) + "?after=1").json()
    assert "I am Nadia" in news["html"]
    assert "waited in for two days and nothing came. The page" not in news["html"]
    assert "You could:" in news["guide"]
    assert client.get(url("lines", talk) + "?after=2").json()["html"] == ""


def test_empty_words_are_refused_and_long_ones_stay_on_the_page(cast: Cast, client: Client) -> None:
    talk = open_talk(cast, now=timezone.now())
    client.force_login(cast.nadia)
    refused = client.post(url("say", talk), {"key": uuid4(), "text": " "}, headers={"x-live": "1"})
    assert (refused.status_code, list(refused.json())) == (422, ["error"])
    shown = client.post(url("say", talk), {"key": uuid4(), "text": "long " * 1000})
    assert shown.status_code == 422
    assert "long long" in shown.content.decode()
    assert client.post(url("say", talk), {"key": "none", "text": "Hello"}).status_code == 404


def test_words_that_look_like_code_stay_words(cast: Cast, client: Client, going: LiveTalk) -> None:
    client.force_login(cast.colleague)
    client.post(url("say", going), {"key": uuid4(), "text": "<script>alert(1)</script>"})
    client.force_login(cast.nadia)
    assert "<script>alert" not in client.get(url("lines", going) + "?after=2").json()["html"]


def test_after_the_end_the_partner_reads_nothing_and_leaves_her_lines(
    cast: Cast, client: Client, going: LiveTalk
) -> None:
    assert "waited in" in page(client, cast.colleague, url("talk", going))
    client.force_login(cast.nadia)
    assert client.post(url("leave", going)).url == url("letter", going)
    for name in ("talk", "lines"):
        told = page(client, cast.colleague, url(name, going))
        assert "waited in" not in told
        assert "I am Nadia" not in told
    assert client.get(url("letter", going)).status_code == client.get(url("replay", going)).status_code == 404
    assert client.post(url("note", going), {"line1-words": "x" * 300}).status_code == 422
    made_up = {"line1-behaviour": "made_up", "line1-words": "No wonder: I felt heard."}
    assert client.post(url("note", going), made_up).status_code == 422


def test_the_owner_s_letter_has_her_words_the_lines_and_the_replay(cast: Cast, client: Client, going: LiveTalk) -> None:
    services.leave(user=cast.colleague, talk=going, now=timezone.now())
    client.force_login(cast.colleague)
    form = client.get(url("talk", going)).context["forms"][0]
    chosen = form.fields["behaviour"].choices[0][0]
    sent = {"line1-worked": "1", "line1-behaviour": chosen, "line1-words": "No wonder: I felt heard."}
    assert client.post(url("note", going), sent).status_code == 302
    assert "I felt heard" not in page(client, cast.colleague, url("talk", going))
    told = page(client, cast.nadia, url("talk", going))
    assert "I felt heard" in told
    assert "Suggested, not confirmed" in told
    assert "You waited in for two days" in told
    assert "Tomasz ended the talk." in told
    assert "cannot be appealed yet" in told
    replayed = page(client, cast.nadia, url("replay", going))
    assert "0:20, after 10 seconds" in replayed
    assert "I am Nadia" not in page(client, cast.nadia, url("replay", going) + "?step=1")


def test_a_stop_shows_calm_to_both_and_nothing_is_scored(cast: Cast, client: Client, going: LiveTalk) -> None:
    client.force_login(cast.colleague)
    client.post(url("stop", going))
    for user in (cast.nadia, cast.colleague):
        assert "It has stopped" in page(client, user, url("talk", going))
    assert "It has stopped" in page(client, cast.nadia, url("letter", going))
    assert "waited in" in page(client, cast.nadia, url("replay", going))


def test_a_talk_that_was_left_open_is_over_the_next_day(cast: Cast, client: Client) -> None:
    talk = played(cast, [("customer", INES[0])], now=timezone.now() - timedelta(days=1))
    assert "waited in" not in page(client, cast.colleague, url("talk", talk))
    assert again(cast.nadia, talk).status == Status.ENDED


def test_looking_for_news_costs_the_same_however_long_the_talk_is(cast: Cast, client: Client) -> None:
    lines = [("customer", INES[0]), ("agent", GOOD[0])]
    short = played(cast, lines, now=timezone.now())
    long = played(cast, lines * 4, now=timezone.now())
    client.force_login(cast.colleague)
    counts = [queries(lambda talk=talk: client.get(url("lines", talk) + "?after=1")) for talk in (short, long, short)]
    assert counts[1] == counts[2]
