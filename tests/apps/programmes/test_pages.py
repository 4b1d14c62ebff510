"""The pages of learning: what each person sees, and that nobody sees more."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.apps.programmes.house import NOW, agents, assigned, enrolment, has_done, outline, shipped, written
from tests.cast import Cast
from tests.practice_room import publish
from tests.web.test_every_rendered_page import Reading, check

from warmline.apps.modules.models import Module
from warmline.apps.people.models import Person
from warmline.apps.programmes.addresses import arm_for
from warmline.apps.programmes.audiences import Audience
from warmline.apps.programmes.models import Assignment, Enrolment, Pilot, Programme, SiteOverlay
from warmline.apps.programmes.packing import unpack
from warmline.apps.programmes.services.catalogue import load_shipped
from warmline.apps.programmes.working import sweep_on
from warmline.core.curriculum.programme import Phase, Step, StepKind

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def started(cast: Cast) -> Programme:
    """A programme of the standard, assigned to all agents, begun today."""
    publish()
    programme = shipped()
    assigned(cast, programme)
    Enrolment.objects.update(started_on=timezone.now().date())
    return programme


def get(client: Client, person: Person, name: str, *args: object) -> str:
    client.force_login(person)
    answer = client.get(reverse(f"programmes:{name}", args=args))
    assert answer.status_code == 200, (name, answer.status_code)
    html = answer.content.decode()
    check(Reading(re.sub(r"<header.*?</header>", "", html, flags=re.DOTALL)))  # the header has tests of its own
    assert len(re.findall(r'class="[^"]*\bbtn main\b', html.split("<main", 1)[1])) <= 1, name
    return html


def post(client: Client, person: Person, name: str, *args: object, **data: object) -> int:
    client.force_login(person)
    return client.post(reverse(f"programmes:{name}", args=args), data).status_code


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1]))


def test_her_path_says_what_is_next_why_and_why_not_something_else(
    client: Client, cast: Cast, started: Programme
) -> None:
    said = words(get(client, cast.nadia, "path"))
    assert "Read this first" in said
    assert "Why this one? " in said
    assert "it is the one thing left to do now" in said
    assert "0 of 5 required steps are behind you." in said
    assert "First comes “Read this first”." in said


def test_without_an_assignment_the_page_teaches(client: Client, cast: Cast) -> None:
    said = words(get(client, cast.nadia, "path"))
    assert "Nothing is assigned to you" in said


def test_she_ticks_a_link_and_goes_on(client: Client, cast: Cast, started: Programme) -> None:
    row = enrolment(cast.nadia)
    assert post(client, cast.nadia, "tick", row.pk, "read_this") == 302
    has_done(cast.nadia)
    said = words(get(client, cast.nadia, "path"))
    assert "2 of 5 required steps are behind you." in said
    assert "Why not something else?" in said, "the role-play is open too"


def test_she_pauses_and_goes_on(client: Client, cast: Cast, started: Programme) -> None:
    row = enrolment(cast.nadia)
    assert post(client, cast.nadia, "pause", row.pk) == 302
    assert "Paused. Nothing is due until you go on." in words(get(client, cast.nadia, "path"))
    assert post(client, cast.nadia, "pause", row.pk) == 302
    assert "Go on with this path" not in words(get(client, cast.nadia, "path"))


@pytest.mark.parametrize("who", ["colleague", "petra", "manager", "admin", "outsider"])
def test_nobody_acts_on_her_path(client: Client, cast: Cast, started: Programme, who: str) -> None:
    row = enrolment(cast.nadia)
    assert post(client, cast.people()[who], "pause", row.pk) == 404
    assert post(client, cast.people()[who], "tick", row.pk, "read_this") == 404


def test_a_lead_sees_done_and_not_yet_of_her_team_and_no_practice(
    client: Client, cast: Cast, started: Programme
) -> None:
    has_done(cast.nadia, at=timezone.now())
    said = words(get(client, cast.petra, "team"))
    assert "Nadia Brandt" in said
    assert "Say the feeling" in said
    assert "not yet" in said
    assert f"done {timezone.now().day} " in said
    assert "Talk with Ines" not in said, "role-play is nobody's business but hers"
    assert "Nadia" not in words(get(client, cast.other_lead, "team"))


@pytest.mark.parametrize("who", ["nadia", "trainer", "analyst", "manager", "admin", "outsider"])
def test_only_leads_have_a_team_page(client: Client, cast: Cast, started: Programme, who: str) -> None:
    client.force_login(cast.people()[who])
    assert client.get(reverse("programmes:team")).status_code == 404


PAGES = ["list", "new", "pilots"]
OF_ONE = ["programme", "preview", "assign", "reach", "sites"]


@pytest.mark.parametrize("who", ["nadia", "petra", "trainer", "analyst"])
def test_the_managers_room_does_not_exist_for_others(client: Client, cast: Cast, started: Programme, who: str) -> None:
    client.force_login(cast.people()[who])
    for name, args in [(n, ()) for n in PAGES] + [(n, (started.pk,)) for n in OF_ONE]:
        assert client.get(reverse(f"programmes:{name}", args=args)).status_code == 404, name
    assert post(client, cast.people()[who], "move_on", started.pk) == 404
    assert post(client, cast.people()[who], "copy", started.pk) == 404


def test_another_house_sees_the_standard_but_nothing_of_ours(client: Client, cast: Cast, started: Programme) -> None:
    ours = written(cast)
    row = Assignment.objects.get()
    client.force_login(cast.outsider)
    assert client.get(reverse("programmes:programme", args=[ours.pk])).status_code == 404
    assert client.get(reverse("programmes:site", args=[started.pk, cast.site.pk])).status_code == 404
    assert post(client, cast.outsider, "stop", started.pk, row.pk) == 404
    said = words(get(client, cast.outsider, "programme", started.pk))
    assert "Nobody yet." in said
    assert "Too few people" in words(get(client, cast.outsider, "reach", started.pk))


def test_a_manager_walks_through_every_page(client: Client, cast: Cast, started: Programme) -> None:
    for name in PAGES:
        get(client, cast.manager, name)
    for name in OF_ONE:
        get(client, cast.manager, name, started.pk)
    get(client, cast.manager, "site", started.pk, cast.site.pk)
    get(client, cast.manager, "site_step", started.pk, cast.site.pk, "feeling")
    get(client, cast.manager, "site_add", started.pk, cast.site.pk, "begin")


HEAD = {"title": "Calls that end well", "objective": "Shorter waits", "metric": "AHT", "level": "2", "about": ""}


def test_a_manager_builds_a_programme_and_publishes_it(client: Client, cast: Cast) -> None:
    publish()
    assert post(client, cast.manager, "new", **{**HEAD, "metric": ""}) == 422
    assert post(client, cast.manager, "new", **HEAD) == 302
    row = Programme.objects.get(organisation=cast.organisation)
    assert post(client, cast.manager, "publish", row.pk) == 302
    assert row.versions.get().state == "draft", "without a step nothing is published"
    step = {
        "what": "roleplay:parcel_birthday",
        "link": "",
        "title": "",
        "minutes": "15",
        "due_days": "3",
        "required": "on",
    }
    assert post(client, cast.manager, "add_step", row.pk, "begin", **step) == 302
    link = {"what": "", "link": "/practise/learn/", "title": "Look around", "minutes": "5"}
    assert post(client, cast.manager, "add_step", row.pk, "begin", **link) == 302
    assert post(client, cast.manager, "part", row.pk, title="Later") == 302
    assert post(client, cast.manager, "head", row.pk, **{**HEAD, "about": "For everybody."}) == 302
    key = unpack(row.versions.get().body).steps()[0].key
    changed = {**step, "minutes": "20", "title": "Meet Ines"}
    assert post(client, cast.manager, "step", row.pk, key, **changed) == 302
    assert post(client, cast.manager, "change", row.pk, "down", key) == 302
    assert post(client, cast.manager, "change", row.pk, "drop-part", "later") == 302
    for name, args in (("head", ()), ("part", ()), ("add_step", ("begin",)), ("step", (key,)), ("preview", ())):
        get(client, cast.manager, name, row.pk, *args)
    assert post(client, cast.manager, "publish", row.pk) == 302
    made = unpack(row.versions.get(state="published").body)
    assert [(s.title, s.minutes) for s in made.steps()] == [("Look around", 5), ("Meet Ines", 20)]
    assert made.about == "For everybody."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"what": "", "link": ""}, "one of the two"),
        ({"what": "roleplay:parcel_birthday", "link": "/x/"}, "one of the two"),
        ({"what": "", "link": "javascript:alert(1)", "title": "x"}, "begins with /"),
        ({"what": "", "link": "//evil.example", "title": "x"}, "begins with /"),
        ({"what": "", "link": "/x/", "title": ""}, "Give the address a title"),
        ({"what": "roleplay:nobody"}, "Select a valid choice"),
    ],
)
def test_a_step_leads_to_something_that_exists(client: Client, cast: Cast, changes: dict[str, str], said: str) -> None:
    publish()
    row = written(cast)
    client.force_login(cast.manager)
    data = {"what": "", "link": "", "title": "", "minutes": "5"} | changes
    answer = client.post(reverse("programmes:add_step", args=[row.pk, "begin"]), data)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_standard_is_not_edited_but_copied(client: Client, cast: Cast, started: Programme) -> None:
    client.force_login(cast.manager)
    for name, args in (("head", ()), ("part", ()), ("add_step", ("begin",)), ("step", ("ines",))):
        assert client.get(reverse(f"programmes:{name}", args=[started.pk, *args])).status_code == 404
    assert post(client, cast.manager, "copy", started.pk) == 302
    assert Programme.objects.get(organisation=cast.organisation).title == "First weeks, our version"


def test_counts_come_before_yes(client: Client, cast: Cast) -> None:
    programme = shipped()
    agents(cast, ["ada"])
    data = {"role": "agent", "place": f"site:{cast.site.pk}", "starts_on": "", "due_on": ""}
    client.force_login(cast.manager)
    answer = client.post(reverse("programmes:assign", args=[programme.pk]), data)
    assert "3 people would be enrolled" in words(answer.content.decode())
    assert not Assignment.objects.exists()
    assert post(client, cast.manager, "assign", programme.pk, **data, yes="1") == 302
    row = Assignment.objects.get()
    assert post(client, cast.manager, "stop", programme.pk, row.pk) == 302
    assert Assignment.objects.get().stopped_at is not None


def test_with_nobody_to_enrol_there_is_no_yes(client: Client, cast: Cast) -> None:
    data = {"role": "analyst", "place": f"team:{cast.team.pk}", "starts_on": "", "due_on": ""}
    client.force_login(cast.manager)
    html = client.post(reverse("programmes:assign", args=[shipped().pk]), data).content.decode()
    assert "0 people would be enrolled" in words(html)
    assert "So there is nobody to assign it to." in html
    assert "Yes, assign it" not in html
    assert "---------" not in html, "an empty choice is said in words"


def test_why_a_step_is_not_skipped_is_said_once_and_folded_for_the_rest(client: Client, cast: Cast) -> None:
    steps = tuple(
        Step(key, StepKind.MODULE, f"Module {key}", key, 10, behaviours=("names_feeling",)) for key in ("a", "b", "c")
    )
    assigned(cast, shipped(outline(phases=(Phase("begin", "Begin", steps),))))
    html = get(client, cast.nadia, "path")
    folded = re.findall(r"<summary>Why it is not skipped<span class=\"vh\">: Module (\w)</span></summary>", html)
    assert folded == ["b", "c"]
    assert html.count("Not skipped: reviews and assessments") == 3, "once for the next step, and behind two lines"


def test_on_phones_the_second_programme_is_folded(client: Client, cast: Cast) -> None:
    assigned(cast, shipped())
    assert "fold-steps" not in get(client, cast.nadia, "path")
    step = Step("talk", StepKind.ROLEPLAY, "Talk with Ines", "parcel_birthday", 15)
    assigned(cast, shipped(outline(key="second", title="Second", phases=(Phase("p", "P", (step,)),))))
    html = get(client, cast.nadia, "path")
    assert html.count('<details class="fold-steps">') == 1
    assert "The steps of Second" in html


@pytest.mark.parametrize("yes", [{}, {"yes": "1"}])
def test_a_date_in_the_past_is_refused_with_what_to_do(client: Client, cast: Cast, yes: dict[str, str]) -> None:
    past = (timezone.now() - timedelta(days=2)).date().isoformat()
    data = {"role": "agent", "place": f"site:{cast.site.pk}", "due_on": past} | yes
    client.force_login(cast.manager)
    answer = client.post(reverse("programmes:assign", args=[shipped().pk]), data)
    assert answer.status_code == 422
    assert "This date has passed. The earliest that fits is" in answer.content.decode()


def test_a_sites_manager_is_offered_her_site_only(client: Client, cast: Cast) -> None:
    programme = shipped()
    offered = get(client, cast.manager, "assign", programme.pk)
    assert "Everywhere in" not in offered
    assert "Choose a place" in offered
    assert "Everywhere in" in get(client, cast.admin, "assign", programme.pk)
    place = {"role": "agent", "place": f"organisation:{cast.organisation.pk}", "yes": "1"}
    assert post(client, cast.manager, "assign", programme.pk, **place) == 422


def test_how_far_people_come_is_told_from_five_on(client: Client, cast: Cast, started: Programme) -> None:
    assert "Too few people to show anything" in words(get(client, cast.manager, "reach", started.pk))
    many = agents(cast, [f"a{n}" for n in range(4)])
    assigned(cast, started)
    for person in many[:3]:
        has_done(person)
    sweep_on("2026-03-02", lambda *_: None)
    html = get(client, cast.manager, "reach", started.pk)
    said = words(html)
    assert "6 people were enrolled: 6 under way, 0 finished" in said
    assert "3 of 6" in said
    assert "Most people are still before “Read this first”: 6 fewer" in said
    assert "Talk with Ines" not in said
    assert '<svg class="reach wide"' in html


def test_the_queries_of_the_reach_do_not_grow_with_people(client: Client, cast: Cast, started: Programme) -> None:
    def asked() -> int:
        get(client, cast.manager, "reach", started.pk)
        with CaptureQueriesContext(connection) as found:
            get(client, cast.manager, "reach", started.pk)
        return len(found)

    agents(cast, [f"a{n}" for n in range(6)])
    assigned(cast, started)
    before = asked()
    agents(cast, [f"b{n}" for n in range(30)])
    assigned(cast, started)
    assert asked() == before


def test_the_queries_of_a_path_and_of_a_team_do_not_grow(client: Client, cast: Cast, started: Programme) -> None:
    def asked(person: Person, name: str) -> int:
        get(client, person, name)
        with CaptureQueriesContext(connection) as found:
            get(client, person, name)
        return len(found)

    before = asked(cast.nadia, "path"), asked(cast.petra, "team")
    agents(cast, [f"a{n}" for n in range(12)])
    assigned(cast, started)
    for n in range(20):
        has_done(cast.nadia, f"module_{n}")
    assert (asked(cast.nadia, "path"), asked(cast.petra, "team")) == before


def test_a_site_goes_its_own_way_and_a_new_standard_is_merged(client: Client, cast: Cast) -> None:
    programme, at = shipped(), (cast.site.pk,)
    changed = {"title": "Talk with Ines", "note": "In the quiet room.", "minutes": "25", "due_days": ""}
    assert post(client, cast.manager, "site_step", programme.pk, *at, "ines", **changed) == 302
    assert post(client, cast.manager, "site_change", programme.pk, *at, "up", "room") == 302
    assert post(client, cast.manager, "site_change", programme.pk, *at, "hide", "proof") == 302
    own = {"what": "", "link": "/practise/learn/", "title": "Our till", "minutes": "5"}
    assert post(client, cast.manager, "site_add", programme.pk, *at, "begin", **own) == 302
    said = words(get(client, cast.manager, "site", programme.pk, *at))
    assert "In the quiet room." in said
    assert "Our till" in said
    assert "is fixed by the standard" in said, "the certificate stays"
    steps = tuple(replace(s, minutes=20) if s.key == "ines" else s for s in outline(2).phases[0].steps)
    load_shipped(outlines=[outline(2, phases=(replace(outline().phases[0], steps=steps),))], now=NOW)
    assert "The standard has version 2 now" in words(get(client, cast.manager, "site", programme.pk, *at))
    assert "A new standard waits" in words(get(client, cast.manager, "sites", programme.pk))
    shown = words(get(client, cast.manager, "merge", programme.pk, *at))
    assert "“Talk with Ines”, minutes: it was 15. The standard says 20 now, your site 25." in shown
    assert SiteOverlay.objects.get().base.number == 1, "looking changes nothing"
    assert post(client, cast.manager, "merge", programme.pk, *at, **{"conflict-1": "site", "yes": "1"}) == 302
    row = SiteOverlay.objects.get()
    assert row.base.number == 2
    assert post(client, cast.manager, "site_undo", programme.pk, *at, 0) == 302
    assert len(SiteOverlay.objects.get().operations) == len(row.operations) - 1


@pytest.mark.parametrize(("how", "key"), [("up", "read_this"), ("down", "proof"), ("away", "ines"), ("hide", "none")])
def test_a_change_that_makes_no_sense_is_not_found(client: Client, cast: Cast, how: str, key: str) -> None:
    assert post(client, cast.manager, "site_change", shipped().pk, cast.site.pk, how, key) == 404


def test_two_versions_are_compared_and_say_when_nobody_can_tell(client: Client, cast: Cast) -> None:
    module = Module.objects.create(organisation=None, key="say_the_feeling", title="Say the feeling", changed_at=NOW)
    for number in (1, 2):
        module.versions.create(number=number, text="", sha256="", changed_at=NOW, published_at=NOW)
    data = {"module": str(module.pk), "first": "1", "second": "2"}
    assert f"{module.title} (versions 1, 2)" in words(get(client, cast.manager, "pilots"))
    assert post(client, cast.manager, "pilots", **{**data, "second": "1"}) == 422
    assert post(client, cast.manager, "pilots", **data) == 302
    pilot = Pilot.objects.get()
    assert "Too few people to say anything." in words(get(client, cast.manager, "pilot", pilot.pk))
    people = agents(cast, [f"a{n}" for n in range(60)])
    assigned(cast, shipped(), Audience(cast.organisation, role="agent"))
    for person in people:
        if arm_for(pilot, person.pk) == 2:
            has_done(person, at=timezone.now(), number=2)
    said = words(get(client, cast.manager, "pilot", pilot.pk))
    assert "Higher with the second version." in said
    assert "hidden: fewer than five people" in said, "nobody finished the first one: no days to speak of"
    client.force_login(cast.outsider)
    assert client.get(reverse("programmes:pilot", args=[pilot.pk])).status_code == 404
    assert post(client, cast.manager, "end_pilot", pilot.pk) == 302
    assert Pilot.objects.get().ended_at is not None
