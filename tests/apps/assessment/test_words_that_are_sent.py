"""Reasons and appeals as they are sent: null bytes, 20,000 characters, two windows, somebody who has gone meanwhile."""

from __future__ import annotations

import pytest
from tests.apps.assessment.desk import Book, again, days, house, licence, rule, whole
from tests.cast import GONE, Cast
from tests.practice_room import NOW

from warmline.apps.assessment import services
from warmline.apps.assessment.cutting_page import judge_pool, shares_from, sheet_page
from warmline.apps.assessment.models import (
    AngoffRating,
    AngoffSheet,
    Appeal,
    Attempt,
    Certificate,
    CertificationRule,
    Licence,
    SignedDecision,
)
from warmline.apps.assessment.ports import TestItem
from warmline.apps.assessment.selectors import assessors_for, judges_for, managers_for, proposal_of
from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Organisation, Person, Role
from warmline.apps.people.said import kept, plain
from warmline.apps.people.services.erasure import erase_person
from warmline.core.certifying import Outcome

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("", ""),
        ("  so  ", "so"),
        ("a\x00b", "ab"),
        ("\x00", ""),
        ("\ud800half", "half"),
        ("Grüße, 你好 🙂", "Grüße, 你好 🙂"),
        ("two\nlines", "two\nlines"),
    ],
)
@pytest.mark.once
def test_plain_words_are_what_every_database_holds(sent: str, found: str) -> None:
    assert plain(sent) == found
    assert plain(found).encode() == found.encode()


@pytest.mark.once
def test_words_are_kept_whole_or_not_at_all() -> None:
    assert kept(" " + "x" * 10 + "\x00 ", 10) == "x" * 10, "what is left out does not count"
    with pytest.raises(Refused, match="10 characters"):
        kept("x" * 11, 10)


def not_yet(cast: Cast, book: Book) -> SignedDecision:
    """Nadia's attempt that was decided against her by Thandi."""
    made = whole(cast, book, house(cast), anchor=1)
    return services.sign(actor=cast.trainer, attempt=made, outcome=Outcome.NOT_YET, reason="Not named", now=NOW)


def held(cast: Cast, book: Book) -> Certificate:
    made = whole(cast, book, house(cast))
    return services.certify(actor=cast.trainer, attempt=made, reason="Holds", now=NOW)


def test_an_appeal_with_a_null_byte_is_kept_without_it(cast: Cast, book: Book) -> None:
    found = services.appeal(user=cast.nadia, decision=not_yet(cast, book), words="I named\x00 it", now=NOW)
    assert Appeal.objects.get(pk=found.pk).words == "I named it"


def test_an_appeal_of_no_words_is_asked_for_some(cast: Cast, book: Book) -> None:
    decision = not_yet(cast, book)
    for words in ("\x00", " ", "", "\n\x00\n"):
        with pytest.raises(Refused, match="see differently"):
            services.appeal(user=cast.nadia, decision=decision, words=words, now=NOW)


def test_no_word_of_an_appeal_is_cut_off_unseen(cast: Cast, book: Book) -> None:
    decision = not_yet(cast, book)
    for many in (2001, 20_000):
        with pytest.raises(Refused, match="2000 characters"):
            services.appeal(user=cast.nadia, decision=decision, words="x" * many, now=NOW)
    assert len(services.appeal(user=cast.nadia, decision=decision, words="x" * 2000, now=NOW).words) == 2000


def test_the_thirty_days_of_an_appeal_end_with_their_last_moment(cast: Cast, book: Book) -> None:
    decision = not_yet(cast, book)
    with pytest.raises(Refused, match="30 days"):
        services.appeal(user=cast.nadia, decision=decision, words="Look", now=NOW + days(30) + days(1e-6))
    assert services.appeal(user=cast.nadia, decision=decision, words="Look", now=NOW + days(30)).judge == cast.analyst


