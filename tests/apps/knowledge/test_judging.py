"""What only people do: short answers, borderline results, the panel; and what others may build on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.knowledge.shelf import KEYED, NOW, answer_all, answer_next, assessed, begin, plan, quiz, stock
from tests.cast import Cast, person
from tests.core.measurement.items.bank import item

from warmline.apps.knowledge import services
from warmline.apps.knowledge.models import Attempt, Decision, ItemVersion, Response
from warmline.apps.knowledge.selectors import (
    assessed_evidence,
    passed_tests,
    quiz_evidence,
    result_of,
    results_of,
    to_judge,
)
from warmline.apps.knowledge.sheets import read_sheet
from warmline.apps.knowledge.shipped import load_items
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Role
from warmline.apps.practice.sources import told_elsewhere
from warmline.core.measurement.items import ItemSet, Kind, Pool
from warmline.core.practice.evidence import Source


def borderline(cast: Cast) -> Attempt:
    return answer_all(begin(cast.nadia, assessed(cast, *[Kind.SINGLE] * 16)), right=10)


def test_a_named_person_decides_with_a_reason(cast: Cast) -> None:
    attempt = borderline(cast)
    assert result_of(attempt) is None
    assert to_judge(cast.trainer)[1][0].attempt == attempt
    with pytest.raises(Refused, match="Write the reason"):
        services.decide(actor=cast.trainer, attempt=attempt, passed=True, reason=" ", now=NOW)
    made = services.decide(actor=cast.trainer, attempt=attempt, passed=True, reason="Sound on the hard ones.", now=NOW)
    assert (made.verdict, made.by, made.reason) == ("passed", cast.trainer, "Sound on the hard ones.")
    found = result_of(attempt)
    assert found is not None
    assert (found.passed, found.decided_by) == (True, cast.trainer.pk)
    with pytest.raises(Refused, match="nothing to decide"):
        services.decide(actor=cast.trainer, attempt=attempt, passed=False, reason="Again.", now=NOW)


@pytest.mark.parametrize("who", ["nadia", "petra", "other_lead", "analyst", "manager", "admin", "outsider"])
def test_nobody_who_was_not_named_decides_or_marks(cast: Cast, who: str) -> None:
    attempt = borderline(cast)
    with pytest.raises(PermissionDenied):
        services.decide(actor=cast.people()[who], attempt=attempt, passed=True, reason="So.", now=NOW)
    response = Response.objects.filter(attempt=attempt).first()
    with pytest.raises(PermissionDenied):
        services.mark_answer(actor=cast.people()[who], response=response, is_right=True, now=NOW)
    assert Decision.objects.get(attempt=attempt).is_open


def test_whoever_is_named_later_does_not_see_earlier_attempts(cast: Cast) -> None:
    attempt = borderline(cast)
    attempt.form.readers.add(cast.petra)
    assert not Attempt.objects.visible_to(cast.petra).exists()
    assert Attempt.objects.visible_to(cast.trainer).get() == attempt


def test_short_answers_wait_for_a_person_and_then_the_result_comes(cast: Cast) -> None:
    attempt = answer_all(begin(cast.nadia, assessed(cast, *[Kind.SINGLE] * 6, Kind.SHORT, Kind.SHORT)), right=0)
    assert attempt.state == "marking"
    assert not Decision.objects.exists()
    waiting, _ = to_judge(cast.trainer)
    assert len(waiting) == 2
    services.mark_answer(actor=cast.trainer, response=waiting[0], is_right=True, now=NOW)
    with pytest.raises(Refused, match="marked already"):
        services.mark_answer(actor=cast.trainer, response=waiting[0], is_right=False, now=NOW)
    done = services.mark_answer(actor=cast.trainer, response=waiting[1], is_right=False, now=NOW)
    assert done.state == "done"
    assert read_sheet(cast.nadia, done).outcome.score == pytest.approx(1 / 8)
    assert Decision.objects.get(attempt=done).verdict == "not_yet"
    assert Response.objects.get(pk=waiting[0].pk).marked_by == cast.trainer


def panel(cast: Cast, version: ItemVersion, answers: list[tuple[str, ...]]) -> None:
    for n, answer in enumerate(answers):
        expert = person(cast.organisation, f"Expert {n}", f"expert{n}@northwind.example")
        Membership.objects.create(person=expert, role=Role.ANALYST, site=cast.site)
        services.answer_as_expert(actor=expert, version=version, answer=answer, now=NOW)


def test_five_experts_make_a_situation_count(cast: Cast) -> None:
    stock(Kind.SINGLE, Kind.SINGLE, Kind.BEST)
    version = ItemVersion.objects.get(item__kind="best")
    before = services.make_form(actor=cast.manager, plan=plan(3), readers=[cast.trainer], now=NOW)
    assert (before.items.count(), before.asked_for) == (2, 3)
    panel(cast, version, [("a",)] * 4 + [("b",)])
    form = services.make_form(actor=cast.manager, plan=plan(3), readers=[cast.trainer], now=NOW)
    attempt = answer_all(begin(cast.nadia, form), right=3)
    row = Response.objects.get(attempt=attempt, version=version)
    assert (row.score, row.right, row.counts) == (1.0, True, True)


def test_an_expert_answers_once_at_a_time_and_never_her_own_item(cast: Cast) -> None:
    stock(Kind.RATE, Kind.SINGLE)
    version = ItemVersion.objects.get(item__kind="rate")
    services.answer_as_expert(actor=cast.trainer, version=version, answer=("5", "2", "1"), now=NOW)
    again = services.answer_as_expert(actor=cast.trainer, version=version, answer=("4", "2", "1"), now=NOW)
    assert again.answer == ["4", "2", "1"]
    for answer in (("5", "2"), ("6", "1", "1")):
        with pytest.raises(Refused, match="Rate every"):
            services.answer_as_expert(actor=cast.trainer, version=version, answer=answer, now=NOW)
    with pytest.raises(PermissionDenied):
        services.answer_as_expert(actor=cast.nadia, version=version, answer=("5", "2", "1"), now=NOW)
    keyed = ItemVersion.objects.get(item__kind="single")
    with pytest.raises(Refused, match="situational"):
        services.answer_as_expert(actor=cast.trainer, version=keyed, answer=("a",), now=NOW)
    own = services.begin_item(actor=cast.trainer, skill="empathy", item=item(Kind.BEST, key="own_best"), now=NOW)
    with pytest.raises(Refused, match="You wrote"):
        services.answer_as_expert(actor=cast.trainer, version=own, answer=("a",), now=NOW)


def test_passed_tests_by_key_across_versions(cast: Cast) -> None:
    first = answer_all(begin(cast.nadia, assessed(cast, *[Kind.SINGLE] * 16)), right=16, now=NOW)
    answer_all(begin(cast.colleague, first.form), right=1, now=NOW)
    later = NOW + timedelta(days=8)
    second = answer_all(begin(cast.nadia, assessed(cast, *[Kind.SINGLE] * 16), later), right=2, now=later)
    assert first.form.key == second.form.key
    people = [cast.nadia.pk, cast.colleague.pk, cast.petra.pk]
    found = passed_tests(people, first.form.key, cast.organisation.pk)
    assert set(found) == {cast.nadia.pk}
    assert found[cast.nadia.pk].attempt == first.pk
    assert (found[cast.nadia.pk].outcome.score, found[cast.nadia.pk].outcome.cut) == (1.0, 0.6)
    assert [each.verdict for each in results_of(cast.nadia.pk, first.form.key)] == ["not_yet", "passed"]
    assert passed_tests(people, first.form.key, cast.elsewhere.pk) == {}
    assert passed_tests(people, "other") == {}


def with_behaviour(cast: Cast) -> None:
    both = [
        item(kind, key=f"{kind.value}_{n}_{pool.value}", pool=pool, behaviour=behaviour)
        for pool in Pool
        for n, (kind, behaviour) in enumerate([*[(Kind.SINGLE, "names_feeling")] * 3, (Kind.MATCHING, "")])
    ]
    load_items(sets=[ItemSet("empathy", tuple(both))], names={}, now=NOW)


def test_assessed_answers_are_evidence_and_practice_is_its_owner_s_alone(cast: Cast) -> None:
    with_behaviour(cast)
    form = services.make_form(actor=cast.manager, plan=plan(4), readers=[cast.trainer], now=NOW)
    practice = services.make_form(
        actor=cast.manager, plan=plan(4, "quiz", title="Practice"), readers=[], now=NOW  # type: ignore[arg-type]
    )  # fmt: skip
    attempt = begin(cast.nadia, form)
    for _ in range(4):
        attempt = answer_next(attempt, right=True, now=NOW + timedelta(minutes=1))
    quiz_attempt = answer_all(begin(cast.nadia, practice), right=0, now=NOW)
    shown = assessed_evidence(cast.nadia, NOW)
    assert [(one.behaviour, one.skill, one.source, one.success) for one in shown] == [
        ("names_feeling", "empathy", Source.ASSESSED, 1.0)
    ] * 3
    assert shown[0].confidence == pytest.approx(2 / 3)  # one of three options: a third by guessing
    assert not shown[0].source.is_private
    assert assessed_evidence(cast.nadia, NOW + timedelta(hours=1)) == []
    own = quiz_evidence(cast.nadia, NOW - timedelta(days=1))
    assert [(one.source, one.success, one.confidence) for one in own] == [(Source.QUIZ, 0.0, 1.0)] * 3
    assert quiz_evidence(cast.trainer, NOW - timedelta(days=1)) == []
    assert {one.source for one in told_elsewhere(cast.nadia, NOW + timedelta(days=1))} == {Source.ASSESSED, Source.QUIZ}
    with pytest.raises(vault.NotTheOwner):
        read_sheet(cast.trainer, quiz_attempt)


def test_a_quiz_is_never_passed(cast: Cast) -> None:
    attempt = answer_all(begin(cast.nadia, quiz(cast, *KEYED)), right=4)
    assert result_of(attempt) is None
    assert passed_tests([cast.nadia.pk], attempt.form.key) == {}
