"""The writers' pages, from a draft to readers; closed to everybody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.modules.shelf import NOW, TEXT, newest, published, reviewed, updated, written
from tests.cast import Cast

from warmline.apps.modules import services
from warmline.apps.modules.beside import pairs
from warmline.apps.modules.models import Done, Module, Reading, State
from warmline.apps.modules.sample import load_sample_modules
from warmline.apps.modules.selectors import published_modules
from warmline.apps.modules.shipped import load_shipped
from warmline.apps.modules.starter import starter
from warmline.apps.modules.texts import parsed

HOME = "/learn/modules/write/"


@pytest.fixture
def thandi(cast: Cast, client: Client) -> Client:
    client.force_login(cast.trainer)
    return client


def test_from_an_empty_draft_to_readers(cast: Cast, thandi: Client) -> None:
    assert "No module of your own yet." in thandi.get(HOME).content.decode()
    made = thandi.post(f"{HOME}new/", {"key": "waiting_well", "of": ""})
    module = Module.objects.get()
    text, case = f"{HOME}{module.pk}/1/text/", f"{HOME}{module.pk}/"
    assert made.url == text
    assert "marked with [write ...]" in thandi.get(case).content.decode()
    seen = newest(module).sha256
    assert thandi.post(text, {"text": TEXT, "seen": seen}).status_code == 302
    assert "Send to review" in thandi.get(case).content.decode()
    thandi.post(f"{case}1/send/")
    assert "You wrote a part of this version" in thandi.get(case).content.decode()
    thandi.force_login(cast.manager)
    assert "It is fit to be published" in thandi.get(case).content.decode()
    thandi.post(f"{case}1/review/", {"note": "", "seen": newest(module).sha256})
    thandi.force_login(cast.trainer)
    assert "Publish version 1 now" in thandi.get(case).content.decode()
    thandi.post(f"{case}1/publish/")
    assert [found.key for found in published_modules(cast.nadia)] == ["waiting_well"]


def test_a_draft_is_a_sound_text_whose_places_are_marked(cast: Cast) -> None:
    text = starter(key="our_own", author=cast.trainer, today=NOW.date())
    front = parsed(text).front
    assert (front.key, front.author, front.review_by) == ("our_own", "Thandi Mokoena", "2027-11-26")
    assert text.count("[write") > 10


def test_mistakes_are_shown_with_their_lines_while_one_writes(cast: Cast, thandi: Client) -> None:
    module = written(cast.trainer)
    bad = TEXT.replace("minutes: 8", "minutes: 800")
    response = thandi.post(f"{HOME}{module.pk}/1/preview/", {"text": bad}, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert 'data-line="8"' in page
    assert "800 is out of range" in page
    assert "<html" not in page
    whole = thandi.post(f"{HOME}{module.pk}/1/preview/", {"text": TEXT}).content.decode()
    assert "Nothing was saved." in whole
    assert "Which answer names the feeling?" in whole
    assert newest(module).sha256 == newest(module).sha256


def test_who_saves_second_is_told_and_keeps_what_she_wrote(cast: Cast, thandi: Client) -> None:
    module = written(cast.trainer)
    seen = newest(module).sha256
    services.save_text(actor=cast.manager, version=newest(module), text=TEXT + "\nNew.\n", seen=seen, now=NOW)
    response = thandi.post(f"{HOME}{module.pk}/1/text/", {"text": TEXT + "\nMine.\n", "seen": seen})
    assert response.status_code == 422
    assert "Somebody else saved this module" in response.content.decode()
    assert "Mine." in response.content.decode()


def test_a_day_is_set_in_the_writer_s_own_time_and_taken_back(cast: Cast, thandi: Client) -> None:
    cast.trainer.timezone = "America/New_York"
    cast.trainer.save()
    thandi.force_login(cast.trainer)
    module = written(cast.trainer)
    reviewed(cast.trainer, cast.manager, module)
    day = (timezone.now() + timedelta(days=400)).date()
    thandi.post(f"{HOME}{module.pk}/1/schedule/", {"at": f"{day}T09:00"})
    version = newest(module)
    assert (version.state, version.publish_at.hour) == (
        State.SCHEDULED,
        14 if version.publish_at.month in (1, 2, 12) else 13,
    )
    assert "It waits for its day" in thandi.get(f"{HOME}{module.pk}/").content.decode()
    thandi.post(f"{HOME}{module.pk}/1/unschedule/")
    assert newest(module).state == State.REVIEW
    thandi.post(f"{HOME}{module.pk}/1/schedule/", {"at": "yesterday"})
    thandi.post(f"{HOME}{module.pk}/1/schedule/", {"at": "2020-01-01T09:00"})
    page = thandi.get(f"{HOME}{module.pk}/").content.decode()
    assert "Choose a day and a time." in page
    assert "This moment has passed." in page


def test_a_translation_side_by_side(cast: Cast, thandi: Client) -> None:
    module = published(cast.trainer, cast.manager)
    made = thandi.post(f"{HOME}{module.pk}/1/translate/", {"language": "pt"})
    translation = Module.objects.get(language="pt")
    assert made.url == f"{HOME}{translation.pk}/1/beside/"
    assert "perhaps not translated yet" in thandi.get(made.url).content.decode()
    updated(cast.trainer, cast.manager, module, TEXT.replace("Some words.", "Newer words."))
    page = thandi.get(made.url).content.decode()
    assert "The original changed 1 part since this was translated." in page
    assert "Older than the original" in thandi.get(f"{HOME}{module.pk}/").content.decode()
    thandi.post(f"{HOME}{translation.pk}/1/follow/")
    assert "The original changed" not in thandi.get(made.url).content.decode()


def test_parts_are_joined_by_their_keys_whatever_the_titles_say() -> None:
    ours = TEXT.replace("## Why it matters {#why}", "## Por que importa {#why}").replace(
        "Some words.", "Algumas palavras."
    )
    now = TEXT.replace("Some words.", "Newer words.")
    found = {pair.key: pair for pair in pairs(original=now, source=TEXT, translation=ours)}
    assert list(found) == ["head", "opening", "why", "try_it", "your_plan"]
    assert found["why"].is_stale
    assert "Algumas palavras." in (found["why"].translation or "")
    assert found["try_it"].is_same
    assert not found["try_it"].is_stale


def test_withdrawing_and_the_next_version(cast: Cast, thandi: Client) -> None:
    module = published(cast.trainer, cast.manager)
    case = f"{HOME}{module.pk}/"
    thandi.post(f"{case}next/")
    assert newest(module).number == 2
    thandi.post(f"{case}withdraw/")
    assert published_modules(cast.nadia) == []
    assert Module.objects.get().state == State.DRAFT


def test_what_is_to_be_looked_at_again_is_found(cast: Cast, thandi: Client) -> None:
    published(cast.trainer, cast.manager)
    published(cast.trainer, cast.manager, "old_one", TEXT.replace("2027-11-01", "2020-11-01"))
    page = thandi.get(HOME, {"state": "stale"}).content.decode()
    assert "old_one" in page
    assert "overdue" in page
    assert "waiting_well" not in page
    assert "No module fits this." in thandi.get(HOME, {"words": "elephants"}).content.decode()
    assert "waiting_well" in thandi.get(HOME, {"state": "published", "words": "waiting"}).content.decode()


def test_a_copy_of_what_came_with_warmline(cast: Cast, thandi: Client) -> None:
    load_shipped(modules=[(TEXT, parsed(TEXT))], now=NOW)
    shipped = Module.objects.get()
    thandi.post(f"{HOME}new/", {"key": "our_own", "of": str(shipped.pk)})
    assert Module.objects.get(key="our_own").origin == "waiting_well 1"
    taken = thandi.post(f"{HOME}new/", {"key": "waiting_well", "of": ""})
    assert taken.status_code == 422
    assert "came with Warmline" in taken.content.decode()


@pytest.mark.parametrize("who", ["nadia", "petra", "analyst", "outsider"])
def test_others_find_no_such_page(cast: Cast, client: Client, who: str) -> None:
    module = published(cast.trainer, cast.manager)
    client.force_login(cast.people()[who])
    if who != "outsider":
        assert client.get(HOME).status_code == 404
        assert client.get(f"{HOME}new/").status_code == 404
    for path in ("", "1/text/", "1/beside/"):
        assert client.get(f"{HOME}{module.pk}/{path}").status_code == 404, path
    for path in (
        "next/",
        "withdraw/",
        "1/send/",
        "1/review/",
        "1/publish/",
        "1/schedule/",
        "1/unschedule/",
        "1/translate/",
    ):
        assert client.post(f"{HOME}{module.pk}/{path}").status_code == 404, path
    assert newest(module).state == State.PUBLISHED


def test_the_sample_house_has_modules_and_readers_once(db: None) -> None:
    from django.core.management import call_command

    from warmline.apps.people.models import Organisation

    call_command("load_modules", verbosity=0)
    call_command("load_sample", verbosity=0)
    house = Organisation.objects.get()
    assert load_sample_modules(house, NOW) > 20
    assert load_sample_modules(house, NOW) == 0
    assert set(Module.objects.filter(organisation=house).values_list("state", flat=True)) == {"published", "draft"}
    assert Reading.objects.count() == 1
    assert not Done.objects.filter(person__email__startswith="nadia").exists()