def test_a_taking_back_says_its_whole_reason_or_is_refused(cast: Cast, book: Book) -> None:
    made = held(cast, book)
    with pytest.raises(Refused, match="500 characters"):
        services.revoke(actor=cast.manager, certificate=made, reason="x" * 501, now=NOW)
    made.refresh_from_db()
    assert made.revoked_at is None
    services.revoke(actor=cast.manager, certificate=made, reason="Some\x00body else talked" + "x" * 400, now=NOW)
    made.refresh_from_db()
    assert made.revoked_why == "Somebody else talked" + "x" * 400


def test_an_objection_keeps_every_word_and_no_null_byte(cast: Cast, book: Book) -> None:
    made = held(cast, book)
    services.revoke(actor=cast.manager, certificate=made, reason="Not hers", now=NOW)
    made.refresh_from_db()
    for words, says in (("\x00", "see differently"), ("x" * 2001, "2000 characters")):
        with pytest.raises(Refused, match=says):
            services.appeal_revocation(user=cast.nadia, certificate=made, words=words, now=NOW)
    found = services.appeal_revocation(user=cast.nadia, certificate=made, words="It was\x00 me", now=NOW)
    assert found.words == "It was me"


# Appeals and those who look at them.


def appealed(cast: Cast, book: Book) -> Appeal:
    return services.appeal(user=cast.nadia, decision=not_yet(cast, book), words="I named it", now=NOW)


def test_an_appeal_is_settled_once_whichever_window_was_first(cast: Cast, book: Book) -> None:
    found = appealed(cast, book)
    stale = Appeal.objects.select_related("decision__attempt__owner").get(pk=found.pk)
    services.settle(actor=cast.analyst, appeal=found, ruling="repeat", reason="It broke off", now=NOW)
    with pytest.raises(Refused, match="settled already"):
        services.settle(actor=cast.analyst, appeal=stale, ruling="stands", reason="As it is", now=NOW)

    assert (Appeal.objects.get().ruling, again(found.decision.attempt).void) == ("repeat", True)
    assert Notice.objects.filter(kind="assessment_appeal_settled").count() == 1


def test_a_ruling_is_one_of_three_with_a_reason(cast: Cast, book: Book) -> None:
    found = appealed(cast, book)
    for ruling, reason in (("", "So"), ("kindly", "So"), ("stands", " ")):
        with pytest.raises(Refused, match="Choose what comes"):
            services.settle(actor=cast.analyst, appeal=found, ruling=ruling, reason=reason, now=NOW)
    assert Appeal.objects.get().settled_at is None


def test_whoever_lost_the_licence_meanwhile_settles_nothing(cast: Cast, book: Book) -> None:
    from django.core.exceptions import PermissionDenied

    found = appealed(cast, book)
    for each in cast.analyst.assessor_licences.all():
        services.end_licence(actor=cast.admin, licence=each, now=NOW)
    with pytest.raises(PermissionDenied):
        services.settle(actor=cast.analyst, appeal=found, ruling="stands", reason="So", now=NOW)


def test_nobody_left_to_look_at_it_is_said_and_nothing_is_kept(cast: Cast, book: Book) -> None:
    decision = not_yet(cast, book)
    for each in cast.analyst.assessor_licences.all():
        services.end_licence(actor=cast.admin, licence=each, now=NOW)
    Membership.objects.filter(person__in=[cast.manager, cast.admin]).update(until=GONE)

    with pytest.raises(Refused, match="Nobody else"):
        services.appeal(user=cast.nadia, decision=decision, words="Look", now=NOW)
    assert not Appeal.objects.exists()


def test_those_who_may_look_are_of_the_house_present_and_fresh(cast: Cast, book: Book) -> None:
    decision = not_yet(cast, book)
    assert judges_for(decision, NOW) == [cast.analyst]
    Person.objects.filter(pk=cast.analyst.pk).update(is_active=False)
    assert judges_for(decision, NOW) == [cast.manager, cast.admin]
    assert cast.outsider not in managers_for(cast.nadia)


