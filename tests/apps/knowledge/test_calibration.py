"""The calibration of a house: from assessed answers alone, from two hundred on, with numbers and date; figures."""

from __future__ import annotations

from uuid import uuid4

import numpy as np
import pytest
from tests.apps.knowledge.shelf import NOW, assessed, quiz
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.knowledge import services, tasks
from warmline.apps.knowledge.calibration import response_matrix, run_calibration
from warmline.apps.knowledge.figures import figures_of
from warmline.apps.knowledge.models import Attempt, CalibrationRun, Form, ItemParameters, ItemVersion, Response
from warmline.apps.knowledge.scale import latest_run
from warmline.apps.people.models import Organisation, Person
from warmline.core.measurement.items import Kind
from warmline.core.measurement.items.classical import Flag

PLACES = (-1.0, -0.3, 0.3, 1.0)


def crowd(organisation: Organisation, form: Form, people: int, seed: int = 1) -> np.ndarray:
    """So many people with answers by a one-parameter model; returns who got what right."""
    dice = np.random.default_rng(seed)
    right = dice.random((people, 4)) < 1 / (1 + np.exp(-(dice.standard_normal(people)[:, None] - np.array(PLACES))))
    made = Person.objects.bulk_create(
        Person(email=f"p{seed}_{n}@crowd.example", name=f"P {n}", organisation=organisation) for n in range(people)
    )
    versions = list(form.items.order_by("item__key"))
    attempts = Attempt.objects.bulk_create(
        Attempt(form=form, person=person, room=form.room, seed=n, state="done", begun_at=NOW, touched_at=NOW)
        for n, person in enumerate(made)
    )
    Response.objects.bulk_create(
        Response(
            attempt=attempt, place=place, version=version, key=uuid4(), answer=["a" if right[n, place] else "b"],
            score=float(right[n, place]), right=bool(right[n, place]), seconds=20, answered_at=NOW,
        )
        for n, attempt in enumerate(attempts)
        for place, version in enumerate(versions)
    )  # fmt: skip
    return right


@pytest.fixture
def form(cast: Cast) -> Form:
    return assessed(cast, *[Kind.SINGLE] * 4)


def test_two_hundred_answers_give_parameters_with_numbers_and_date(cast: Cast, form: Form) -> None:
    crowd(cast.organisation, form, 400)
    run = run_calibration(organisation=cast.organisation, by=cast.manager, now=NOW)
    assert run is not None
    assert (run.model, run.persons, run.made_at, run.made_by, run.converged) == ("1PL", 400, NOW, cast.manager, True)
    rows = ItemParameters.objects.filter(run=run).order_by("version__item__key")
    assert [row.n for row in rows] == [400] * 4
    assert all(abs(row.b - place) < 3 * row.se_b + 0.1 for row, place in zip(rows, PLACES, strict=True))
    assert all(0.7 < row.infit < 1.3 for row in rows)
    assert AuditEvent.objects.filter(verb="knowledge.calibrated", data={"items": 4}).exists()
    assert latest_run(cast.organisation.pk) == run
    assert latest_run(cast.elsewhere.pk) is None


def test_below_two_hundred_nothing_is_calibrated(cast: Cast, form: Form) -> None:
    crowd(cast.organisation, form, 199)
    assert run_calibration(organisation=cast.organisation, by=None, now=NOW) is None
    assert not CalibrationRun.objects.exists()


def test_another_house_a_quiz_and_running_attempts_do_not_go_in(cast: Cast, form: Form) -> None:
    crowd(cast.elsewhere, form, 200)
    assert response_matrix(cast.organisation)[0] == []
    crowd(cast.organisation, form, 200, seed=2)
    assert len(response_matrix(cast.organisation)[0]) == 4
    Attempt.objects.filter(person__organisation=cast.organisation).update(state="running")
    assert response_matrix(cast.organisation)[0] == []


def test_a_person_s_first_answer_to_a_version_counts(cast: Cast, form: Form) -> None:
    right = crowd(cast.organisation, form, 200)
    person = Person.objects.get(email="p1_0@crowd.example")
    again = Attempt.objects.create(
        form=form, person=person, room="assessed", seed=1, state="done", begun_at=NOW, touched_at=NOW
    )
    version = form.items.order_by("item__key").first()
    Response.objects.create(
        attempt=again, place=0, version=version, key=uuid4(), answer=["a"], score=1, right=not right[0, 0],
        seconds=1, answered_at=NOW.replace(year=2027),
    )  # fmt: skip
    versions, matrix = response_matrix(cast.organisation)
    assert matrix.shape == (200, 4)
    assert matrix[:, versions.index(version.pk)].sum() == right[:, 0].sum()


@pytest.mark.django_db(transaction=True)
def test_the_task_does_what_the_manager_asked_for(cast: Cast, form: Form) -> None:
    crowd(cast.organisation, form, 200)
    services.calibrate_house(actor=cast.manager)
    tasks.calibrate.func(cast.organisation.pk, cast.manager.pk)
    assert CalibrationRun.objects.get().made_by == cast.manager


def test_figures_of_items_from_assessed_answers_alone(cast: Cast, form: Form, django_assert_num_queries) -> None:
    right = crowd(cast.organisation, form, 60)
    versions = list(form.items.order_by("item__key"))
    quiz(cast, *[Kind.SINGLE] * 4)
    with django_assert_num_queries(2):
        found = figures_of(cast.organisation.pk, versions)
    assert [each.answers for each in found] == [60] * 4
    first = found[0].statistics
    assert first is not None
    assert first.difficulty == pytest.approx(right[:, 0].mean())
    rest = right[:, 1:].mean(axis=1)
    assert first.item_total == pytest.approx(np.corrcoef(right[:, 0], rest)[0, 1])
    assert [(each.letter, each.is_key) for each in first.options] == [("a", True), ("b", False), ("c", False)]
    assert Flag.IDLE_OPTION in first.flags
    assert [each.answers for each in figures_of(cast.elsewhere.pk, versions)] == [0] * 4


def test_under_thirty_no_figures(cast: Cast, form: Form) -> None:
    crowd(cast.organisation, form, 29)
    (found, *_) = figures_of(cast.organisation.pk, ItemVersion.objects.all())
    assert (found.answers, found.statistics, found.parameters) == (29, None, None)
