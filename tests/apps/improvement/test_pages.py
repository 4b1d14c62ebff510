"""The pages of improvement: what each person sees, and that nobody sees more."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.apps.improvement.house import MODULE, many, said
from tests.apps.programmes.house import assigned, enrolment, shipped
from tests.cast import Cast
from tests.web.test_every_rendered_page import Reading, check

from warmline.apps.improvement.looking import look
from warmline.apps.improvement.models import Finding, KindWord, Look, Reaction
from warmline.apps.improvement.things import token_for
from warmline.apps.modules.models import Module
from warmline.apps.people.models import Person
from warmline.apps.programmes.models import Enrolment

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def get(client: Client, person: Person, name: str, *args: object) -> str:
    client.force_login(person)
    answer = client.get(reverse(f"improvement:{name}", args=args))
    assert answer.status_code == 200, (name, answer.status_code)
    html = answer.content.decode()
    check(Reading(re.sub(r"<header.*?</header>", "", html, flags=re.DOTALL)))
    assert len(re.findall(r'class="[^"]*\bbtn main\b', html.split("<main", 1)[1])) <= 1, name
    return re.sub(r"\s+", " ", html.split("<main", 1)[1])


def status(client: Client, person: Person, name: str, *args: object) -> int:
    client.force_login(person)
    return client.get(reverse(f"improvement:{name}", args=args)).status_code


def post(client: Client, person: Person, name: str, *args: object, **data: object) -> str:
    client.force_login(person)
    answer = client.post(reverse(f"improvement:{name}", args=args), data, follow=True)
    return answer.content.decode() if answer.status_code in (200, 422) else str(answer.status_code)


@pytest.fixture
def stale(cast: Cast) -> Finding:
    now = timezone.now()
    row = Module.objects.create(organisation=cast.organisation, key="ours", title="Our desk", live=1,
                                state="published",
                                review_by=now.date() - timedelta(days=3), changed_at=now)  # fmt: skip
    row.versions.create(number=1, text="", sha256="", changed_at=now, published_at=now, state="published")
    look(organisation=cast.organisation, now=now)
    return Finding.objects.get()


def test_findings_are_for_trainer_and_manager(cast: Cast, client: Client, stale: Finding) -> None:
    assert "Our desk" not in get(client, cast.outsider, "front")
    assert status(client, cast.outsider, "finding", stale.pk) == 404
    for name, person in cast.all_but("trainer", "manager", "admin", "outsider").items():
        for page in (("front",), ("finding", stale.pk), ("reactions",), ("reaction", "module", "ours", 1)):
            assert status(client, person, *page) == 404, (name, page)
        assert "404" in post(client, person, "look")
    assert "Our desk" in get(client, cast.manager, "front")
    assert "Read it through" in get(client, cast.trainer, "finding", stale.pk)


def test_a_finding_is_handled_with_a_note(cast: Cast, client: Client, stale: Finding) -> None:
    assert "required" in post(client, cast.trainer, "finding", stale.pk, note="")
    assert "Handled. It opens again" in post(client, cast.trainer, "finding", stale.pk, note="Read it, still holds.")
    front = get(client, cast.manager, "front")
    assert "Nothing is open" in front
    assert "1 handled" in front
    assert "Read it, still holds." in front
    get(client, cast.manager, "finding", stale.pk)


def test_what_came_back_and_what_is_gone_is_said(cast: Cast, client: Client, stale: Finding) -> None:
    Finding.objects.update(note="Once", reopened_at=timezone.now())
    assert "Came back" in get(client, cast.manager, "front")
    assert "The note then: Once" in get(client, cast.manager, "finding", stale.pk)
    Finding.objects.update(gone_at=timezone.now())
    assert "did not find it any more" in get(client, cast.manager, "finding", stale.pk)


def test_before_the_first_look(cast: Cast, client: Client) -> None:
    assert "Nobody has looked yet" in get(client, cast.manager, "front")
    assert "being looked over" in post(client, cast.manager, "look")


def test_what_people_say(cast: Cast, client: Client) -> None:
    assert "Too few answers yet" in get(client, cast.trainer, "reactions")
    said(many(cast, cast.team, 5, "Ana"), words="Louder video please", use=2)
    assert "say_the_feeling" in get(client, cast.trainer, "reactions")
    page = get(client, cast.trainer, "reaction", "module", MODULE.ref, 1)
    assert "5 people, 2.0 of 5 on average" in page
    assert "Louder video please" in page
    assert "A machine put together" in page
    assert "Ana" not in page
    assert status(client, cast.trainer, "reaction", "module", MODULE.ref, 2) == 404


def test_the_questions_are_asked_once_a_day_and_lead_back(cast: Cast, client: Client) -> None:
    token = token_for(cast.nadia, MODULE)
    back = reverse("improvement:mine")
    assert "Nothing was kept" in post(client, cast.nadia, "react", token=token, back=back)
    assert "Nothing was kept" in post(client, cast.colleague, "react", token=token, use="4", back=back)
    page = post(client, cast.nadia, "react", token=token, use="4", words="Fine", back=back)
    assert "without your name" in page
    assert "Will you use it: 4 of 5" in page
    assert "today already" in post(client, cast.nadia, "react", token=token, use="5", back=back)
    client.force_login(cast.nadia)
    answer = client.post(reverse("improvement:react"), {"later": "1", "back": "//evil.example/"})
    assert answer["Location"] == "/"
    key = Reaction.objects.get().pk
    assert "not there any more" in post(client, cast.colleague, "take_back", key)
    assert "Your answer is gone" in post(client, cast.nadia, "take_back", key)
    assert "Nothing yet" in get(client, cast.nadia, "mine")


def test_what_is_overdue_and_the_kind_word(cast: Cast, client: Client) -> None:
    assert "Nothing is overdue" in get(client, cast.nadia, "behind")
    assert "Nothing is overdue" in get(client, cast.petra, "team")
    assigned(cast, shipped())
    Enrolment.objects.update(started_on=timezone.now().date() - timedelta(days=30))
    assert "Five minutes are enough" in get(client, cast.nadia, "behind")
    page = get(client, cast.petra, "team")
    assert "Write to Nadia" in page
    assert "Talk with Ines" not in page
    for name, person in cast.all_but("petra", "other_lead").items():
        assert status(client, person, "team") == 404, name
    assert "Nadia" not in get(client, cast.other_lead, "team")
    row = enrolment(cast.nadia)
    assert "404" in post(client, cast.outsider, "send", row.pk)
    assert "Sent." in post(client, cast.petra, "send", row.pk)
    assert "seven days" in post(client, cast.petra, "send", row.pk)
    assert KindWord.objects.count() == 1
    get(client, cast.petra, "team")


def test_the_questions_stand_at_the_end_of_a_module(cast: Cast, client: Client) -> None:
    from django.template import Context, Template
    from django.test import RequestFactory

    request = RequestFactory().get("/modules/x/")
    request.user = cast.nadia
    asks = Template('{% load improvement %}{% ask_reaction "module" "x" 3 %}')
    assert "Will you use it on your next shift?" in asks.render(Context({"request": request}))
    said([cast.nadia], now=timezone.now())
    assert asks.render(Context({"request": request})).strip() == ""
    assert asks.render(Context({})).strip() == ""


def test_a_look_is_made_once_a_day(cast: Cast) -> None:
    from warmline.apps.improvement.tasks import begin_looking, look_over

    today = timezone.now()
    look_over.func(cast.organisation.pk, today.date().isoformat())
    look_over.func(cast.organisation.pk, today.date().isoformat())
    look_over.func(0, today.date().isoformat())
    begin_looking(cast.organisation.pk, today)
    assert Look.objects.count() == 1