def test_with_an_appeal_of_somebody_erased_nothing_of_hers_is_left(cast: Cast, book: Book) -> None:
    appealed(cast, book)
    erase_person(actor=cast.admin, person=cast.nadia)

    assert not Appeal.objects.exists()
    assert not Attempt.objects.exists()
    assert not SignedDecision.objects.exists()


# Assessors, licences, rules.


@pytest.mark.parametrize("gone", ["closed", "role ended", "licence ended", "elsewhere"])
def test_who_assesses_is_there_today_with_role_and_licence_where_she_works(cast: Cast, gone: str) -> None:
    house(cast)
    assert assessors_for(cast.nadia, NOW) == sorted([cast.trainer, cast.analyst], key=lambda each: each.pk)
    if gone == "closed":
        Person.objects.filter(pk=cast.trainer.pk).update(is_active=False)
    elif gone == "role ended":
        Membership.objects.filter(person=cast.trainer).update(until=GONE)
    elif gone == "licence ended":
        Licence.objects.filter(person=cast.trainer).update(until=NOW)
    else:
        from warmline.apps.people.models import Site

        other = Site.objects.create(organisation=cast.organisation, name="Bremen", timezone="Europe/Berlin")
        Membership.objects.filter(person=cast.trainer).update(site=other)
    assert assessors_for(cast.nadia, NOW) == [cast.analyst]


def test_the_licence_of_another_house_assesses_nobody_here(cast: Cast) -> None:
    house(cast)
    trainer = Person.objects.create_person(email="o@harbour.example", name="Osei", organisation=cast.elsewhere)
    Membership.objects.create(person=trainer, role=Role.TRAINER, organisation=cast.elsewhere)
    services.grant_licence(
        actor=cast.outsider, person=trainer, since=NOW - days(1), until=NOW + days(9), basis="Course"
    )
    assert trainer not in assessors_for(cast.nadia, NOW)
    assert not Licence.objects.visible_to(cast.admin).filter(person=trainer).exists()


def test_a_licence_of_the_past_or_without_a_basis_is_refused(cast: Cast) -> None:
    told = {"actor": cast.manager, "person": cast.trainer, "since": NOW}
    with pytest.raises(Refused, match="ends after"):
        services.grant_licence(**told, until=NOW, basis="Course")
    with pytest.raises(Refused, match="rests on"):
        services.grant_licence(**told, until=NOW + days(1), basis=" \x00 ")
    assert not Licence.objects.exists()


def test_a_licence_that_was_ended_can_be_granted_again_for_the_same_time(cast: Cast) -> None:
    first = licence(cast, cast.trainer)
    services.end_licence(actor=cast.admin, licence=first, now=NOW)
    services.end_licence(actor=cast.admin, licence=first, now=NOW + days(1))
    second = licence(cast, cast.trainer)

    assert second.pk != first.pk
    assert list(Licence.objects.valid_at(NOW)) == [second]
    assert AuditEvent.objects.filter(verb="licence.ended").count() == 1


def test_the_reason_of_a_new_version_is_whole_or_refused(cast: Cast) -> None:
    from dataclasses import replace

    row = house(cast)
    changed = replace(rule(), purpose="Another ground.")
    for why, says in (("\x00", "Say why"), ("x" * 501, "500 characters")):
        with pytest.raises(Refused, match=says):
            services.change_rule(actor=cast.manager, row=row, rule=changed, why=why, now=NOW)
    made = services.change_rule(actor=cast.manager, row=row, rule=changed, why="Clear\x00er", now=NOW)
    assert (made.version, made.why) == (2, "Clearer")


def test_a_rule_under_another_name_or_of_an_old_version_changes_nothing(cast: Cast) -> None:
    from dataclasses import replace

    row = house(cast)
    other = replace(rule(), key="mastery")
    newer = replace(rule(), purpose="Newer.")
    with pytest.raises(Refused, match="Another version"):
        services.change_rule(actor=cast.manager, row=row, rule=other, why="So", now=NOW)
    stale = CertificationRule.objects.get(pk=row.pk)
    services.change_rule(actor=cast.manager, row=row, rule=newer, why="So", now=NOW)
    with pytest.raises(Refused, match="Another version"):
        services.change_rule(actor=cast.manager, row=stale, rule=replace(rule(), purpose="Older."), why="So", now=NOW)
    assert list(CertificationRule.objects.in_force().values_list("version", flat=True)) == [2]


