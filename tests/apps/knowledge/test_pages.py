"""The pages: the walk of a person through a test, what never reaches the browser, and who sees what."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.apps.knowledge.shelf import (
    KEYED,
    NOW,
    answer_all,
    answer_next,
    assessed,
    begin,
    plan,
    quiz,
    right_answer,
    sent_for,
    stock,
    wrong_answer,
)
from tests.cast import Cast
from tests.core.measurement.items.bank import item

from warmline.apps.knowledge import services
from warmline.apps.knowledge.models import Attempt, BankItem, Decision, ExpertAnswer, Form, ItemVersion, Room
from warmline.apps.knowledge.sheets import read_sheet
from warmline.apps.knowledge.shipped import load_items
from warmline.core.measurement.items import ItemSet, Kind, Option, Pool

SECRET = "only the key knows the pelican"


def url(name: str, *args: object) -> str:
    return reverse(f"knowledge:{name}", args=args)


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def send(client: Client, attempt: Attempt, *, right: bool = True) -> str:
    """Answer the item that waits as the page would, and return where it leads."""
    sheet = read_sheet(attempt.person, attempt)
    version = ItemVersion.objects.get(pk=sheet.current)
    sent = sent_for(attempt, version, right_answer(version) if right else wrong_answer(version))
    lined = version.item.kind in ("ordering", "matching", "rate")
    fields = {f"a{n}": value for n, value in enumerate(sent, 1)} if lined else {"a": sent}
    response = client.post(url("room", attempt.pk), {"key": uuid4(), "place": len(sheet.entries), **fields})
    assert response.status_code == 302
    return response.url


def test_a_whole_quiz_of_every_kind_on_pages(cast: Cast, client: Client) -> None:
    form = quiz(cast, *Kind)
    client.force_login(cast.nadia)
    assert form.title in text(client, url("home"))
    page = text(client, url("begin", form.pk))
    assert "sealed for you; nobody else sees them" in page
    key = re.search(r'name="key" value="([^"]+)"', page).group(1)
    assert client.post(url("begin", form.pk), {"key": key}).url == url("room", key)
    assert client.post(url("begin", form.pk), {"key": key}).url == url("room", key)
    attempt = Attempt.objects.get()
    for n in range(8):
        assert f"Question {n + 1} of 8" in text(client, url("room", attempt.pk))
        attempt.refresh_from_db()
        leads = send(client, attempt)
    assert leads == url("result", key)
    page = text(client, leads)
    assert "You know this well" in page or "Close" in page
    assert "Sealed for you" in page
    assert "Two good ways to say it" in page
    assert "(the authors&#x27; choice)" in page or "(the authors' choice)" in page
    assert page.count("(right)") == 3, "one in choose one, two in choose all that fit; none where authors only think so"
    assert "the authors&#x27; own view" in page or "the authors' own view" in page
    assert client.get(url("room", attempt.pk)).url == url("result", key)


def test_an_assessed_test_says_before_it_begins_who_sees_it(cast: Cast, client: Client) -> None:
    form = assessed(cast, *KEYED, minutes=20)
    client.force_login(cast.nadia)
    page = text(client, url("begin", form.pk))
    for words in (
        "This test is assessed",
        cast.trainer.name,
        "20 minutes by our clock",
        "60 per cent",
        "version 1 of this test",
        "2 within 365 days",
        "you wait 7 days",
    ):
        assert words in page
    client.force_login(cast.trainer)
    assert "nobody but you, so it cannot be begun" in text(client, url("begin", form.pk))
    assert client.post(url("begin", form.pk), {"key": uuid4()}).url == url("home")
    assert not Attempt.objects.exists()


def test_the_key_never_reaches_the_browser_before_the_answer(cast: Cast, client: Client) -> None:
    options = (Option("Yes", right=True, why=f"Because {SECRET}."), Option("No", why=SECRET), Option("Never"))
    one = item(Kind.SINGLE, key="one_one", options=options, explanation=f"So {SECRET}.")
    short = item(Kind.SHORT, key="two_two", accepted=(SECRET,))
    said = item(Kind.SAY, key="three_three", good=(f"{SECRET} one", f"{SECRET} two"))
    load_items(sets=[ItemSet("empathy", (one, short, said))], names={}, now=NOW)
    form = services.make_form(actor=cast.manager, plan=plan(3, Room.QUIZ), readers=[], now=NOW)
    client.force_login(cast.nadia)
    attempt = begin(cast.nadia, form)
    assert SECRET not in text(client, url("begin", form.pk)) + text(client, url("home"))
    for _ in range(3):
        assert SECRET not in text(client, url("room", attempt.pk))
        attempt.refresh_from_db()
        send(client, attempt, right=False)
    assert text(client, url("result", attempt.pk)).count(SECRET) >= 5


@pytest.mark.parametrize("answered", [0, 2])
def test_an_assessed_result_never_gives_the_key_away(cast: Cast, client: Client, answered: int) -> None:
    options = (Option("Yes", right=True, why=f"Because {SECRET}."), Option("No", why=SECRET), Option("Never"))
    items = [
        item(
            Kind.SINGLE,
            key=f"one_{n}",
            options=options,
            explanation=f"So {SECRET}.",
            behaviour="names_feeling",
            pool=Pool.ASSESSED,
        )
        for n in range(3)
    ]
    load_items(sets=[ItemSet("empathy", tuple(items))], names={}, now=NOW)
    form = services.make_form(actor=cast.manager, plan=plan(3), readers=[cast.trainer], now=NOW)
    client.force_login(cast.nadia)
    attempt = begin(cast.nadia, form)
    for _ in range(answered):
        attempt = answer_next(attempt, right=False)
    client.post(url("end", attempt.pk))
    page = text(client, url("result", attempt.pk))
    assert "per cent of the points" in page
    assert SECRET not in page
    assert "Item by item" not in page
    assert ("Names the feeling" in page) == bool(answered), "worth another look, by behaviour"
    client.force_login(cast.trainer)
    assert SECRET in text(client, url("result", attempt.pk)), "whoever decides reads the answers with their key"


def test_values_on_the_page_do_not_tell_the_order(cast: Cast, client: Client) -> None:
    """The numbers run from one in the order shown, whatever the right order is."""
    client.force_login(cast.nadia)
    attempt = begin(cast.nadia, quiz(cast, Kind.ORDERING, Kind.ORDERING, Kind.ORDERING))
    page = text(client, url("room", attempt.pk))
    assert re.findall(r'<select id="a(\d)"', page) == ["1", "2", "3", "4"]
    shown = re.findall(r'<label for="a\d">([^<]+)</label>', page)
    assert shown != ["Hear", "Take on", "Ask", "Write"]


def test_a_missing_answer_is_asked_for_and_keeps_the_item(cast: Cast, client: Client) -> None:
    client.force_login(cast.nadia)
    attempt = begin(cast.nadia, quiz(cast, Kind.ORDERING, Kind.ORDERING, Kind.ORDERING))
    sent = {"key": uuid4(), "place": 0, "a1": "1", "a2": "1", "a3": "2", "a4": "3"}
    response = client.post(url("room", attempt.pk), sent)
    assert response.status_code == 422
    assert "Give each line its own place" in response.content.decode()
    assert client.post(url("room", attempt.pk), {"key": "no key", "place": 0}).status_code == 404


def test_the_second_device_is_told(cast: Cast, client: Client) -> None:
    client.force_login(cast.nadia)
    attempt = begin(cast.nadia, quiz(cast, *[Kind.SINGLE] * 3))
    send(client, attempt)
    stale = {"key": uuid4(), "place": 0, "a": "1"}
    response = client.post(url("room", attempt.pk), stale, follow=True)
    assert "perhaps on another device" in response.content.decode()
    assert Attempt.objects.get().answered == 1


def test_ending_early_and_time_over_lead_to_the_result(cast: Cast, client: Client) -> None:
    client.force_login(cast.nadia)
    attempt = begin(cast.nadia, assessed(cast, *KEYED, minutes=1))  # begun long ago by the clock of today
    response = client.get(url("room", attempt.pk), follow=True)
    assert "The time is over" in response.content.decode()
    other = begin(cast.nadia, quiz(cast, *KEYED))
    assert client.post(url("end", other.pk)).url == url("result", other.pk)
    assert "Not reached" in text(client, url("result", other.pk))


WATCHERS = ("colleague", "petra", "other_lead", "trainer", "analyst", "manager", "admin", "outsider")


@pytest.mark.parametrize("who", WATCHERS)
def test_nobody_reads_a_quiz_of_hers_or_that_she_took_it(cast: Cast, client: Client, who: str) -> None:
    running = begin(cast.nadia, quiz(cast, *KEYED))
    done = answer_all(begin(cast.nadia, Form.objects.get(pk=running.form_id)), right=4)
    client.force_login(cast.people()[who])
    for address in (url("room", done.pk), url("result", done.pk)):
        text(client, address, 404)
    assert client.post(url("room", done.pk), {"key": uuid4(), "place": 0, "a": "1"}).status_code == 404
    assert client.post(url("end", done.pk)).status_code == 404
    pages = [url("home"), url("desk"), url("made"), url("bank")]
    assert not any(cast.nadia.name in client.get(page).content.decode() for page in pages)
    assert not Attempt.objects.visible_to(cast.people()[who]).exists()


def test_an_assessed_result_is_seen_by_her_and_the_named_only(cast: Cast, client: Client) -> None:
    attempt = answer_all(begin(cast.nadia, assessed(cast, *[Kind.SINGLE] * 16)), right=16)
    for name, viewer in cast.people().items():
        client.force_login(viewer)
        allowed = name in ("nadia", "trainer")
        page = text(client, url("result", attempt.pk), 200 if allowed else 404)
        if allowed:
            assert "Passed" in page
            assert "100 per cent of the points" in page
    client.force_login(cast.trainer)
    assert text(client, url("room", attempt.pk), 404)


def test_nothing_of_a_running_assessed_attempt_is_seen_by_its_readers(cast: Cast, client: Client) -> None:
    attempt = begin(cast.nadia, assessed(cast, *KEYED))
    client.force_login(cast.trainer)
    text(client, url("result", attempt.pk), 404)
    assert cast.nadia.name not in text(client, url("desk"))


def test_the_desk_marks_and_decides(cast: Cast, client: Client) -> None:
    marking = begin(cast.nadia, assessed(cast, *[Kind.SINGLE] * 6, Kind.SHORT))
    while marking.is_running:
        waiting = ItemVersion.objects.get(pk=read_sheet(cast.nadia, marking).current)
        marking = answer_next(marking, right=waiting.item.kind != "short")
    client.force_login(cast.trainer)
    page = text(client, url("desk"))
    assert "no idea" in page
    row = marking.responses.get(version__item__kind="short")
    client.force_login(cast.petra)
    assert client.post(url("mark", row.pk), {"right": "yes"}).status_code == 404
    client.force_login(cast.trainer)
    assert client.post(url("mark", row.pk), {"right": "yes"}).url == url("desk")
    assert Decision.objects.get().verdict == "passed"
    border = answer_all(begin(cast.colleague, assessed(cast, *[Kind.SINGLE] * 16)), right=10)
    assert "Close to the line" in text(client, url("desk"))
    client.post(url("decide", border.pk), {"passed": "no", "reason": "The hard ones are missing."})
    client.force_login(cast.colleague)
    page = text(client, url("result", border.pk))
    assert "The hard ones are missing." in page
    assert f"Decided by {cast.trainer.name}" in page


@pytest.mark.parametrize("who", ["nadia", "petra", "analyst", "admin"])
def test_the_bank_does_not_exist_for_others(cast: Cast, client: Client, who: str) -> None:
    stock(Kind.SINGLE)
    version = ItemVersion.objects.get()
    client.force_login(cast.people()[who])
    for address in (url("bank"), url("new"), url("item", version.item_id), url("edit", version.item_id, 1),
                    url("made"), url("make")):  # fmt: skip
        text(client, address, 404)
    for address in (url("calibrate"), url("copy", version.item_id, 1), url("withdraw", version.item_id)):
        assert client.post(address).status_code == 404


def test_an_item_from_the_form_to_publication(cast: Cast, client: Client) -> None:
    client.force_login(cast.trainer)
    sent = {
        "key": "late_refund", "skill": "empathy", "level": "2", "kind": "single", "prompt": "What comes first?",
        "lines": "* The person | She is upset.\nThe number\nThe rule", "explanation": "The person first.",
    }  # fmt: skip
    page = client.post(url("new"), {**sent, "lines": "The number\nThe rule"}).content.decode()
    assert "at least 3" in page
    found = client.post(url("new"), sent)
    row = BankItem.objects.get()
    assert found.url == url("item", row.pk)
    page = text(client, found.url)
    assert "She is upset." in page
    assert "As people see it" in page
    edited = {**sent, "prompt": "What comes before all else?", "seen": row.versions.get().sha256}
    assert client.post(url("edit", row.pk, 1), edited).url == url("item", row.pk)
    assert "in the meantime" in client.post(url("edit", row.pk, 1), edited).content.decode()
    client.post(url("send", row.pk, 1))
    assert "somebody else reviews it" in text(client, url("item", row.pk))
    client.force_login(cast.manager)
    client.post(url("review", row.pk, 1), {"seen": row.versions.get().sha256, "publish": ""})
    assert BankItem.objects.get().state == "published"
    assert client.post(url("next", row.pk)).status_code == 302
    assert client.post(url("withdraw", row.pk)).status_code == 302
    client.force_login(cast.outsider)
    text(client, url("item", row.pk), 404)


def test_a_test_is_made_given_and_closed(cast: Cast, client: Client) -> None:
    stock(*KEYED)
    client.force_login(cast.manager)
    sent = {"title": "First steps", "level": "1", "skills": ["empathy"], "length": "4", "cut": "60", "room": "assessed"}
    assert "Name at least one person" in client.post(url("make"), sent).content.decode()
    made = client.post(url("make"), {**sent, "readers": [cast.trainer.pk]})
    form = Form.objects.get(organisation=cast.organisation)
    assert made.url == url("test", form.pk)
    page = client.post(url("test", form.pk), {"people": [cast.nadia.pk], "due": "2026-01-01"}).content.decode()
    assert "in the past" in page
    assert client.post(url("test", form.pk), {"people": [cast.nadia.pk], "due": "2099-01-01"}).status_code == 302
    assert "not yet" in text(client, url("test", form.pk))
    client.force_login(cast.nadia)
    assert "asked by Miriam Adler, until 1 January" in text(client, url("home"))
    client.force_login(cast.manager)
    client.post(url("close", form.pk))
    client.force_login(cast.nadia)
    assert form.title not in text(client, url("home"))


def test_experts_answer_alone(cast: Cast, client: Client) -> None:
    stock(Kind.RATE, Kind.BEST)
    rate, best = ItemVersion.objects.get(item__kind="rate"), ItemVersion.objects.get(item__kind="best")
    client.force_login(cast.analyst)
    assert "0 experts so far, 5 are needed" in text(client, url("panel"))
    client.post(url("situation", rate.pk), {"aa": "5", "ab": "2", "ac": "1"})
    assert client.post(url("situation", best.pk), {}).url == url("situation", best.pk)
    client.post(url("situation", best.pk), {"a": "b"})
    assert sorted(ExpertAnswer.objects.values_list("person", "answer")) == sorted(
        [(cast.analyst.pk, ["5", "2", "1"]), (cast.analyst.pk, ["b"])]
    )
    client.force_login(cast.trainer)
    assert "checked" not in text(client, url("situation", best.pk))
    client.force_login(cast.nadia)
    text(client, url("panel"), 404)
    text(client, url("situation", best.pk), 404)


def test_the_queries_of_the_lists_do_not_grow(cast: Cast, client: Client, django_assert_max_num_queries) -> None:
    stock(*KEYED * 6)
    form = services.make_form(actor=cast.manager, plan=plan(20), readers=[cast.trainer], now=NOW)
    for user in (cast.nadia, cast.colleague):
        answer_all(begin(user, form), right=16)
    client.force_login(cast.trainer)
    for address, most in ((url("home"), 20), (url("bank"), 20), (url("desk"), 16)):
        with django_assert_max_num_queries(most):
            text(client, address)
    client.force_login(cast.nadia)
    with django_assert_max_num_queries(20):
        text(client, url("result", Attempt.objects.get(person=cast.nadia).pk))
