"""What is in force: drift turns off, and every step can be taken back."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.reviews.reviewed import CRITERION, NOW, csv, desk, learn, load, load_careful, sheet, talks
from tests.cast import Cast
from tests.core.scoring.criteria.raters import careful

from warmline.apps.audit.models import AuditEvent
from warmline.apps.reviews.models import Activation
from warmline.apps.reviews.selectors import criteria_of, history
from warmline.apps.reviews.services import NoSuchVersion, put_back, turn_off_what_drifted
from warmline.apps.reviews.services.force import in_force
from warmline.core.scoring.score import score

WHY = Activation.Why


def back(actor, number: int) -> Activation:
    return put_back(actor=actor, organisation=actor.organisation, number=number, machine=str(desk().machine()), now=NOW)


def drift(actor, *, first: int = 100):
    """Thirty new conversations in which the machine always sees a 2, reviewed by two careful people."""
    return load(actor, sheet(30, [careful(), careful()], first=first, seed=9), talks(30, first=first, shown=2))


@pytest.fixture
def proven(cast: Cast) -> Cast:
    load_careful(cast.analyst, 60)
    assert learn(cast.analyst).proven == (CRITERION,)
    return cast


def versions_in_force(cast: Cast) -> str | None:
    found = criteria_of(cast.organisation, desk())
    return None if found is None else found.version


def test_newer_reviews_that_do_not_bear_it_out_turn_a_criterion_off(proven: Cast) -> None:
    done = drift(proven.analyst)
    assert done.turned_off == (CRITERION,)
    assert versions_in_force(proven) is None
    force = in_force(proven.organisation)
    assert force is not None
    assert (force.why, force.off, force.version and force.version.number) == (WHY.DRIFTED, [CRITERION], 1)
    event = AuditEvent.objects.get(verb="reviews.turned_off")
    assert event.data == {"version": 1, "criteria": [CRITERION]}
    assert "suggested" in event.words()


def test_newer_reviews_that_bear_it_out_change_nothing(proven: Cast) -> None:
    assert load_careful(proven.analyst, 30, first=100, seed=4).turned_off == ()
    assert versions_in_force(proven) == "criteria-1.1"
    assert Activation.objects.count() == 1


def test_a_few_bad_reviews_do_not_turn_it_off_at_once_and_thirty_do_so_only_once(proven: Cast) -> None:
    few = load(proven.analyst, sheet(2, [careful(), careful()], first=200), talks(2, first=200, shown=2))
    assert few.turned_off == ()
    assert drift(proven.analyst).turned_off == (CRITERION,)
    assert drift(proven.analyst, first=300).turned_off == ()
    assert AuditEvent.objects.filter(verb="reviews.turned_off").count() == 1


def test_new_reviews_by_one_person_alone_do_not_turn_it_off(proven: Cast) -> None:
    """What only one person rated cannot tell a machine that is off from a person who is."""
    alone = load(proven.analyst, sheet(40, [careful()], first=400), talks(40, first=400, shown=2))
    assert alone.turned_off == ()


def test_after_drift_learning_anew_does_not_turn_it_on_again(proven: Cast) -> None:
    drift(proven.analyst)
    done = learn(proven.analyst)
    assert done.made
    assert CRITERION not in done.proven
    assert versions_in_force(proven) is None


def test_going_back_to_nothing_and_to_a_version_again(proven: Cast) -> None:
    assert back(proven.analyst, 0).version is None
    assert versions_in_force(proven) is None
    assert back(proven.admin, 1).version is not None
    assert versions_in_force(proven) == "criteria-1.3"
    events = AuditEvent.objects.filter(verb="reviews.put_back").order_by("pk")
    assert [event.data["version"] for event in events] == [0, 1]


def test_going_back_does_not_bring_back_what_drifted(proven: Cast) -> None:
    drift(proven.analyst)
    again = back(proven.analyst, 1)
    assert again.off == [CRITERION]
    assert versions_in_force(proven) is None


def test_going_back_to_an_earlier_version(proven: Cast) -> None:
    load_careful(proven.analyst, 20, first=100, seed=2)
    assert learn(proven.analyst).version.number == 2
    assert versions_in_force(proven) == "criteria-2.2"
    back(proven.analyst, 1)
    assert versions_in_force(proven) == "criteria-1.3"
    # Learning anew from the same reviews finds the second version again and puts it in force.
    assert not learn(proven.analyst).made
    assert versions_in_force(proven) == "criteria-2.4"


def test_a_version_that_is_not_there_is_named_with_those_that_are(proven: Cast) -> None:
    with pytest.raises(NoSuchVersion, match=r"no version 7.*Versions: 1; 0 is none"):
        back(proven.analyst, 7)
    with pytest.raises(NoSuchVersion, match="none yet"):
        back(proven.outsider, 1)
    assert Activation.objects.count() == 1


def test_history_is_kept_whole_and_is_seen_by_those_who_answer_for_quality(proven: Cast) -> None:
    drift(proven.analyst)
    back(proven.analyst, 0)
    found = history(proven.admin, proven.organisation)
    assert [(each.number, each.why) for each in found] == [(3, WHY.BACK), (2, WHY.DRIFTED), (1, WHY.FITTED)]
    for name, person in proven.all_but("analyst", "admin").items():
        assert history(person, proven.organisation) == [], name


def test_a_changed_review_can_turn_off_too(proven: Cast) -> None:
    # Both raters go over the newest thirty again and give one anchor to all: nothing is shown by that.
    rows = [f"talk-{number},Rater {who},{CRITERION},{1 + number % 2}" for number in range(60) for who in (0, 1)]
    assert load(proven.analyst, csv(rows)).turned_off == (CRITERION,)


def test_the_score_follows_what_is_in_force(proven: Cast) -> None:
    here, talk = desk(), talks(4)[0]

    def status() -> tuple[str, str]:
        found = criteria_of(proven.organisation, here)
        card = score(talk, here.reader.read(talk), here.rubric, criteria=found)
        return card.skill("empathy").status.value, card.versions.criteria

    assert status() == ("proven", "criteria-1.1")
    back(proven.analyst, 0)
    assert status() == ("suggested", "")


def test_another_machine_finds_nothing_in_force_and_turns_nothing_off(proven: Cast) -> None:
    assert criteria_of(proven.organisation, desk(newer=True)) is None
    assert criteria_of(proven.organisation, desk(encoder=False)) is None
    newer = str(desk(newer=True).machine())
    off = turn_off_what_drifted(actor=proven.analyst, organisation=proven.organisation, machine=newer, now=NOW)
    assert off == ()


@pytest.mark.parametrize("part", ["nadia", "colleague", "petra", "other_lead", "trainer", "manager", "outsider"])
def test_nobody_else_may_change_what_is_in_force(proven: Cast, part: str) -> None:
    person = proven.people()[part]
    machine = str(desk().machine())
    with pytest.raises(PermissionDenied):
        put_back(actor=person, organisation=proven.organisation, number=0, machine=machine, now=NOW)
    with pytest.raises(PermissionDenied):
        turn_off_what_drifted(actor=person, organisation=proven.organisation, machine=machine, now=NOW)
    assert versions_in_force(proven) == "criteria-1.1"