# Cut scores.


def sheet(cast: Cast, book: Book) -> AngoffSheet:
    """A sheet of two items with three judges of the house."""
    row = house(cast)
    book.forms["fundamentals"] = (TestItem("a", "Which comes first?"), TestItem("b", "What would you say?"))
    judges = [cast.trainer, cast.analyst, cast.petra]
    return services.open_sheet(actor=cast.manager, rule=row, judges=judges, now=NOW)


def rated(cast: Cast, found: AngoffSheet, share: int = 60) -> AngoffSheet:
    for judge in (cast.trainer, cast.analyst, cast.petra):
        services.rate(judge=judge, sheet=found, number=found.round, shares={"a": share, "b": share})
    return AngoffSheet.objects.select_related("rule").get(pk=found.pk)


@pytest.mark.parametrize("share", [-1, 101, 99999])
def test_a_share_lies_between_none_and_all_of_a_hundred(cast: Cast, book: Book, share: int) -> None:
    found = sheet(cast, book)
    with pytest.raises(Refused, match="0 to 100"):
        services.rate(judge=cast.trainer, sheet=found, number=found.round, shares={"a": share, "b": 50})
    with pytest.raises(Refused, match="0 to 100"):
        services.rate(judge=cast.trainer, sheet=found, number=found.round, shares={"c": 50})
    assert not AngoffRating.objects.exists(), "half a form is none"


@pytest.mark.parametrize("share", [0, 100])
def test_none_and_all_can_be_said(cast: Cast, book: Book, share: int) -> None:
    found = rated(cast, sheet(cast, book), share)
    made = proposal_of(found, 1)
    assert made is not None
    assert (made.cut, made.sd) == (float(share), 0.0)


@pytest.mark.once
@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("", {}),
        ("7", {"a": 7}),
        (" 7 ", {"a": 7}),
        ("٧", {}),
        ("-1", {}),
        ("1e2", {}),
        ("123456", {}),
        ("101", {"a": 101}),
    ],
)
def test_what_is_typed_into_a_sheet_is_a_number_or_nothing(typed: str, sent: dict[str, int]) -> None:
    assert shares_from({"item-a": typed, "item-z": "4"}, ["a"]) == sent


def test_a_judge_who_rates_again_replaces_what_she_said_in_this_round_alone(cast: Cast, book: Book) -> None:
    found = rated(cast, sheet(cast, book), 60)
    services.rate(judge=cast.trainer, sheet=found, number=found.round, shares={"a": 90})
    services.second_round(actor=cast.manager, sheet=found)
    found = AngoffSheet.objects.get(pk=found.pk)
    services.rate(judge=cast.trainer, sheet=found, number=found.round, shares={"a": 10})

    rows = AngoffRating.objects.filter(judge=cast.trainer, item="a").order_by("round")
    assert [(each.round, each.of_hundred) for each in rows] == [(1, 90), (2, 10)]


def test_a_page_of_the_first_round_that_comes_late_counts_for_nothing(cast: Cast, book: Book) -> None:
    found = rated(cast, sheet(cast, book), 60)
    services.second_round(actor=cast.manager, sheet=found)
    with pytest.raises(Refused, match=r"second round began .* keep them once more"):
        services.rate(judge=cast.trainer, sheet=found, number=1, shares={"a": 5, "b": 5})
    assert set(AngoffRating.objects.values_list("round", "of_hundred")) == {(1, 60)}

    opened = AngoffSheet.objects.get(pk=found.pk)
    page = sheet_page(cast.trainer, opened, {"a": 5})
    assert [(row.key, row.own, row.mean) for row in page.rows] == [("a", 5, 60), ("b", 60, 60)]
    services.rate(judge=cast.trainer, sheet=opened, number=2, shares={"a": 5})
    assert AngoffRating.objects.get(round=2).of_hundred == 5


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_names_no_round_or_one_to_come_counts_for_nothing(cast: Cast, book: Book, number: int) -> None:
    found = sheet(cast, book)
    with pytest.raises(Refused, match="not made for the first round"):
        services.rate(judge=cast.trainer, sheet=found, number=number, shares={"a": 5})
    assert not AngoffRating.objects.exists()


