"""Stages, observations and decisions: who may, what counts, what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.workshops.table import NOW
from tests.apps.workshops.track.way import (
    all_stages,
    entry,
    learner,
    licensed,
    observed,
    on_the_way,
    passed,
    rate_all,
    reviewed,
)
from tests.cast import Cast

from warmline.apps.assessment.models import Licence
from warmline.apps.audit.models import AuditEvent
from warmline.apps.audit.verbs import is_named
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.reviews.models import Review
from warmline.apps.workshops.models.track import Ruling, TrackDecision, TrackObservation
from warmline.apps.workshops.track import keeping, rating, services
from warmline.apps.workshops.track.deciding import decide
from warmline.apps.workshops.track.screens import rulings_for
from warmline.apps.workshops.track.standing import standing_of

pytestmark = pytest.mark.once


def test_trainers_bring_those_they_look_after_on_the_way_and_nobody_herself(cast: Cast) -> None:
    lena = learner(cast)
    for name in ("nadia", "petra", "analyst", "outsider"):
        with pytest.raises(PermissionDenied):
            services.open_track(user=cast.people()[name], person=lena, now=NOW)
    with pytest.raises(PermissionDenied):
        services.open_track(user=lena, person=lena, now=NOW)
    first = services.open_track(user=cast.trainer, person=lena, now=NOW)
    assert services.open_track(user=cast.manager, person=lena, now=NOW) == first


def test_her_own_entry_counts_once_somebody_else_confirms_it(cast: Cast) -> None:
    trainee = on_the_way(cast)
    row = services.note_entry(user=trainee.person, trainee=trainee, entry=entry("participate", "A"), now=NOW)
    assert standing_of(trainee, NOW).stages[0].done == 0
    for who in (trainee.person, cast.petra, cast.manager, cast.outsider):
        with pytest.raises(PermissionDenied):
            services.confirm(user=who, entry=row, now=NOW)
    services.confirm(user=cast.trainer, entry=row, now=NOW)
    assert standing_of(trainee, NOW).stages[0].done == 1


def test_who_led_with_her_confirms_without_a_licence(cast: Cast) -> None:
    trainee = on_the_way(cast)
    told = entry("cofacilitate", "Together", cast.petra)
    row = services.note_entry(user=trainee.person, trainee=trainee, entry=told, now=NOW)
    assert services.note_entry(user=trainee.person, trainee=trainee, entry=told, now=NOW) == row, "twice is once"
    services.confirm(user=cast.petra, entry=row, now=NOW)
    assert standing_of(trainee, NOW).stages[1].done == 1


def test_entries_that_make_no_sense_are_refused(cast: Cast) -> None:
    trainee = on_the_way(cast)
    wrong = (
        entry("observed", "By herself"),
        entry("own", "Tomorrow", days=-1),
        entry("cofacilitate", "With nobody"),
        entry("cofacilitate", "With herself", trainee.person),
        entry("cofacilitate", "With a stranger", cast.outsider),
    )
    for each in wrong:
        with pytest.raises(Refused):
            services.note_entry(user=trainee.person, trainee=trainee, entry=each, now=NOW)
    with pytest.raises(PermissionDenied):
        services.note_entry(user=cast.petra, trainee=trainee, entry=entry("own", "Hers"), now=NOW)


def test_only_a_licensed_trainer_observes_and_never_herself(cast: Cast) -> None:
    trainee = on_the_way(cast)
    told = {"trainee": trainee, "title": "A", "day": NOW.date(), "form": "workshop", "now": NOW}
    for observer in (cast.petra, cast.analyst, cast.manager, trainee.person):
        with pytest.raises(Refused):
            services.ask_observation(user=trainee.person, observer=observer, **told)
    licensed(trainee.person)
    with pytest.raises(Refused):
        services.ask_observation(user=trainee.person, observer=trainee.person, **told)
    row = services.ask_observation(user=trainee.person, observer=cast.trainer, **told)
    assert Notice.objects.get(kind="workshops_observation_wanted").person == cast.trainer
    marks = {"frames": services.Mark(3, "You said why.")}
    for who in (trainee.person, cast.analyst, cast.manager):
        with pytest.raises(PermissionDenied):
            services.observe(user=who, observation=row, marks=marks, remark="", now=NOW)
    Licence.objects.filter(person=cast.trainer).update(ended_at=NOW)
    with pytest.raises(PermissionDenied):
        services.observe(user=cast.trainer, observation=row, marks=marks, remark="", now=NOW)


def test_an_observation_needs_words_and_is_filled_once(cast: Cast) -> None:
    trainee = on_the_way(cast)
    row = observed(cast, trainee)
    assert (row.form_version, len(row.marks), row.done_at is not None) == (1, 3, True)
    assert Notice.objects.get(kind="workshops_observation_done").person == trainee.person
    with pytest.raises(Refused, match="filled in already"):
        services.observe(
            user=cast.trainer, observation=row, marks={"frames": services.Mark(1, "x")}, remark="", now=NOW
        )
    fresh = TrackObservation.objects.create(
        trainee=trainee, observer=cast.trainer, title="B", day=NOW.date(), form="workshop", asked_at=NOW
    )
    for marks in (
        {},
        {"frames": services.Mark(3, " ")},
        {"nothing": services.Mark(3, "x")},
        {"frames": services.Mark(5, "x")},
    ):
        with pytest.raises(Refused):
            services.observe(user=cast.trainer, observation=fresh, marks=marks, remark="", now=NOW)


def test_two_observations_of_one_day_are_one_and_a_low_one_is_not_enough(cast: Cast) -> None:
    trainee = on_the_way(cast)
    observed(cast, trainee, days=5)
    observed(cast, trainee, days=5)
    found = standing_of(trainee, NOW)
    assert found.stages[2].done == 1
    assert found.observed_enough
    observed(cast, trainee, anchor=1, days=1)
    assert not standing_of(trainee, NOW).observed_enough


def test_a_licence_takes_every_stage_the_observations_and_the_check_of_raters(cast: Cast) -> None:
    trainee = on_the_way(cast)
    told = {"user": cast.manager, "trainee": trainee, "ruling": "granted", "reason": "All there.", "now": NOW}
    with pytest.raises(Refused, match="Not everything"):
        decide(**told)
    all_stages(cast, trainee)
    with pytest.raises(Refused, match="Not everything"):
        decide(**told)
    assert rulings_for(standing_of(trainee, NOW)) == [Ruling.NOT_YET]
    passed(cast, trainee)
    assert rulings_for(standing_of(trainee, NOW)) == [Ruling.GRANTED, Ruling.NOT_YET]
    row = decide(**told)
    licence = Licence.objects.get(person=trainee.person)
    assert row.licence == licence
    assert licence.basis == "All there."
    assert 725 <= (licence.until - NOW).days <= 731
    assert row.rests_on["raters"]["verdict"] == "agrees"
    assert row.rests_on["stages"]["own"] == [1, 1]
    assert Notice.objects.get(kind="workshops_licence_decided").person == trainee.person
    with pytest.raises(Refused, match="holds already"):
        decide(**told)


def test_only_managers_decide_with_a_reason_and_never_about_themselves(cast: Cast) -> None:
    trainee = on_the_way(cast)
    for name in ("nadia", "petra", "trainer", "analyst", "outsider"):
        with pytest.raises(PermissionDenied):
            decide(user=cast.people()[name], trainee=trainee, ruling="not_yet", reason="No.", now=NOW)
    with pytest.raises(PermissionDenied):
        decide(user=trainee.person, trainee=trainee, ruling="not_yet", reason="No.", now=NOW)
    with pytest.raises(Refused, match="Say why"):
        decide(user=cast.manager, trainee=trainee, ruling="not_yet", reason="  ", now=NOW)
    with pytest.raises(Refused, match="no licence"):
        decide(user=cast.manager, trainee=trainee, ruling="revoked", reason="No.", now=NOW)
    assert not TrackDecision.objects.exists()


def test_a_licence_is_taken_back_at_once(cast: Cast) -> None:
    trainee = on_the_way(cast)
    licensed(trainee.person)
    decide(user=cast.admin, trainee=trainee, ruling="revoked", reason="Two complaints, looked into.", now=NOW)
    assert not Licence.objects.valid_at(NOW).filter(person=trainee.person).exists()
    assert rulings_for(standing_of(trainee, NOW)) == [Ruling.NOT_YET]


def test_a_renewal_rests_on_what_was_done_since_and_goes_on_from_the_end(cast: Cast) -> None:
    from tests.apps.workshops.table import planned

    from warmline.apps.workshops.models import Session

    trainee = on_the_way(cast)
    held = licensed(trainee.person, since=NOW - timedelta(days=300), until=NOW + timedelta(days=50))
    observed(cast, trainee)
    told = {"user": cast.manager, "trainee": trainee, "ruling": "renewed", "reason": "She led four.", "now": NOW}
    with pytest.raises(Refused, match="not enough to renew"):
        decide(**told)
    for n in range(4):
        session = planned(cast)
        session.trainers.add(trainee.person)
        at = NOW - timedelta(days=20 + n)
        Session.objects.filter(pk=session.pk).update(starts_at=at, ends_at=at + timedelta(hours=1), state="done")
    assert standing_of(trainee, NOW).led_since == 4
    decide(**told)
    newest = Licence.objects.valid_at(NOW).filter(person=trainee.person).order_by("-until").first()
    assert newest is not None
    assert (newest.until - held.until).days >= 725


def test_the_check_is_blind_drawn_once_and_never_changed(cast: Cast) -> None:
    trainee = on_the_way(cast)
    licensed(cast.analyst)
    reviewed(cast, 45, cast.trainer, cast.analyst)
    check = rating.begin_check(user=trainee.person, trainee=trainee, now=NOW)
    assert rating.begin_check(user=trainee.person, trainee=trainee, now=NOW) == check
    assert len(check.drawn) == rating.DRAWN
    first = rating.next_to_rate(check)
    assert first is not None
    told = {"user": trainee.person, "check": check, "conversation": first, "now": NOW}
    for wrong in ({}, {"names_feeling": 5}, {"validates": 3}, {"names_feeling": 3, "validates": 3}):
        with pytest.raises(Refused):
            rating.rate(anchors=wrong, **told)
    rating.rate(anchors={"names_feeling": 2}, **told)
    rating.rate(anchors={"names_feeling": 4}, **told)
    assert [each.anchor for each in check.blind_marks.all()] == [2]
    for who in (cast.trainer, cast.manager):
        with pytest.raises(PermissionDenied):
            rating.rate(anchors={"names_feeling": 2}, **(told | {"user": who}))
        with pytest.raises(PermissionDenied):
            rating.begin_check(user=who, trainee=trainee, now=NOW)
    assert not Review.objects.filter(rater__iexact=trainee.person.email).exists(), "it teaches the machine nothing"


def test_who_always_says_three_does_not_pass(cast: Cast) -> None:
    trainee = on_the_way(cast)
    licensed(cast.analyst)
    reviewed(cast, 40, cast.trainer, cast.analyst)
    rate_all(trainee, guess=3)
    found = standing_of(trainee, NOW)
    assert found.check is not None
    assert found.check.figures is not None
    assert found.check.figures["verdict"] == "below"
    assert not found.agrees
    with pytest.raises(Refused, match="Cannot tell: 0 conversations"):
        rating.begin_check(user=trainee.person, trainee=trainee, now=NOW)


def test_raters_without_a_licence_and_her_own_reviews_do_not_count(cast: Cast) -> None:
    trainee = on_the_way(cast)
    reviewed(cast, 40, cast.trainer, cast.analyst, trainee.person)
    assert rating.licensed_anchors(trainee, NOW) == {}, "Anh has no licence"
    with pytest.raises(Refused, match="it takes 30"):
        rating.begin_check(user=trainee.person, trainee=trainee, now=NOW)
    licensed(cast.analyst)
    licensed(trainee.person)
    found = rating.licensed_anchors(trainee, NOW)
    assert {len(given) for by in found.values() for given in by.values()} == {2}


def test_everything_is_handed_out_and_erased(cast: Cast) -> None:
    trainee = on_the_way(cast)
    all_stages(cast, trainee)
    passed(cast, trainee)
    decide(user=cast.manager, trainee=trainee, ruling="granted", reason="All there.", now=NOW)
    told = keeping.export(trainee.person)
    assert [len(told[name]) for name in ("entries", "observations", "checks", "decisions")] == [5, 2, 1, 1]
    assert keeping.export(cast.trainer)["observed_others"] == 2
    assert keeping.erase(cast.trainer) > 0
    assert set(TrackObservation.objects.values_list("observer", flat=True)) == {None}
    assert keeping.clean(NOW - timedelta(days=400)) == 0
    keeping.erase(trainee.person)
    assert keeping.export(trainee.person)["entries"] == []
    verbs = set(AuditEvent.objects.filter(verb__startswith="track.").values_list("verb", flat=True))
    assert len(verbs) >= 7
    assert [verb for verb in verbs if not is_named(verb)] == []


def test_old_things_go_and_decisions_stay(cast: Cast) -> None:
    trainee = on_the_way(cast)
    all_stages(cast, trainee)
    decide(user=cast.manager, trainee=trainee, ruling="not_yet", reason="One more.", now=NOW)
    assert keeping.clean(NOW + timedelta(days=1)) >= 7
    assert TrackDecision.objects.count() == 1
