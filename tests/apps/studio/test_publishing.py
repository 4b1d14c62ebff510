"""Review and publishing: a second person, a trial of this very text, and what appears on Practise."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.apps.studio.house import changed, newest, published, ready, reviewed, tried, written
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.selectors import published as on_practise
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership
from warmline.apps.studio import services
from warmline.apps.studio.models import State


def titles(house: int) -> list[str]:
    return [one.scenario.title for one in on_practise(house)]


def test_tried_and_reviewed_it_is_published_in_its_own_house_only(cast: Cast) -> None:
    case = ready(cast.trainer, cast.manager)
    assert services.obstacles(actor=cast.trainer, revision=newest(case)) == []
    assert titles(cast.organisation.pk) == []
    services.publish(actor=cast.trainer, revision=newest(case))
    assert titles(cast.organisation.pk) == ["The locker that stays shut"]
    assert titles(cast.elsewhere.pk) == []
    assert (newest(case).state, newest(case).case.live) == (State.PUBLISHED, 1)


def test_an_untried_and_unreviewed_text_is_refused_with_every_reason(cast: Cast) -> None:
    case = written(cast.trainer)
    reasons = services.obstacles(actor=cast.trainer, revision=newest(case))
    assert ["tried this text out" in reasons[0], "Send it to review" in reasons[1]] == [True, True]
    with pytest.raises(Refused, match="tried this text out"):
        services.publish(actor=cast.trainer, revision=newest(case))
    assert not ScenarioVersion.objects.exists()


def test_a_text_that_tells_nobody_apart_is_refused(cast: Cast) -> None:
    case = ready(cast.trainer, cast.manager)
    newest(case).trials.all().delete()
    tried(cast.trainer, newest(case), separates=False)
    with pytest.raises(Refused, match="too much alike"):
        services.publish(actor=cast.trainer, revision=newest(case))


def test_a_trial_of_another_text_does_not_count(cast: Cast) -> None:
    case = written(cast.trainer)
    tried(cast.trainer, newest(case))
    services.save_text(actor=cast.trainer, revision=newest(case), text=changed(minutes=9), seen=newest(case).sha256)
    assert any("tried this text" in each for each in services.obstacles(actor=cast.trainer, revision=newest(case)))


def test_no_writer_reviews_her_own_version(cast: Cast) -> None:
    case = written(cast.trainer)
    services.save_text(actor=cast.manager, revision=newest(case), text=changed(minutes=9), seen=newest(case).sha256)
    services.send_to_review(actor=cast.trainer, revision=newest(case))
    for writer in (cast.trainer, cast.manager):
        with pytest.raises(Refused, match="somebody else reviews"):
            services.approve(actor=writer, revision=newest(case), seen=newest(case).sha256)
    services.approve(actor=cast.admin, revision=newest(case), seen=newest(case).sha256, note="Reads well.")
    assert (newest(case).reviewed_by, newest(case).note) == (cast.admin, "Reads well.")


def test_a_reviewer_answers_for_the_text_she_read(cast: Cast) -> None:
    case = written(cast.trainer)
    services.send_to_review(actor=cast.trainer, revision=newest(case))
    with pytest.raises(Refused, match="while you read it"):
        services.approve(actor=cast.manager, revision=newest(case), seen="another")


def test_what_is_sent_back_needs_a_note_and_is_a_draft_again(cast: Cast) -> None:
    case = written(cast.trainer)
    services.send_to_review(actor=cast.trainer, revision=newest(case))
    services.send_to_review(actor=cast.trainer, revision=newest(case))
    with pytest.raises(Refused, match="Write what should change"):
        services.send_back(actor=cast.manager, revision=newest(case), note="  ")
    services.send_back(actor=cast.manager, revision=newest(case), note="Softer opening, please.")
    assert (newest(case).state, newest(case).note) == (State.DRAFT, "Softer opening, please.")
    with pytest.raises(Refused, match="not in review"):
        services.approve(actor=cast.manager, revision=newest(case), seen=newest(case).sha256)


def test_a_text_with_gaps_does_not_go_to_review(cast: Cast) -> None:
    case = written(cast.trainer, text=changed(summary="[write it]"))
    with pytest.raises(Refused, match="Mend the lines"):
        services.send_to_review(actor=cast.trainer, revision=newest(case))


def test_a_lone_trainer_sees_why_it_waits_until_an_admin_settles_it(cast: Cast) -> None:
    Membership.objects.filter(person__in=[cast.manager, cast.admin]).exclude(role="admin").update(until=timezone.now())
    alone = Membership.objects.filter(person=cast.admin)
    alone.update(until=timezone.now())
    case = written(cast.trainer)
    tried(cast.trainer, newest(case))
    (reason,) = services.obstacles(actor=cast.trainer, revision=newest(case))
    assert "nobody else here is trainer" in reason
    alone.update(until=None)
    services.settle_review(actor=cast.admin, one_person=True)
    assert services.obstacles(actor=cast.trainer, revision=newest(case)) == []
    services.publish(actor=cast.trainer, revision=newest(case))
    event = AuditEvent.objects.get(verb="studio.published")
    assert event.data == {"version": 1, "alone": True}


@pytest.mark.parametrize("name", ["trainer", "manager", "nadia"])
def test_only_an_admin_settles_how_scenarios_are_reviewed(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        services.settle_review(actor=cast.people()[name], one_person=True)


def test_settling_twice_leaves_one_line_and_another_house_untouched(cast: Cast) -> None:
    services.settle_review(actor=cast.admin, one_person=True)
    services.settle_review(actor=cast.admin, one_person=True)
    assert AuditEvent.objects.filter(verb="studio.settled").count() == 1
    case = written(cast.outsider)
    tried(cast.outsider, newest(case))
    assert services.obstacles(actor=cast.outsider, revision=newest(case)) != []


def test_the_next_version_replaces_the_one_before_and_old_talks_keep_theirs(cast: Cast) -> None:
    case = published(cast.trainer, cast.manager)
    first = newest(case).library
    services.new_version(actor=cast.trainer, case=case)
    services.save_text(actor=cast.trainer, revision=newest(case), text=changed(title="Two"), seen=newest(case).sha256)
    assert titles(cast.organisation.pk) == ["The locker that stays shut"]
    reviewed(cast.trainer, cast.manager, case)
    services.publish(actor=cast.manager, revision=newest(case))
    assert titles(cast.organisation.pk) == ["Two"]
    assert case.revisions.get(number=1).state == State.REPLACED
    assert first is not None
    assert ScenarioVersion.objects.get(pk=first.pk).title == "The locker that stays shut"


def test_what_is_withdrawn_is_off_practise_and_may_come_again_as_a_new_version(cast: Cast) -> None:
    case = published(cast.trainer, cast.manager)
    services.withdraw(actor=cast.manager, case=case)
    assert titles(cast.organisation.pk) == []
    assert (newest(case).state, newest(case).case.state, newest(case).case.live) == (
        State.WITHDRAWN,
        State.WITHDRAWN,
        None,
    )
    with pytest.raises(Refused, match="No version"):
        services.withdraw(actor=cast.manager, case=newest(case).case)
    assert services.new_version(actor=cast.trainer, case=newest(case).case).number == 2


def test_publishing_twice_is_refused(cast: Cast) -> None:
    case = published(cast.trainer, cast.manager)
    with pytest.raises(Refused, match="published before"):
        services.publish(actor=cast.trainer, revision=newest(case))


@pytest.mark.parametrize("name", ["nadia", "petra", "analyst", "outsider"])
def test_nobody_else_sends_reviews_publishes_or_withdraws(cast: Cast, name: str) -> None:
    person, case = cast.people()[name], ready(cast.trainer, cast.manager)
    revision = newest(case)
    for deed in (
        lambda: services.send_to_review(actor=person, revision=revision),
        lambda: services.approve(actor=person, revision=revision, seen=revision.sha256),
        lambda: services.send_back(actor=person, revision=revision, note="x"),
        lambda: services.publish(actor=person, revision=revision),
        lambda: services.withdraw(actor=person, case=case),
        lambda: services.begin_trial(actor=person, revision=revision),
        lambda: services.begin_translation(actor=person, revision=revision, language="pt"),
    ):
        with pytest.raises(PermissionDenied):
            deed()
