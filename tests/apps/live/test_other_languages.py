"""Cases in a language that the computer does not read: played by people, read, and never scored."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.apps.live.table import again, speak
from tests.cast import Cast
from tests.practice_room import NOW, parcel, publish

from warmline.apps.library.languages import is_near, is_spoken, language_name
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.services import publish_in_house
from warmline.apps.live import services
from warmline.apps.live.models import LiveTalk
from warmline.apps.live.screens import live_screen
from warmline.apps.live.selectors import tongues
from warmline.apps.people.models import Person
from warmline.apps.practice.care import Wishes
from warmline.apps.practice.caring import wish
from warmline.apps.practice.selectors import read_own_standing
from warmline.apps.scores.models import FiledScore
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.setting import Theme


def portuguese(key: str = "parcel_pt") -> Scenario:
    opening = ("Fiquei dois dias em casa e não veio nada.",)
    return replace(parcel(), key=key, title="A prenda", summary="A prenda não chegou.", opening=opening)


def published(cast: Cast, language: str = "pt", scenario: Scenario | None = None) -> ScenarioVersion:
    found = scenario or portuguese()
    return publish_in_house(organisation=cast.organisation, scenario=found, language=language)


def talk_in_portuguese(cast: Cast) -> LiveTalk:
    version = published(cast)
    talk = services.invite(user=cast.nadia, version=version, partner=cast.colleague, key=uuid4(), now=NOW)
    services.accept(user=cast.colleague, talk=talk, now=NOW)
    speak(cast.colleague, talk, "Fiquei dois dias em casa e não veio nada.")
    speak(cast.nadia, talk, "Sinto muito. Procuro-a agora e ligo-lhe até às 18:00.")
    return again(cast.nadia, talk)


def page_of(user: Person, address: str, status: int = 200) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize(("code", "name"), [("pt", "Português (Portuguese)"), ("en", "English"), ("xx", "xx")])
def test_a_language_is_called_what_it_calls_itself(code: str, name: str) -> None:
    assert language_name(code) == name


def test_varieties_are_near_their_language() -> None:
    assert is_near("pt-br", "pt")
    assert not is_near("pt", "de")
    assert is_spoken("en-gb")
    assert not is_spoken("enx")


def test_it_is_offered_to_be_played_or_read_and_not_on_practise(cast: Cast) -> None:
    publish()
    published(cast)
    front = page_of(cast.nadia, "/practise/live/")
    assert "Português (Portuguese)" in front
    assert "/practise/live/read/parcel_pt/" in front
    assert "A prenda" not in page_of(cast.nadia, "/practise/")
    page_of(cast.nadia, reverse("roleplay:before", args=["parcel_pt"]), 404)
    assert page_of(cast.nadia, reverse("roleplay:before", args=[parcel().key]))
    assert "A prenda" not in page_of(cast.outsider, "/practise/live/")
    page_of(cast.outsider, "/practise/live/read/parcel_pt/", 404)
    page_of(cast.outsider, "/practise/live/with/parcel_pt/", 404)


def test_the_page_that_asks_and_the_page_to_read_say_that_nothing_is_scored(cast: Cast) -> None:
    publish()
    published(cast)
    assert "Nothing is scored and there is no letter" in page_of(cast.nadia, "/practise/live/with/parcel_pt/")
    read = page_of(cast.nadia, "/practise/live/read/parcel_pt/")
    assert "nothing here is scored" in read
    assert 'lang="pt"' in read
    page_of(cast.nadia, f"/practise/live/read/{parcel().key}/", 404)


def test_languages_of_her_own_come_first_and_left_out_themes_not_at_all(cast: Cast) -> None:
    published(cast, "de")
    published(cast, "pt-br", replace(portuguese("parcel_br"), themes=(Theme.GRIEF,)))
    assert [code for code, _cases in tongues(cast.nadia)] == ["de", "pt-br"]
    cast.nadia.language = "pt"
    assert [code for code, _cases in tongues(cast.nadia)] == ["pt-br", "de"]
    wish(user=cast.nadia, wishes=Wishes(left_out=frozenset({Theme.GRIEF})))
    assert [code for code, _cases in tongues(cast.nadia)] == ["de"]


def test_the_player_gets_the_author_s_first_words_and_no_hints(cast: Cast) -> None:
    version = published(cast)
    talk = services.invite(user=cast.nadia, version=version, partner=cast.colleague, key=uuid4(), now=NOW)
    services.accept(user=cast.colleague, talk=talk, now=NOW)
    screen = live_screen(cast.colleague, again(cast.colleague, talk))
    assert screen.opening == "Fiquei dois dias em casa e não veio nada."
    assert screen.player is not None
    assert screen.player.guidance is None
    page = page_of(cast.colleague, f"/practise/live/{talk.pk}/")
    assert "no mood is worked out here" in page
    assert 'id="guide-mood"' not in page
    speak(cast.nadia, talk, "Bom dia.")
    client = Client()
    client.force_login(cast.colleague)
    news = client.get(f"/practise/live/{talk.pk}/lines?after=0").json()
    assert "Bom dia." in news["html"]
    assert "guide" not in news


def test_nothing_is_scored_or_learnt_and_the_replay_stands(cast: Cast) -> None:
    talk = talk_in_portuguese(cast)
    services.leave(user=cast.nadia, talk=talk, now=NOW)
    talk = again(cast.nadia, talk)
    assert services.letter_for(user=cast.nadia, talk=talk, now=NOW) is None
    assert not FiledScore.objects.exists()
    assert not read_own_standing(cast.nadia, cast.nadia).sightings
    letter = page_of(cast.nadia, f"/practise/live/{talk.pk}/letter/")
    assert "Nobody scores this talk." in letter
    replay = page_of(cast.nadia, f"/practise/live/{talk.pk}/replay/")
    assert "Sinto muito." in replay
    assert "The computer’s customer" not in replay
    page_of(cast.petra, f"/practise/live/{talk.pk}/replay/", 404)
