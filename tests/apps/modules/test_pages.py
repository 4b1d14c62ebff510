"""The pages of a reader, and what an outsider sees of them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.apps.modules.shelf import GOOD, NOW, TEXT, published, read_through, updated
from tests.cast import Cast

from warmline.apps.modules import services
from warmline.apps.modules.incoming import seed_of
from warmline.apps.modules.models import Done, Module
from warmline.apps.modules.selectors import read_own_progress
from warmline.apps.modules.shipped import load_shipped
from warmline.apps.modules.texts import parsed
from warmline.core.curriculum.module import shown_order

HOME = "/learn/modules/"
MODULE = f"{HOME}waiting_well/"


@pytest.fixture
def module(cast: Cast) -> Module:
    return published(cast.trainer, cast.manager)


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def text_of(client: Client, address: str, **more: object) -> str:
    response = client.get(address, **more)  # type: ignore[arg-type]
    assert response.status_code == 200, address
    return response.content.decode()


def shown_number(key: str, written: int, count: int) -> str:
    """The number under which a page shows what was written in this place."""
    exercise = parsed(TEXT).exercise(key)
    return str(shown_order(count, seed_of("waiting_well", exercise)).index(written))


def test_from_the_library_to_done(cast: Cast, nadia: Client, module: Module) -> None:
    assert "About 8 minutes" in text_of(nadia, HOME)
    assert "Opening words." in text_of(nadia, MODULE)
    assert nadia.post(f"{MODULE}begin/").url == f"{MODULE}1/"
    page = text_of(nadia, f"{MODULE}1/")
    assert "Which answer names the feeling?" in page
    assert "It says the feeling." not in page, "the reason is shown after the answer"
    sent = nadia.post(f"{MODULE}answer/pick/", {"a": shown_number("pick", 0, 2)})
    assert sent.url == f"{MODULE}1/#ex-pick"
    page = text_of(nadia, f"{MODULE}1/")
    assert "That is it." in page
    assert "It says the feeling." in page
    places = {f"a{n}": str(step + 1) for n, step in enumerate(shown_order(3, "waiting_well:steps"))}
    nadia.post(f"{MODULE}answer/steps/", places)
    nadia.post(f"{MODULE}answer/own_words/", {"a0": GOOD})
    page = text_of(nadia, f"{MODULE}2/")
    assert "That is it." in page
    assert "Suggested, not confirmed" in page
    assert "Sounds right, and misses" in page
    assert nadia.post(f"{MODULE}finish/").url == f"{MODULE}3/#ex-plan"
    nadia.post(f"{MODULE}answer/plan/", {"a0": "a customer waits", "a1": "say by when I am back"})
    assert "If a customer waits, then I will say by when I am back." in text_of(nadia, f"{MODULE}3/")
    assert nadia.post(f"{MODULE}finish/").url == MODULE
    assert "Done on" in text_of(nadia, MODULE)
    assert Done.objects.get().person == cast.nadia


def test_at_the_end_the_one_filled_button_goes_on_with_her_path(cast: Cast, nadia: Client, module: Module) -> None:
    read_through(cast.nadia, module)
    page = text_of(nadia, MODULE)
    assert re.findall(r'class="btn main" href="([^"]+)"[^>]*>([^<]+)<', page) == [("/learn/", "On with your path")]
    assert f'<a class="alone" href="{MODULE}1/">Read it again</a>' in page
    assert page.count("All answered") == 3


def test_a_section_without_exercises_says_nothing_of_answers(cast: Cast, nadia: Client) -> None:
    words_only = TEXT.replace("## Your plan {#your_plan}", "## Words {#words}\n\nOnly words.\n\n## Plan {#your_plan}")
    module = published(cast.trainer, cast.manager, text=words_only)
    read_through(cast.nadia, module)
    page = text_of(nadia, MODULE)
    assert "Words</a>" in page
    assert page.count("All answered") == 3


def test_in_a_worked_example_nobody_reads_her_steps_and_it_says_so(cast: Cast, nadia: Client) -> None:
    worked = """```worked
key: son
title: A son
customer: "It is his voice, it is all that I have of him, and I am so worried."
steps:
  - {do: Stay., words: It is his voice., why: His word comes back.}
  - {do: Then help., words: I ring you on Thursday., why: It is certain., faded: true}
```

