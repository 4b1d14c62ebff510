"""Beginning, answering, finishing: two devices, breaks, the clock of the house, the rule and the switch to adaptive."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.apps.knowledge.shelf import (
    KEYED,
    NOW,
    answer_all,
    answer_next,
    assessed,
    begin,
    calibrated,
    plan,
    quiz,
    stock,
)
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.knowledge import services
from warmline.apps.knowledge.models import Assignment, Attempt, BankItem, Decision, Response, Room
from warmline.apps.knowledge.sheets import read_sheet
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.core.measurement.items import BadAnswer, Kind

LATER = NOW + timedelta(minutes=3)


def test_an_assessed_attempt_from_beginning_to_decision(cast: Cast) -> None:
    form = assessed(cast, *KEYED * 4)
    services.assign(actor=cast.manager, form=form, people=[cast.nadia], now=NOW)
    attempt = answer_all(begin(cast.nadia, form), right=16, now=LATER)
    assert (attempt.state, attempt.answered, attempt.finished_at) == ("done", 16, LATER)
    assert list(attempt.readers.all()) == [cast.trainer]
    rows = list(Response.objects.filter(attempt=attempt))
    assert [row.score for row in rows] == [1.0] * 16
    assert {row.version_id for row in rows} == set(form.items.values_list("pk", flat=True))
    decision = Decision.objects.get(attempt=attempt)
    assert (decision.verdict, decision.by) == ("passed", None)
    assert Assignment.objects.get().done_at == LATER
    verbs = AuditEvent.objects.filter(about=cast.nadia).order_by("pk").values_list("verb", "private")
    assert list(verbs) == [
        ("knowledge.assigned", False), ("knowledge.begun", False), ("knowledge.finished", False),
    ]  # fmt: skip


@pytest.mark.parametrize(("right", "verdict"), [(16, "passed"), (10, "borderline"), (3, "not_yet")])
def test_the_verdict_follows_score_error_and_cut(cast: Cast, right: int, verdict: str) -> None:
    attempt = answer_all(begin(cast.nadia, assessed(cast, *[Kind.SINGLE] * 16)), right=right)
    assert Decision.objects.get(attempt=attempt).verdict == verdict
    assert read_sheet(cast.nadia, attempt).outcome.score == pytest.approx(right / 16)


def test_beginning_twice_is_one_attempt_from_whichever_device(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    key = uuid4()
    first = services.start(user=cast.nadia, form=form, key=key, now=NOW)
    assert services.start(user=cast.nadia, form=form, key=key, now=LATER) == first
    assert services.start(user=cast.nadia, form=form, key=uuid4(), now=LATER) == first
    assert Attempt.objects.count() == 1
    with pytest.raises(Refused):
        services.start(user=cast.colleague, form=form, key=key, now=NOW)


def test_the_same_form_sent_twice_counts_once(cast: Cast) -> None:
    attempt, key = begin(cast.nadia, assessed(cast, *KEYED)), uuid4()
    answer_next(attempt, key=key)
    sent_again = {"place": 0, "key": key, "sent": ["1"], "now": LATER}
    assert services.answer(user=cast.nadia, attempt=attempt, **sent_again).answered == 1
    assert Response.objects.get().key == key


def test_of_two_devices_the_first_counts_and_the_other_is_told(cast: Cast) -> None:
    attempt = begin(cast.nadia, assessed(cast, *KEYED))
    answer_next(attempt)
    before = list(Response.objects.values_list("answer", "answered_at"))
    with pytest.raises(services.AlreadyAnswered, match="another device"):
        services.answer(user=cast.nadia, attempt=attempt, place=0, key=uuid4(), sent=["1"], now=LATER)
    assert list(Response.objects.values_list("answer", "answered_at")) == before


def test_what_is_no_answer_changes_nothing(cast: Cast) -> None:
    attempt = begin(cast.nadia, assessed(cast, Kind.SINGLE, Kind.SINGLE))
    for sent in ([], ["0"], ["9"], ["a"], ["1", "2"], ["²"]):
        with pytest.raises(BadAnswer):
            services.answer(user=cast.nadia, attempt=attempt, place=0, key=uuid4(), sent=sent, now=NOW)
    assert not Response.objects.exists()


@pytest.mark.parametrize("make", [assessed, quiz])
def test_nobody_answers_or_ends_for_somebody_else(cast: Cast, make) -> None:
    attempt = begin(cast.nadia, make(cast, *KEYED))
    for person in cast.all_but("nadia").values():
        with pytest.raises(vault.NotTheOwner):
            services.answer(user=person, attempt=attempt, place=0, key=uuid4(), sent=["1"], now=NOW)
        with pytest.raises(vault.NotTheOwner):
            services.finish(user=person, attempt=attempt, now=NOW)
    assert Attempt.objects.get().is_running


def test_going_on_after_a_break_finds_the_same_item(cast: Cast) -> None:
    attempt = answer_next(begin(cast.nadia, quiz(cast, *KEYED)))
    waiting = read_sheet(cast.nadia, attempt).current
    again = begin(cast.nadia, attempt.form, NOW + timedelta(days=3))
    assert again == attempt
    assert read_sheet(cast.nadia, again).current == waiting


def test_time_is_by_the_clock_of_the_house_and_what_was_answered_counts(cast: Cast) -> None:
    attempt = begin(cast.nadia, assessed(cast, *[Kind.SINGLE] * 4, minutes=10))
    assert attempt.due_at == NOW + timedelta(minutes=10)
    answer_next(attempt, now=NOW + timedelta(minutes=10))
    with pytest.raises(Refused, match="time is over"):
        answer_next(attempt, now=NOW + timedelta(minutes=10, seconds=1))
    done = services.finish(user=cast.nadia, attempt=attempt, now=NOW + timedelta(minutes=11))
    outcome = read_sheet(cast.nadia, done).outcome
    assert (done.state, outcome.score, outcome.n) == ("done", 0.25, 4)
    with pytest.raises(Refused, match="ended"):
        services.answer(user=cast.nadia, attempt=done, place=1, key=uuid4(), sent=["1"], now=LATER)


def test_overdue_assessed_attempts_are_closed_and_twice_is_harmless(cast: Cast) -> None:
    attempt = begin(cast.nadia, assessed(cast, *KEYED, minutes=10))
    assert services.close_overdue(now=NOW + timedelta(minutes=9)) == 0
    assert services.close_overdue(now=NOW + timedelta(hours=1)) == 1
    assert services.close_overdue(now=NOW + timedelta(hours=1)) == 0
    assert Decision.objects.get(attempt=attempt).verdict == "not_yet"


def test_a_closed_test_and_one_of_another_house_cannot_be_begun(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    with pytest.raises(Refused):
        begin(cast.outsider, form)
    services.close_form(actor=cast.manager, form=form, now=NOW)
    with pytest.raises(Refused, match="closed"):
        begin(cast.nadia, form)


def test_nobody_is_the_only_reader_of_her_own_assessed_test(cast: Cast) -> None:
    with pytest.raises(Refused, match="Nobody else is here"):
        begin(cast.trainer, assessed(cast, *KEYED))


def test_answers_too_fast_to_have_been_read_are_flagged(cast: Cast) -> None:
    attempt = begin(cast.nadia, assessed(cast, *[Kind.SINGLE] * 2))
    attempt = answer_next(attempt, now=NOW + timedelta(milliseconds=100))
    attempt = answer_next(attempt, now=NOW + timedelta(seconds=30))
    assert [(row.seconds, row.too_fast) for row in Response.objects.all()] == [(0.1, True), (29.9, False)]
    assert read_sheet(cast.nadia, attempt).outcome.hurried


def test_an_edited_item_leaves_given_papers_and_answers_alone(cast: Cast) -> None:
    """Bad input of the issue: an item edited after answers exist. The old answers keep their version."""
    form = assessed(cast, Kind.SINGLE, Kind.SINGLE)
    attempt = answer_next(begin(cast.nadia, form))
    answered = Response.objects.get().version
    copy = services.copy_item(actor=cast.trainer, version=answered, now=NOW)
    assert (copy.item.organisation, copy.item.key) == (cast.organisation, f"{answered.item.key}_own")
    stock_changed(answered.item.key)
    answered.refresh_from_db()
    assert (answered.number, answered.state) == (1, "replaced")
    assert BankItem.objects.get(pk=answered.item_id).live == 2
    done = answer_next(attempt)
    assert [row.version.number for row in done.responses.all()] == [1, 1]


def stock_changed(key: str) -> None:
    from tests.core.measurement.items.bank import item

    from warmline.apps.knowledge.shipped import load_items
    from warmline.core.measurement.items import ItemSet, Pool

    rows = BankItem.objects.filter(organisation=None).order_by("key")
    items = tuple(
        item(
            Kind(row.kind),
            key=row.key,
            pool=Pool(row.pool),
            **({"version": 2, "prompt": "Changed?"} if row.key == key else {}),
        )
        for row in rows
    )
    load_items(sets=[ItemSet("empathy", items)], names={}, now=NOW)


def test_before_two_hundred_answers_the_fixed_list_is_used_and_then_it_switches(cast: Cast) -> None:
    stock(*KEYED * 12)
    form = services.make_form(actor=cast.manager, plan=plan(8, adaptive=True), readers=[cast.trainer], now=NOW)
    assert not begin(cast.nadia, form).is_adaptive
    calibrated(cast, n=199)
    assert not begin(cast.colleague, form).is_adaptive
    calibrated(cast, n=200)
    assert begin(cast.petra, form).is_adaptive
    plain = services.make_form(actor=cast.manager, plan=plan(8, title="Plain"), readers=[cast.trainer], now=NOW)
    assert not begin(cast.petra, plain).is_adaptive


def test_an_adaptive_attempt_goes_on_until_it_is_precise(cast: Cast) -> None:
    stock(*KEYED * 12)
    form = services.make_form(actor=cast.manager, plan=plan(8, adaptive=True), readers=[cast.trainer], now=NOW)
    run = calibrated(cast)
    attempt = begin(cast.nadia, form)
    assert attempt.run == run
    n = 0
    while attempt.is_running:
        attempt = answer_next(attempt, right=n % 3 > 0)
        n += 1
    sheet = read_sheet(cast.nadia, attempt)
    assert 25 <= n <= 40
    assert len(set(sheet.paper)) == n == sheet.outcome.n
    assert sheet.outcome.theta is not None
    assert 0.4 < sheet.outcome.score < 0.9
    assert sheet.outcome.bands == {"empathy": sheet.outcome.bands["empathy"]}


def test_an_adaptive_attempt_cut_short_goes_to_a_person(cast: Cast) -> None:
    stock(*KEYED * 12)
    form = services.make_form(actor=cast.manager, plan=plan(8, adaptive=True), readers=[cast.trainer], now=NOW)
    calibrated(cast)
    attempt = begin(cast.nadia, form)
    for _ in range(5):
        attempt = answer_next(attempt)
    done = services.finish(user=cast.nadia, attempt=attempt, now=NOW)
    assert Decision.objects.get(attempt=done).is_open


def test_a_quiz_leaves_no_row_of_answers_and_its_trail_is_private(cast: Cast) -> None:
    form = quiz(cast, *Kind)
    attempt = answer_all(begin(cast.nadia, form), right=8)
    assert not Response.objects.exists()
    assert not Decision.objects.exists()
    assert (attempt.room, attempt.result, attempt.paper) == (Room.QUIZ, None, [])
    events = AuditEvent.objects.filter(verb__in=["knowledge.begun", "knowledge.finished"])
    assert [event.private for event in events] == [True, True]
    sheet = read_sheet(cast.nadia, attempt)
    assert len(sheet.entries) == 8
    # Say, best and rate count for nothing: no panel has answered.
    assert sheet.outcome.n == 5


def test_an_unknown_short_answer_in_a_quiz_is_left_out_and_not_wrong(cast: Cast) -> None:
    attempt = answer_all(begin(cast.nadia, quiz(cast, Kind.SINGLE, Kind.SINGLE, Kind.SHORT)), right=0)
    assert attempt.state == "done"
    assert read_sheet(cast.nadia, attempt).outcome.n == 2
