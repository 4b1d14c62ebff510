"""Tests and items at their edges: the first and the last figure that fits, windows left open, clocks far away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation
from tests.apps.knowledge.shelf import KEYED, NOW, answer_all, answer_next, assessed, begin, plan, quiz, stock
from tests.cast import Cast
from tests.core.measurement.items.bank import item

from warmline.apps.audit.models import AuditEvent
from warmline.apps.knowledge import services
from warmline.apps.knowledge.models import (
    Assignment,
    Attempt,
    Decision,
    Form,
    Response,
    Room,
)
from warmline.apps.knowledge.results import points, waits
from warmline.apps.knowledge.selectors import (
    assignments_of,
    attempt_seen,
    done_in,
    open_forms,
    own_attempt,
    passed_tests,
    people_to_name,
    result_of,
    results_of,
    sheet_of,
    sureness,
)
from warmline.apps.knowledge.services.setting import key_of
from warmline.apps.knowledge.services.taking import is_over
from warmline.apps.knowledge.sheets import Sheet, read_sheet
from warmline.apps.knowledge.tries import counting, limits_of, next_try, tries_at
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person
from warmline.core.certifying import Attempts
from warmline.core.measurement.items import BadAnswer, Kind

pytestmark = [pytest.mark.django_db, pytest.mark.once]
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


# Making a test.


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"cut": 0.0}, "share to pass"),
        ({"cut": 1.0}, "share to pass"),
        ({"cut": -0.1}, "share to pass"),
        ({"length": 0}, "1 to 60 items"),
        ({"length": 61}, "1 to 60 items"),
        ({"tries": 0}, "tried once or more"),
        ({"wait_days": -1}, "tried once or more"),
    ],
)
def test_a_test_without_sense_is_refused(cast: Cast, changes: dict[str, float], says: str) -> None:
    stock(*KEYED)
    with pytest.raises(Refused, match=says):
        services.make_form(
            actor=cast.manager,
            plan=replace(plan(4), **changes),
            readers=[cast.trainer],
            now=NOW,  # type: ignore[arg-type]
        )
    assert not Form.objects.exists()


@pytest.mark.parametrize("changes", [{"cut": 0.01}, {"cut": 0.99}, {"tries": 1, "wait_days": 0}])
def test_the_first_and_the_last_figure_fit(cast: Cast, changes: dict[str, float]) -> None:
    stock(*KEYED)
    made = services.make_form(
        actor=cast.manager,
        plan=replace(plan(4), **changes),
        readers=[cast.trainer],
        now=NOW,  # type: ignore[arg-type]
    )
    assert made.places.count() == 4


@pytest.mark.parametrize("readers", ["nobody", "outsider"])
def test_an_assessed_test_names_people_of_the_house(cast: Cast, readers: str) -> None:
    stock(*KEYED)
    named = [] if readers == "nobody" else [cast.trainer, cast.outsider]
    with pytest.raises(Refused):
        services.make_form(actor=cast.manager, plan=plan(4), readers=named, now=NOW)


@pytest.mark.parametrize("who", ["nadia", "petra", "analyst", "admin", "outsider"])
def test_only_writers_make_close_give_and_calibrate(cast: Cast, who: str) -> None:
    form, user = assessed(cast, *KEYED), cast.people()[who]
    deeds = (
        lambda: services.close_form(actor=user, form=form, now=NOW),
        lambda: services.assign(actor=user, form=form, people=[cast.nadia], now=NOW),
    )
    for deed in deeds:
        with pytest.raises(PermissionDenied):
            deed()
    if who != "outsider":
        with pytest.raises(PermissionDenied):
            services.calibrate_house(actor=user)
        with pytest.raises(PermissionDenied):
            services.make_form(actor=user, plan=plan(4), readers=[cast.trainer], now=NOW)
    assert Form.objects.get().closed_at is None
    assert not Assignment.objects.exists()


def test_made_again_under_its_title_it_is_the_next_version_and_closes_the_one_before(cast: Cast) -> None:
    first = assessed(cast, *KEYED)
    second = services.make_form(actor=cast.manager, plan=plan(4), readers=[cast.trainer], now=NOW + DAY)
    first.refresh_from_db()
    assert (first.closed_at, second.number, second.key) == (NOW + DAY, 2, first.key)
    assert open_forms(cast.nadia, Room.ASSESSED) == [second]
    assert open_forms(cast.outsider, Room.ASSESSED) == []


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Service fundamentals", "service_fundamentals"),
        ("  Grüße & mehr! ", "grue_mehr"),
        ("1, 2, 3", "1_2_3"),
        ("!!!", "test"),
        ("x" * 500, "x" * 60),
    ],
)
def test_a_title_makes_a_key_of_small_signs(title: str, key: str) -> None:
    found = key_of(title)
    assert len(found) <= 60
    assert found == key or (title.startswith("  Gr") and found.startswith("gr"))


# Giving it out.


@pytest.mark.parametrize(("due", "fits"), [(NOW, False), (NOW - SECOND, False), (NOW + SECOND, True), (None, True)])
def test_a_deadline_lies_ahead(cast: Cast, due: datetime | None, fits: bool) -> None:
    form = assessed(cast, *KEYED)
    if not fits:
        with pytest.raises(Refused, match="in the past"):
            services.assign(actor=cast.manager, form=form, people=[cast.nadia], now=NOW, due_at=due)
        return
    assert services.assign(actor=cast.manager, form=form, people=[cast.nadia], now=NOW, due_at=due) == 1


def test_given_twice_it_is_one_with_the_newer_date_and_done_it_keeps_its_own(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    for days, new in ((3, 2), (5, 0)):
        told = {"actor": cast.manager, "form": form, "people": [cast.nadia, cast.colleague, cast.nadia], "now": NOW}
        assert services.assign(due_at=NOW + days * DAY, **told) == new  # type: ignore[arg-type]
    assert Assignment.objects.count() == 2
    answer_all(begin(cast.nadia, form), right=4)
    services.assign(actor=cast.manager, form=form, people=[cast.nadia, cast.colleague], now=NOW, due_at=NOW + 9 * DAY)
    due = dict(Assignment.objects.values_list("person", "due_at"))
    assert due == {cast.nadia.pk: NOW + 5 * DAY, cast.colleague.pk: NOW + 9 * DAY}
    assert assignments_of(cast.nadia) == []
    assert len(assignments_of(cast.colleague)) == 1


def test_whom_the_manager_does_not_see_is_not_asked(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    assert services.assign(actor=cast.manager, form=form, people=[cast.outsider], now=NOW) == 0
    assert not Assignment.objects.exists()


def test_who_sees_that_it_is_done_sees_it_of_her_own_people(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    services.assign(actor=cast.manager, form=form, people=[cast.nadia], now=NOW)
    seen = {name for name, who in cast.people().items() if done_in(who, form)}
    assert "nadia" in seen
    assert not seen & {"colleague", "other_lead", "outsider"}


def test_those_who_can_be_named_hold_a_role_today_and_are_here(cast: Cast) -> None:
    assert set(people_to_name(cast.manager)) == {cast.petra, cast.other_lead, cast.trainer, cast.analyst, cast.manager}
    Person.objects.filter(pk=cast.trainer.pk).update(is_active=False)
    Membership.objects.filter(person=cast.analyst).delete()
    assert set(people_to_name(cast.manager)) == {cast.petra, cast.other_lead, cast.manager}
    assert not people_to_name(cast.outsider).exists()


# Taking it.


def test_begun_from_two_devices_it_is_one_attempt(cast: Cast) -> None:
    form, key = assessed(cast, *KEYED), uuid4()
    first = services.start(user=cast.nadia, form=form, key=key, now=NOW)
    assert services.start(user=cast.nadia, form=form, key=key, now=NOW) == first
    assert services.start(user=cast.nadia, form=form, key=uuid4(), now=NOW) == first
    assert AuditEvent.objects.filter(verb="knowledge.begun").count() == 1
    with pytest.raises(Refused, match="cannot be begun"):
        services.start(user=cast.colleague, form=form, key=key, now=NOW)
    assert Attempt.objects.count() == 1


def test_after_it_is_done_the_form_sent_again_begins_nothing(cast: Cast) -> None:
    form, key = assessed(cast, *KEYED), uuid4()
    first = services.start(user=cast.nadia, form=form, key=key, now=NOW)
    answer_all(first, right=4)
    assert services.start(user=cast.nadia, form=form, key=key, now=NOW + DAY).pk == first.pk
    assert Attempt.objects.count() == 1


def test_a_closed_test_is_begun_by_nobody_and_finished_by_who_is_in_it(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    running = begin(cast.nadia, form)
    services.close_form(actor=cast.manager, form=form, now=NOW)
    with pytest.raises(Refused, match="closed"):
        begin(cast.colleague, form)
    assert answer_all(running, right=4).state == Attempt.State.DONE


def test_the_test_of_another_house_is_closed_to_her(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    with pytest.raises(Refused, match="closed"):
        begin(cast.outsider, form)


@pytest.mark.parametrize(("late", "taken"), [(timedelta(0), True), (SECOND, False)])
def test_the_time_is_over_after_its_last_moment(cast: Cast, late: timedelta, taken: bool) -> None:
    attempt = begin(cast.nadia, assessed(cast, *KEYED, minutes=10))
    now = NOW + timedelta(minutes=10) + late
    assert is_over(attempt, now) is not taken
    if taken:
        assert answer_next(attempt, now=now).answered == 1
        return
    with pytest.raises(Refused, match="time is over"):
        answer_next(attempt, now=now)
    assert Attempt.objects.get().answered == 0


def test_the_same_answer_sent_twice_is_one_and_the_second_place_is_not_skipped(cast: Cast) -> None:
    attempt, key = begin(cast.nadia, assessed(cast, *KEYED)), uuid4()
    answer_next(attempt, key=key)
    sheet = read_sheet(cast.nadia, Attempt.objects.get())
    again = services.answer(user=cast.nadia, attempt=attempt, place=0, key=key, sent=["nonsense"], now=NOW)
    assert again.answered == 1
    assert read_sheet(cast.nadia, Attempt.objects.get()) == sheet
    for place in (0, 2, -1, 99):
        with pytest.raises(services.AlreadyAnswered):
            services.answer(user=cast.nadia, attempt=attempt, place=place, key=uuid4(), sent=["1"], now=NOW)


def test_nobody_answers_or_ends_for_her(cast: Cast) -> None:
    attempt = begin(cast.nadia, assessed(cast, *KEYED))
    for who in cast.all_but("nadia").values():
        with pytest.raises(vault.NotTheOwner):
            services.answer(user=who, attempt=attempt, place=0, key=uuid4(), sent=["1"], now=NOW)
        with pytest.raises(vault.NotTheOwner):
            services.finish(user=who, attempt=attempt, now=NOW)
        assert own_attempt(who, attempt.pk) is None
    assert {name for name, who in cast.people().items() if attempt_seen(who, attempt.pk)} == {"nadia", "trainer"}


def test_a_quiz_is_opened_by_its_owner_alone(cast: Cast) -> None:
    attempt = answer_all(begin(cast.nadia, quiz(cast, *KEYED)), right=2)
    assert {name for name, who in cast.people().items() if attempt_seen(who, attempt.pk)} == {"nadia"}
    for who in cast.all_but("nadia").values():
        with pytest.raises(vault.NotTheOwner):
            sheet_of(who, attempt)
    assert sheet_of(cast.nadia, attempt).outcome is not None
    assert result_of(attempt) is None
    assert not Response.objects.exists()


@pytest.mark.parametrize("sent", [[], ["0"], ["99"], ["x"], ["\x00"], ["1"] * 50, ["١"], ["1.0"], ["x" * 20_000]])
def test_what_is_no_choice_is_no_answer(cast: Cast, sent: list[str]) -> None:
    attempt = begin(cast.nadia, assessed(cast, Kind.SINGLE))
    with pytest.raises(BadAnswer):
        services.answer(user=cast.nadia, attempt=attempt, place=0, key=uuid4(), sent=sent, now=NOW)
    assert Attempt.objects.get().answered == 0


def test_ended_at_once_all_of_it_counts_as_wrong(cast: Cast) -> None:
    attempt = begin(cast.nadia, assessed(cast, *KEYED))
    services.finish(user=cast.nadia, attempt=attempt, now=NOW)
    sheet = read_sheet(cast.nadia, Attempt.objects.get())
    assert points(sheet) == [0.0] * 4
    assert not waits(sheet)
    assert sheet.outcome is not None
    assert sheet.outcome.score == 0.0


def test_of_an_empty_sheet_nothing_waits_and_nothing_is_current() -> None:
    assert (points(Sheet()), waits(Sheet()), Sheet().current) == ([], False, None)


# Trying again.


def test_the_next_try_is_told_by_her_own_clock(cast: Cast) -> None:
    form = assessed(cast, *KEYED, wait_days=7)
    evening = datetime(2026, 6, 1, 22, 30, tzinfo=ZoneInfo("UTC"))
    answer_all(begin(cast.nadia, form, evening), right=0, now=evening)
    for zone, said in (("Asia/Tokyo", "9 June 2026, 07:30"), ("America/Lima", "8 June 2026, 17:30")):
        with timezone.override(ZoneInfo(zone)), pytest.raises(Refused, match=said):
            begin(cast.nadia, form, evening + DAY)
    with translation.override("de"), pytest.raises(Refused, match="Juni 2026"):
        begin(cast.nadia, form, evening + DAY)


@pytest.mark.parametrize(("later", "begins"), [(7 * DAY - SECOND, False), (7 * DAY, True)])
def test_another_try_waits_to_the_moment(cast: Cast, later: timedelta, begins: bool) -> None:
    form = assessed(cast, *KEYED, wait_days=7)
    answer_all(begin(cast.nadia, form), right=0)
    if begins:
        assert begin(cast.nadia, form, NOW + later).is_running
        return
    with pytest.raises(Refused, match="next try"):
        begin(cast.nadia, form, NOW + later)


def test_after_the_last_try_the_oldest_has_to_leave_its_year(cast: Cast) -> None:
    form = assessed(cast, *KEYED, tries=2, wait_days=0)
    for later in (0, 1):
        answer_all(begin(cast.nadia, form, NOW + later * DAY), right=0, now=NOW + later * DAY)
    with pytest.raises(Refused, match="next try"):
        begin(cast.nadia, form, NOW + 365 * DAY - SECOND)
    assert begin(cast.nadia, form, NOW + 365 * DAY).is_running


def test_tries_at_a_quiz_and_of_others_do_not_count(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    answer_all(begin(cast.colleague, form), right=0)
    practice = quiz(cast, *KEYED)
    for _n in range(3):
        answer_all(begin(cast.nadia, practice), right=0)
    assert tries_at(cast.nadia, form) == []
    assert begin(cast.nadia, form).is_running


def test_without_tries_one_may_begin_and_nothing_counts() -> None:
    assert next_try([Attempts(1, 365, (7,))], [], NOW) == NOW
    assert next_try([], [], NOW) == NOW
    assert counting([Attempts(1, 365, (7,))], []) is None


def test_of_several_limits_the_strictest_holds(cast: Cast) -> None:
    form = assessed(cast, *KEYED, wait_days=1)
    answer_all(begin(cast.nadia, form), right=0)
    tries = tries_at(cast.nadia, form)
    one, other = Attempts(5, 365, (1,)), Attempts(5, 365, (9,))
    assert next_try([one, other], tries, NOW) == next_try([other, one], tries, NOW) == NOW + 9 * DAY
    assert list(limits_of(form)) == [Attempts(2, 365, (1,))]


# Results.


def test_a_passed_test_is_told_of_who_passed_it_in_that_house(cast: Cast) -> None:
    form = assessed(cast, *[Kind.SINGLE] * 16)
    answer_all(begin(cast.nadia, form), right=16)
    answer_all(begin(cast.colleague, form), right=0)
    people = [cast.nadia.pk, cast.colleague.pk]
    assert set(passed_tests(people, form.key)) == {cast.nadia.pk}
    assert passed_tests(people, form.key, cast.elsewhere.pk) == {}
    assert passed_tests([], form.key) == {}
    assert passed_tests(people, "gone") == {}
    assert [each.passed for each in results_of(cast.colleague.pk, form.key)] == [False]


def test_a_decision_is_written_once_for_an_attempt_that_is_ended_twice(cast: Cast) -> None:
    attempt = answer_all(begin(cast.nadia, assessed(cast, *[Kind.SINGLE] * 16)), right=16)
    services.finish(user=cast.nadia, attempt=attempt, now=NOW + DAY)
    assert Decision.objects.count() == 1
    assert Decision.objects.get().at == NOW


@pytest.mark.parametrize(
    ("kind", "score", "sure"),
    [
        (Kind.SINGLE, 0.0, 1.0),
        (Kind.SINGLE, 1.0, 1 - 1 / 3),
        (Kind.MULTIPLE, 1.0, 1.0),
        (Kind.ORDERING, 0.5, 1.0),
        (Kind.SHORT, 1.0, 1.0),
    ],
)
def test_a_right_choice_might_be_a_guess_and_a_wrong_one_is_none(kind: Kind, score: float, sure: float) -> None:
    made = item(kind)
    wanted = 1 - 1 / len(made.options) if 0 < sure < 1 else sure
    assert sureness(made, score) == pytest.approx(wanted)
