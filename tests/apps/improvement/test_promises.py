"""What improvement promises at its edges: nobody's answer can be worked out, and once a day and a week is once."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core import signing
from django.core.exceptions import PermissionDenied
from tests.apps.improvement.house import MODULE, NOW, many, said
from tests.apps.programmes.house import assigned, enrolment, shipped
from tests.cast import GONE, Cast, person

from warmline.apps.audit.models import AuditEvent
from warmline.apps.improvement import tasks
from warmline.apps.improvement.findings.found import Found
from warmline.apps.improvement.holding import asked_today
from warmline.apps.improvement.looking import _keep, look
from warmline.apps.improvement.models import Finding, KindWord, Look, OwnReaction, Reaction, Step
from warmline.apps.improvement.rules import improves
from warmline.apps.improvement.selectors.behind import came_back, late_in_teams, late_of
from warmline.apps.improvement.selectors.findings import findings_page
from warmline.apps.improvement.selectors.reactions import heard_list, own_reactions, shown, told_of
from warmline.apps.improvement.services import handle, react, send_word, take_back, wave_off
from warmline.apps.improvement.things import Thing, read_token, token_for
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person, Role
from warmline.apps.people.services.erasure import erase_person
from warmline.apps.programmes.services import following
from warmline.apps.shifts.models import Leave

pytestmark = [pytest.mark.django_db, pytest.mark.once]
DAY = timedelta(days=1)


def on_page(cast: Cast) -> list[int]:
    """The answers to the module that anybody may see."""
    return sorted(row.use for row in shown(cast.organisation.pk, Step.MODULE, MODULE.ref, 1))


def own(who: Person) -> Reaction:
    return own_reactions(who)[0].reaction


# Nobody's answer can be had by looking before and after.


def test_after_one_was_taken_back_the_next_answer_does_not_stand_alone_between_two_looks(cast: Cast) -> None:
    people = many(cast, cast.team, 6, "Ana")
    said(people[:4], use=1)
    said(people[4:5], use=2)
    before = Counter(on_page(cast))
    assert before.total() == 5
    take_back(owner=people[4], reaction=own(people[4]).pk)
    said(people[5:], use=5)

    after = Counter(on_page(cast))

    assert after - before == Counter(), "the sixth answer cannot be told from the difference"


def test_an_answer_that_is_changed_does_not_stand_alone_either(cast: Cast) -> None:
    people = many(cast, cast.team, 5, "Ana")
    said(people, use=1)
    before = Counter(on_page(cast))
    said(people[:1], use=5, now=NOW + DAY)
    assert Counter(on_page(cast)) - before == Counter()


@pytest.mark.parametrize("count", range(1, 17))
def test_only_fives_are_shown(cast: Cast, count: int) -> None:
    said(many(cast, cast.team, count, "Ana"))
    assert len(on_page(cast)) == count // 5 * 5


def test_what_was_left_of_a_group_comes_back_with_the_next_whole_one(cast: Cast) -> None:
    people = many(cast, cast.team, 11, "Ana")
    said(people[:5], use=1)
    take_back(owner=people[0], reaction=own(people[0]).pk)
    assert on_page(cast) == []
    for n in range(5, 9):
        said(people[n : n + 1], use=5)
        assert on_page(cast) == [], "four old ones and a part of a new group are not shown"
    said(people[9:10], use=5)
    assert Counter(on_page(cast)) == {1: 4, 5: 5}


def test_taken_back_out_of_an_open_group_its_place_is_free(cast: Cast) -> None:
    people = many(cast, cast.team, 6, "Ana")
    said(people[:4])
    take_back(owner=people[0], reaction=own(people[0]).pk)
    said(people[4:])
    assert len(on_page(cast)) == 5


def test_versions_houses_and_things_have_groups_of_their_own(cast: Cast) -> None:
    people = many(cast, cast.team, 5, "Ana")
    said(people[:3])
    said(people[3:], Thing(Step.MODULE, MODULE.ref, 2))
    assert on_page(cast) == []
    other = [person(cast.elsewhere, f"B {n}", f"b{n}@harbour.example") for n in range(5)]
    said(other)
    assert on_page(cast) == []
    assert len(shown(cast.elsewhere.pk, Step.MODULE, MODULE.ref, 1)) == 5
    assert heard_list(cast.trainer) == []


def test_four_who_wrote_something_are_not_quoted(cast: Cast) -> None:
    people = many(cast, cast.team, 10, "Ana")
    said(people[:4], words="More examples")
    said(people[4:5])
    told = told_of(cast.trainer, "module", MODULE.ref, 1)
    assert told is not None
    assert (told.texts, list(told.groups)) == (4, [])


# Once a day, by her own clock.


def test_today_is_the_day_on_her_own_clock(cast: Cast) -> None:
    Person.objects.filter(pk=cast.nadia.pk).update(timezone="Pacific/Kiritimati")
    nadia = Person.objects.get(pk=cast.nadia.pk)
    morning = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # half past eleven at night there
    said([nadia], now=morning)
    assert asked_today(nadia, morning)
    assert not asked_today(nadia, morning + timedelta(hours=1)), "it is tomorrow there"
    said([nadia], Thing(Step.DRILLS, "daily"), now=morning + timedelta(hours=1))
    assert OwnReaction.objects.count() == 2


def test_what_is_refused_leaves_the_earlier_answer_as_it_was(cast: Cast) -> None:
    said([cast.nadia], use=2, words="Longer")
    with pytest.raises(Refused, match="today already"):
        said([cast.nadia], use=5, words="Shorter", now=NOW + timedelta(hours=1))
    assert (own(cast.nadia).use, own(cast.nadia).words, Reaction.objects.count()) == (2, "Longer", 1)


@pytest.mark.parametrize("use", [0, 6, -1, 99])
def test_there_are_five_answers(cast: Cast, use: int) -> None:
    with pytest.raises(Refused, match="five answers"):
        react(owner=cast.nadia, thing=MODULE, use=use, words="", now=NOW)
    assert not OwnReaction.objects.exists()


def test_waved_off_after_an_answer_keeps_the_answer(cast: Cast) -> None:
    said([cast.nadia])
    wave_off(owner=cast.nadia, now=NOW)
    assert own(cast.nadia).use == 4


@pytest.mark.parametrize("words", ["x" * 20_000, "  \n ", "Ask Nadia Brandt, Nadia or Tomasz", "прости 好"])
def test_words_are_kept_within_measure_and_without_names(cast: Cast, words: str) -> None:
    said([cast.nadia], words=words)
    kept = Reaction.objects.get().words
    assert len(kept) <= 600
    assert not {"Nadia", "Brandt", "Tomasz"} & set(kept.replace(",", " ").split())
    assert words != "прости 好" or kept == words


def test_taken_back_twice_or_by_another_is_told(cast: Cast) -> None:
    said([cast.nadia])
    key = own(cast.nadia).pk
    for who, which in ((cast.colleague, key), (cast.nadia, uuid4())):
        with pytest.raises(Refused, match="not there any more"):
            take_back(owner=who, reaction=which)
    take_back(owner=cast.nadia, reaction=key)
    with pytest.raises(Refused, match="not there any more"):
        take_back(owner=cast.nadia, reaction=key)
    assert AuditEvent.objects.filter(verb="improvement.taken_back").count() == 1


def test_erased_she_is_tied_to_nothing_and_what_was_said_stays(cast: Cast) -> None:
    said([cast.nadia], words="More")
    erase_person(actor=cast.admin, person=cast.nadia)
    assert (Reaction.objects.count(), OwnReaction.objects.count()) == (1, 0)
    assert own_reactions(cast.nadia) == []


# Tokens.


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "\x00", "x" * 20_000])
def test_a_token_that_is_none_names_nothing(token: str) -> None:
    assert read_token(Person(pk=1), token) is None


def test_a_token_is_of_one_person_and_of_this_use() -> None:
    nadia, other = Person(pk=1), Person(pk=2)
    token = token_for(nadia, Thing(Step.DRILLS, "daily"))
    assert read_token(nadia, token) == Thing(Step.DRILLS, "daily", 0)
    assert read_token(other, token) is None
    assert read_token(nadia, signing.dumps([1, "drills", "daily", 0], salt="other")) is None


# Who improves.


@pytest.mark.parametrize("who", ["nadia", "petra", "analyst", "outsider"])
def test_findings_are_handled_by_those_who_look_after_content_here(cast: Cast, who: str) -> None:
    row = finding(cast)
    with pytest.raises(PermissionDenied):
        handle(actor=cast.people()[who], finding=row, note="Done", now=NOW)
    assert Finding.objects.get().state == Finding.State.OPEN


def finding(cast: Cast, basis: str = "1") -> Finding:
    return Finding.objects.create(
        organisation=cast.organisation, kind=Finding.Kind.STALE, about="module:x", basis=basis, first_seen_at=NOW,
        last_seen_at=NOW,
    )  # fmt: skip


def test_a_finding_is_handled_once_and_with_words(cast: Cast) -> None:
    row = finding(cast)
    with pytest.raises(Refused, match="in a line"):
        handle(actor=cast.trainer, finding=row, note=" \n", now=NOW)
    handle(actor=cast.trainer, finding=row, note="Rewritten", now=NOW)
    with pytest.raises(Refused, match="handled this already"):
        handle(actor=cast.manager, finding=row, note="Me too", now=NOW + DAY)
    row.refresh_from_db()
    assert (row.note, row.handled_by, row.handled_at) == ("Rewritten", cast.trainer, NOW)


@pytest.mark.parametrize(
    ("basis", "gone", "opens"), [("1", False, False), ("2", False, True), ("1", True, True), ("2", True, True)]
)
def test_a_handled_finding_opens_again_where_it_came_back_or_rests_on_something_else(
    cast: Cast, basis: str, gone: bool, opens: bool
) -> None:
    row = finding(cast)
    handle(actor=cast.trainer, finding=row, note="Rewritten", now=NOW)
    row.refresh_from_db()
    row.gone_at = NOW if gone else None
    _keep(cast.organisation, row, Found(Finding.Kind.STALE, "module:x", basis, 3, {}), NOW + DAY)
    row.refresh_from_db()
    assert (row.state == Finding.State.OPEN) is opens
    assert (row.gone_at, row.n, row.basis, row.last_seen_at) == (None, 3, basis, NOW + DAY)
    assert AuditEvent.objects.filter(verb="improvement.reopened").exists() is opens


def test_a_look_over_nothing_finds_nothing_and_marks_what_is_gone(cast: Cast) -> None:
    row = finding(cast)
    for later in (0, 1):
        assert look(organisation=cast.organisation, now=NOW + later * timedelta(hours=1)) == 0
    row.refresh_from_db()
    assert row.gone_at == NOW
    assert Look.objects.count() == 1
    tasks.look_over.func(10**9, "2026-03-02")
    assert Look.objects.count() == 1, "a house that is not there is not looked over"


def test_a_role_that_ended_improves_nothing(cast: Cast) -> None:
    assert improves(cast.trainer)
    Membership.objects.filter(person=cast.trainer).update(until=GONE)
    assert not improves(cast.trainer)
    assert heard_list(cast.trainer) == []


def test_findings_of_another_house_are_on_no_page(cast: Cast) -> None:
    finding(cast)
    assert Finding.objects.visible_to(cast.manager).count() == 1
    assert not Finding.objects.visible_to(cast.outsider).exists()
    assert findings_page(cast.outsider) is not None


# Kind words.


def late(cast: Cast, now: datetime = NOW) -> None:
    """Everybody is on a path whose first step was due long ago."""
    assigned(cast, shipped())


LATER = NOW + 30 * DAY


def test_a_kind_word_goes_once_a_week(cast: Cast) -> None:
    late(cast)
    row = enrolment(cast.nadia)
    send_word(actor=cast.petra, enrolment=row, now=LATER)
    with pytest.raises(Refused, match="last seven days"):
        send_word(actor=cast.petra, enrolment=row, now=LATER + 7 * DAY - timedelta(seconds=1))
    send_word(actor=cast.petra, enrolment=row, now=LATER + 7 * DAY)
    assert KindWord.objects.count() == 2


@pytest.mark.parametrize("who", ["nadia", "colleague", "other_lead", "outsider"])
def test_only_her_lead_writes_to_her(cast: Cast, who: str) -> None:
    late(cast)
    with pytest.raises((PermissionDenied, Refused)):
        send_word(actor=cast.people()[who], enrolment=enrolment(cast.nadia), now=LATER)
    assert not KindWord.objects.exists()


@pytest.mark.parametrize("why", ["paused", "away", "done", "not yet"])
def test_who_is_not_behind_gets_no_word(cast: Cast, why: str) -> None:
    late(cast)
    row, now = enrolment(cast.nadia), LATER
    if why == "paused":
        following.pause(actor=cast.nadia, enrolment=row, now=NOW)
    elif why == "away":
        Leave.objects.create(person=cast.nadia, first=LATER.date(), last=LATER.date())
    elif why == "done":
        now = NOW + 3 * DAY
        assert cast.nadia in {each.enrolment.person for each in late_in_teams(cast.petra, now)}
        following.tick_link(user=cast.nadia, enrolment=row, step="read_this", now=now)
    else:
        now = NOW
    with pytest.raises(Refused, match="overdue"):
        send_word(actor=cast.petra, enrolment=row, now=now)
    assert cast.nadia not in {each.enrolment.person for each in late_in_teams(cast.petra, now)}


def test_on_the_last_day_nothing_is_late_and_on_the_next_it_is(cast: Cast) -> None:
    late(cast)
    due = NOW + 2 * DAY  # two working days behind a Monday
    assert late_of(cast.nadia, due) == []
    (path,) = late_of(cast.nadia, due + DAY)
    assert [(step.title, step.days) for step in path.steps] == [("Read this first", 1)]


def test_a_link_that_was_read_is_late_no_more(cast: Cast) -> None:
    late(cast)
    following.tick_link(user=cast.nadia, enrolment=enrolment(cast.nadia), step="read_this", now=NOW)
    titles = {step.title for path in late_of(cast.nadia, LATER) for step in path.steps}
    assert "Read this first" not in titles
    assert titles


def test_of_four_nobody_is_told_who_came_back(cast: Cast) -> None:
    assert came_back(cast.organisation.pk, NOW) == came_back(None, NOW)
    assert (came_back(cast.organisation.pk, NOW).of, came_back(cast.organisation.pk, NOW).back) == (None, None)


def test_a_lead_of_nobody_sees_nobody_behind(cast: Cast) -> None:
    late(cast)
    assert late_in_teams(cast.other_lead, LATER) == []
    assert late_in_teams(cast.outsider, LATER) == []
    assert {each.enrolment.person for each in late_in_teams(cast.petra, LATER)} == {cast.nadia, cast.colleague}
    Membership.objects.filter(person=cast.nadia, role=Role.AGENT).update(until=GONE)
    assert {each.enrolment.person for each in late_in_teams(cast.petra, LATER)} == {cast.colleague}