## Try it"""
    published(cast.trainer, cast.manager, text=TEXT.replace("## Try it", worked))
    nadia.post(f"{MODULE}begin/")
    assert "Nobody reads this one: compare it yourself." in text_of(nadia, f"{MODULE}1/")
    assert "Nobody reads this one" not in text_of(nadia, f"{MODULE}2/")


def test_half_an_answer_is_asked_for_again_and_nothing_typed_is_lost(nadia: Client, module: Module) -> None:
    nadia.post(f"{MODULE}begin/")
    response = nadia.post(f"{MODULE}answer/plan/", {"a0": "a customer waits", "a1": " "})
    assert response.status_code == 422
    assert "Something is still missing" in response.content.decode()
    assert 'value="a customer waits"' in response.content.decode()
    two_first = {"a0": "1", "a1": "1", "a2": "3"}
    doubled = nadia.post(f"{MODULE}answer/steps/", two_first)
    assert doubled.status_code == 422
    assert "Two of them have the same place." in doubled.content.decode()
    assert "Something is still missing" not in doubled.content.decode()
    half = nadia.post(f"{MODULE}answer/steps/", {"a0": "1", "a1": "", "a2": "1"}).content.decode()
    assert "Something is still missing" in half
    assert nadia.post(f"{MODULE}answer/pick/", {"a": "9"}).status_code == 422
    assert nadia.post(f"{MODULE}answer/pick/").status_code == 422


