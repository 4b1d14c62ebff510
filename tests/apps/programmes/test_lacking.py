"""A programme that leads to something the house does not have is neither published nor assigned."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.apps.programmes.house import NOW, TODAY, assigned, enrolment, everybody, outline, shipped
from tests.cast import Cast

from warmline.apps.assessment.models import CertificationRule
from warmline.apps.knowledge.models import Attempt, Decision, Form
from warmline.apps.people.errors import Refused
from warmline.apps.programmes.lacking import lacking
from warmline.apps.programmes.models import Assignment, Programme
from warmline.apps.programmes.selectors import path_of
from warmline.apps.programmes.services.assigning import assign
from warmline.apps.programmes.services.catalogue import copy_programme, publish
from warmline.apps.programmes.standings import public_done
from warmline.core.curriculum.programme import Phase, Step, StepKind

pytestmark = pytest.mark.django_db
TEST = Step("test", StepKind.TEST, "What you know", "empathy", 20)


def with_test() -> Programme:
    return shipped(outline(key="tested", phases=(Phase("begin", "Begin", (TEST,)),)))


def has_test(cast: Cast) -> Form:
    return Form.objects.create(
        organisation=cast.organisation, key="empathy", title="Empathy", level=2, room="assessed", cut=0.6, made_at=NOW
    )


def test_assigning_is_refused_with_the_step_and_what_to_do(cast: Cast) -> None:
    programme = with_test()
    said = "leads to the test “empathy”, which is not open in your house. Make one under Tests with the title “Empathy”"
    with pytest.raises(Refused, match=f"“What you know” {said}"):
        assign(actor=cast.admin, programme=programme, audience=everybody(cast), now=NOW)
    assert not Assignment.objects.exists()
    has_test(cast)
    assigned(cast, programme)
    assert Assignment.objects.count() == 1


def test_whoever_passed_that_test_has_done_the_step_for_herself_and_her_lead(client: Client, cast: Cast) -> None:
    form = has_test(cast)
    assigned(cast, with_test())
    for who, verdict in ((cast.nadia, "passed"), (cast.colleague, "not_yet")):
        attempt = Attempt.objects.create(
            form=form, person=who, room="assessed", seed=1, state="done", begun_at=NOW, touched_at=NOW, finished_at=NOW
        )
        Decision.objects.create(attempt=attempt, verdict=verdict, reason="By the rule.", at=NOW)
    for who, state in ((cast.nadia, "done"), (cast.colleague, "next")):
        (own,) = path_of(who, NOW)
        assert [stop.state.value for stop in own.path.stops] == [state]
    rows = [enrolment(cast.nadia), enrolment(cast.colleague)]
    assert public_done(rows, NOW) == {rows[0].pk: {"test": TODAY}, rows[1].pk: {}}
    client.force_login(cast.petra)
    assert "What you know" in client.get(reverse("programmes:team")).content.decode()


def test_publishing_is_refused_until_the_test_is_there(cast: Cast) -> None:
    own = copy_programme(actor=cast.manager, version=with_test().versions.get(), now=NOW)
    with pytest.raises(Refused, match="Make one under Tests"):
        publish(actor=cast.manager, programme=own, now=NOW)
    has_test(cast)
    assert publish(actor=cast.manager, programme=own, now=NOW).state == "published"


def test_workshops_and_certificates_are_looked_for_too_and_practice_is_not(cast: Cast) -> None:
    steps = (
        Step("room", StepKind.WORKSHOP, "A day", "no_such_day", 90),
        Step("first", StepKind.WORKSHOP, "The first minute", "first_minute", 90),
        Step("proof", StepKind.CERTIFICATE, "Proof", "no_such_rule", 60),
        Step("talk", StepKind.ROLEPLAY, "A talk", "no_such_customer", 15),
    )
    whole = outline(phases=(Phase("begin", "Begin", steps),))
    assert [step.key for step in lacking(cast.manager, whole)] == ["room", "proof"]
    CertificationRule.objects.create(
        organisation=cast.elsewhere, key="no_such_rule", version=1, title="-", level=1, body="{}", sha256="",
        made_at=NOW,
    )  # fmt: skip
    assert len(lacking(cast.manager, whole)) == 2, "another house's certificate is none of ours"


def test_the_page_says_it_before_it_counts_anybody(client: Client, cast: Cast) -> None:
    client.force_login(cast.manager)
    data = {"role": "agent", "place": f"site:{cast.site.pk}", "starts_on": "", "due_on": ""}
    answer = client.post(reverse("programmes:assign", args=[with_test().pk]), data)
    assert answer.status_code == 422
    assert "“What you know” leads to the test" in answer.content.decode()
    assert "Yes, assign it" not in answer.content.decode()