def test_the_spread_is_hidden_from_everybody_while_judges_rate_alone(cast: Cast, book: Book) -> None:
    found = rated(cast, sheet(cast, book), 60)
    for person in (cast.trainer, cast.manager):
        page = sheet_page(person, found)
        assert {(row.low, row.high, row.mean) for row in page.rows} == {(None, None, None)}
        assert page.proposal is None
    assert (page.rated, page.asked) == (3, 3)
    services.second_round(actor=cast.manager, sheet=found)
    found = AngoffSheet.objects.get(pk=found.pk)
    assert {row.mean for row in sheet_page(cast.trainer, found).rows} == {60}
    assert sheet_page(cast.manager, found).rated == 0


def test_a_cut_is_taken_over_with_a_whole_reason(cast: Cast, book: Book) -> None:
    found = rated(cast, sheet(cast, book), 60)
    services.second_round(actor=cast.manager, sheet=found)
    found = rated(cast, AngoffSheet.objects.get(pk=found.pk), 65)
    for why, says in (("\x00", "Say why"), ("x" * 501, "500 characters")):
        with pytest.raises(Refused, match=says):
            services.accept(actor=cast.manager, sheet=found, why=why, now=NOW)
    assert AngoffSheet.objects.get().step == "second"
    made = services.accept(actor=cast.manager, sheet=found, why="Three\x00 agree", now=NOW)

    assert (made.version, made.why, AngoffSheet.objects.get().accepted_why) == (2, "Three agree", "Three agree")


def test_taken_over_twice_in_two_windows_it_is_one_new_version(cast: Cast, book: Book) -> None:
    found = rated(cast, sheet(cast, book), 60)
    services.second_round(actor=cast.manager, sheet=found)
    found = rated(cast, AngoffSheet.objects.get(pk=found.pk), 65)
    stale = AngoffSheet.objects.select_related("rule").get(pk=found.pk)
    services.accept(actor=cast.manager, sheet=found, why="Three agree", now=NOW)
    with pytest.raises(Refused):
        services.accept(actor=cast.manager, sheet=stale, why="Three agree", now=NOW + days(1))

    assert CertificationRule.objects.in_force().get().version == 2
    assert AngoffSheet.objects.get().accepted_at == NOW
    assert AuditEvent.objects.filter(verb="cut.accepted").count() == 1


def test_a_judge_twice_is_one_and_judges_are_of_the_house(cast: Cast, book: Book) -> None:
    from django.core.exceptions import PermissionDenied

    row = house(cast)
    book.forms["fundamentals"] = (TestItem("a", "Which?"),)
    with pytest.raises(Refused, match="three judges"):
        services.open_sheet(actor=cast.manager, rule=row, judges=[cast.trainer, cast.trainer, cast.analyst], now=NOW)
    with pytest.raises(PermissionDenied):
        services.open_sheet(actor=cast.manager, rule=row, judges=[cast.trainer, cast.analyst, cast.outsider], now=NOW)
    assert cast.outsider not in judge_pool(cast.manager)
    assert cast.nadia not in judge_pool(cast.manager)
    assert set(judge_pool(cast.manager)) == {cast.petra, cast.other_lead, cast.trainer, cast.analyst, cast.manager}


def test_in_an_empty_house_there_is_nobody_to_judge_or_assess(cast: Cast) -> None:
    empty = Organisation.objects.create(name="New House")
    first = Person.objects.create_person(email="a@new.example", name="Ada", organisation=empty)
    Membership.objects.create(person=first, role=Role.ADMIN, organisation=empty)
    assert (assessors_for(first, NOW), managers_for(first), list(judge_pool(first))) == ([], [], [])