def test_a_script_gets_the_exercise_alone(nadia: Client, module: Module) -> None:
    nadia.post(f"{MODULE}begin/")
    response = nadia.post(f"{MODULE}answer/pick/", {"a": "0"}, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert page.lstrip().startswith('<section class="exercise choice"')
    assert "<html" not in page


def test_an_answer_can_be_given_again(nadia: Client, module: Module) -> None:
    nadia.post(f"{MODULE}begin/")
    nadia.post(f"{MODULE}answer/pick/", {"a": shown_number("pick", 1, 2)})
    assert "Not quite." in text_of(nadia, f"{MODULE}1/")
    assert 'type="radio"' not in text_of(nadia, f"{MODULE}1/")
    assert 'type="radio"' in text_of(nadia, f"{MODULE}1/?again=pick")


def test_note_and_bookmark_are_shown_again_and_collected(nadia: Client, module: Module) -> None:
    assert "No notes yet." in text_of(nadia, f"{HOME}notes/")
    nadia.post(f"{MODULE}begin/")
    assert nadia.post(f"{MODULE}1/note/", {"words": "For Monday: <b>the feeling</b>"}).url == f"{MODULE}1/"
    nadia.post(f"{MODULE}1/bookmark/", {"on": "1"})
    page = text_of(nadia, f"{HOME}notes/")
    assert "For Monday: &lt;b&gt;the feeling&lt;/b&gt;" in page
    assert "Marked" in page
    assert "For Monday" in text_of(nadia, f"{MODULE}print/")
    assert nadia.post(f"{MODULE}9/note/", {"words": "x"}).status_code == 404


def test_withdrawn_under_her_she_is_told_and_goes_on(cast: Cast, nadia: Client, module: Module) -> None:
    nadia.post(f"{MODULE}begin/")
    services.withdraw(actor=cast.trainer, module=module, now=timezone.now())
    assert "was taken back by its authors" in text_of(nadia, f"{MODULE}1/")
    assert "You were at section 1 of 3" in text_of(nadia, HOME)
    nadia.force_login(cast.colleague)
    assert nadia.get(MODULE).status_code == 404
    assert nadia.post(f"{MODULE}begin/").status_code == 404


def test_a_newer_version_is_offered_and_taken(cast: Cast, nadia: Client, module: Module) -> None:
    nadia.post(f"{MODULE}begin/")
    updated(cast.trainer, cast.manager, module, TEXT.replace("Some words.", "Quite other words."))
    page = text_of(nadia, f"{MODULE}1/")
    assert "There is a newer version." in page
    assert "Quite other words." not in page
    nadia.post(f"{MODULE}newer/")
    assert "Quite other words." in text_of(nadia, f"{MODULE}1/")


def test_a_scheduled_version_appears_when_its_moment_has_come(cast: Cast, nadia: Client, module: Module) -> None:
    now = timezone.now()
    newer = TEXT.replace("Opening words.", "New opening.")
    version = updated(cast.trainer, cast.manager, module, newer, at=now + timedelta(hours=1), now=now)
    assert "Opening words." in text_of(nadia, MODULE)
    version.publish_at = timezone.now() - timedelta(seconds=1)
    version.save()
    assert "New opening." in text_of(nadia, MODULE)


def test_leaving_out_needs_proof(nadia: Client, module: Module) -> None:
    assert "You may leave this out" not in text_of(nadia, MODULE)
    nadia.post(f"{MODULE}skip/")
    assert "Nothing assessed or reviewed" in text_of(nadia, HOME)
    assert not Done.objects.exists()


def test_an_outsider_finds_nothing_of_a_house(cast: Cast, client: Client, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    client.force_login(cast.outsider)
    assert "Waiting well" not in text_of(client, HOME)
    for path in ("", "1/", "print/"):
        assert client.get(f"{MODULE}{path}").status_code == 404
    for path in ("begin/", "finish/", "newer/", "skip/", "answer/pick/", "1/note/", "1/bookmark/"):
        assert client.post(f"{MODULE}{path}").status_code == 404
    assert "Waiting well" not in text_of(client, f"{HOME}cards/?q=waiting+well")


def test_nobody_sees_where_another_is(cast: Cast, client: Client, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    services.write_note(user=cast.nadia, module=module, section="why", words="Mine alone.", now=NOW)
    for who, person in cast.all_but("nadia").items():
        client.force_login(person)
        assert "Mine alone." not in text_of(client, f"{HOME}notes/"), who
        assert client.get(f"{MODULE}1/").status_code == 404, who


def test_who_is_not_signed_in_is_sent_to_sign_in(client: Client, module: Module) -> None:
    for name, words in (("home", []), ("cards", []), ("overview", ["waiting_well"]), ("write", [])):
        response = client.get(reverse(f"modules:{name}", args=words))
        assert response.status_code == 302
        assert "/accounts/login/" in response.url


def test_an_empty_library_says_what_to_do(nadia: Client) -> None:
    assert "No module is published yet." in text_of(nadia, HOME)


def test_queries_do_not_grow_with_the_library(cast: Cast, nadia: Client, django_assert_max_num_queries: object) -> None:
    texts = [TEXT.replace("key: waiting_well", f"key: module_{n}") for n in range(12)]
    load_shipped(modules=[(text, parsed(text)) for text in texts], now=NOW)
    for n in range(6):
        services.begin(user=cast.nadia, module=Module.objects.get(key=f"module_{n}"), now=NOW)
    text_of(nadia, HOME)
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        page = text_of(nadia, HOME)
    assert page.count("You were at section 1 of 3.") == 6


def test_opening_a_section_remembers_the_place(cast: Cast, nadia: Client, module: Module) -> None:
    nadia.post(f"{MODULE}begin/")
    text_of(nadia, f"{MODULE}3/")
    progress = read_own_progress(cast.nadia, module)
    assert progress is not None
    assert progress.place == 2
    assert nadia.get(f"{MODULE}4/").status_code == 404
    assert nadia.get(f"{MODULE}0/").status_code == 404
