"""Parts that were spoiled, parts whose time ran out unseen, and what an assessment keeps of words that are sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation
from tests.apps.assessment.desk import Book, again, announced, begun, days, done, house, judged, piece, running, say
from tests.cast import Cast
from tests.practice_room import GOOD, NOW

from warmline.apps.assessment import services
from warmline.apps.assessment.models import Attempt, Judgement, Piece
from warmline.apps.assessment.selectors import desk_of, open_judgements
from warmline.apps.assessment.standing import standing_of
from warmline.apps.assessment.talks import words_of
from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.errors import Refused
from warmline.apps.roleplay.answers import AnswerRefused
from warmline.core.certifying import Standing, StrandKind

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def fresh(one: Piece) -> Piece:
    return Piece.objects.select_related("attempt__owner", "attempt__rule", "attempt__assessor", "scenario").get(
        pk=one.pk
    )


def struck(cast: Cast, attempt: Attempt, kind: str = "talk") -> tuple[Piece, Piece]:
    """Thandi strikes out the talk that Nadia is in; both the old and the new one."""
    old = piece(attempt, kind)
    new = services.give_another(actor=cast.trainer, piece=old, reason="The lights went out", now=NOW)
    return fresh(old), fresh(new)


def test_a_talk_struck_out_while_it_goes_on_does_not_hold_up_the_one_in_its_place(cast: Cast) -> None:
    made = running(cast, house(cast))
    say(cast, begun(cast, made), GOOD[0])
    _old, new = struck(cast, made)

    services.begin_piece(user=cast.nadia, piece=new, now=NOW + MINUTE)

    assert fresh(new).state == Piece.State.ACTIVE


def test_a_talk_that_was_struck_out_takes_no_more_answers(cast: Cast) -> None:
    made = running(cast, house(cast))
    say(cast, begun(cast, made), GOOD[0])
    old, _new = struck(cast, made)
    said = words_of(old)

    with pytest.raises(services.WentOn):
        say(cast, old, GOOD[1])

    assert words_of(fresh(old)) == said
    assert fresh(old).answers == 1


def test_a_task_that_was_struck_out_keeps_no_more_words(cast: Cast) -> None:
    made = running(cast, house(cast))
    begun(cast, made, "written")
    old, _new = struck(cast, made, "written")

    with pytest.raises(services.WentOn):
        services.keep_text(user=cast.nadia, piece=old, text="Too late", final=True, now=NOW)
    assert not fresh(old).body


@pytest.mark.parametrize("state", ["ready", "ended"])
def test_what_is_struck_out_before_or_after_is_replaced_just_as_well(cast: Cast, state: str) -> None:
    made = running(cast, house(cast))
    if state == "ended":
        services.leave(user=cast.nadia, piece=begun(cast, made), now=NOW)
    old, new = struck(cast, made)

    assert (old.struck_why, new.struck_why, new.state) == ("The lights went out", "", "ready")
    assert new.variant != old.variant
    assert {each.pk for each in standing_of(again(made), NOW).pieces} == {new.pk, piece(made, "written").pk}


def test_a_part_that_was_struck_out_is_not_begun_again(cast: Cast) -> None:
    made = running(cast, house(cast))
    old, _new = struck(cast, made)

    services.begin_piece(user=cast.nadia, piece=old, now=NOW)

    assert fresh(old).state == Piece.State.READY
    assert fresh(old).begun_at is None


def test_with_the_spoiled_part_struck_out_only_what_counts_is_asked_for(cast: Cast, book: Book) -> None:
    made = running(cast, house(cast))
    done(cast, made)
    judged(made, {"names_feeling": 4, "gives_information": 4})
    assert standing_of(again(made), NOW).results[1].standing is Standing.PASSED

    struck(cast, made)

    practical = next(each for each in standing_of(again(made), NOW).results if each.strand is StrandKind.PRACTICAL)
    assert (practical.standing, practical.wanting) == (Standing.MISSING, 1)


def test_judgements_of_a_struck_part_wait_for_nobody(cast: Cast) -> None:
    made = running(cast, house(cast))
    done(cast, made)
    assert open_judgements(made) == 4

    struck(cast, made)

    assert open_judgements(made) == 2
    good = {key: services.Judged(3, "As said") for key in ("names_feeling", "gives_information")}
    old = Piece.objects.exclude(struck_why="").select_related("attempt__owner", "attempt__assessor").get()
    with pytest.raises(Refused, match="nothing to judge"):
        services.judge(actor=cast.trainer, piece=old, judged=good, now=NOW)


def test_a_part_whose_time_ran_out_unseen_does_not_hold_up_the_next(cast: Cast) -> None:
    made = running(cast, house(cast))
    begun(cast, made)
    late = NOW + 60 * MINUTE

    services.begin_piece(user=cast.nadia, piece=piece(made, "written"), now=late)

    assert (piece(made).state, piece(made).ending) == (Piece.State.ENDED, Piece.Ending.TIME)
    assert piece(made, "written").state == Piece.State.ACTIVE


def test_a_part_to_which_she_may_still_come_back_does_hold_up_the_next(cast: Cast) -> None:
    made = running(cast, house(cast))
    say(cast, begun(cast, made), GOOD[0], now=NOW + 15 * MINUTE)

    with pytest.raises(Refused, match="still going on"):
        services.begin_piece(user=cast.nadia, piece=piece(made, "written"), now=NOW + 22 * MINUTE)


def test_begun_twice_the_clock_is_that_of_the_first_time(cast: Cast) -> None:
    made = running(cast, house(cast))
    one = begun(cast, made)
    services.begin_piece(user=cast.nadia, piece=one, now=NOW + 5 * MINUTE)

    assert (piece(made).begun_at, piece(made).due_at) == (NOW, NOW + 20 * MINUTE)


@pytest.mark.parametrize("kind", ["talk", "written"])
def test_before_it_has_begun_nothing_is_taken(cast: Cast, kind: str) -> None:
    made = running(cast, house(cast))
    one = piece(made, kind)
    deeds = {
        "talk": lambda: say(cast, one, GOOD[0]),
        "written": lambda: services.keep_text(user=cast.nadia, piece=one, text="Early", final=True, now=NOW),
    }
    with pytest.raises(services.WentOn):
        deeds[kind]()
    assert piece(made, kind).state == Piece.State.READY


def test_a_task_that_is_handed_in_is_closed(cast: Cast) -> None:
    made = running(cast, house(cast))
    begun(cast, made, "written")
    services.keep_text(user=cast.nadia, piece=piece(made, "written"), text="First", final=True, now=NOW)

    with pytest.raises(services.WentOn):
        services.keep_text(user=cast.nadia, piece=piece(made, "written"), text="Second", final=True, now=NOW)
    assert [line.text for line in words_of(piece(made, "written"))][1:] == ["First"]


def test_the_stop_word_in_a_part_that_is_over_stops_nothing(cast: Cast) -> None:
    made = running(cast, house(cast))
    one = begun(cast, made)
    services.leave(user=cast.nadia, piece=one, now=NOW)
    with pytest.raises(services.WentOn):
        say(cast, one, "lighthouse")
    assert piece(made).ending == Piece.Ending.OWNER


def test_words_that_are_no_answer_leave_talk_and_task_as_they_were(cast: Cast) -> None:
    no_answers = ("x" * 4001, "y" * 20_000, " \n ", "\x00\x01")
    made = running(cast, house(cast))
    one = begun(cast, made)
    for text in no_answers:
        with pytest.raises(AnswerRefused):
            say(cast, one, text)
    services.leave(user=cast.nadia, piece=one, now=NOW)
    begun(cast, made, "written")
    for text in no_answers:
        with pytest.raises(AnswerRefused):
            services.keep_text(user=cast.nadia, piece=piece(made, "written"), text=text, final=True, now=NOW)

    assert (piece(made).answers, piece(made, "written").answers) == (0, 0)
    assert piece(made, "written").state == Piece.State.ACTIVE


def test_time_given_back_once_is_counted_to_the_second_whoever_presses_twice(cast: Cast) -> None:
    made = running(cast, house(cast))
    one = begun(cast, made)
    stale = fresh(one)
    services.resume(user=cast.nadia, piece=one, now=NOW + 4 * MINUTE)
    services.resume(user=cast.nadia, piece=stale, now=NOW + 6 * MINUTE)

    assert (piece(made).given_back, piece(made).due_at) == (240, NOW + 24 * MINUTE)
    assert AuditEvent.objects.filter(verb="assessment.resumed").count() == 1


# What people write in a reason.


def ready_to_judge(cast: Cast) -> Piece:
    made = running(cast, house(cast))
    say(cast, begun(cast, made), GOOD[0])
    services.leave(user=cast.nadia, piece=piece(made), now=NOW)
    return piece(made)


def test_a_reason_with_a_null_byte_is_kept_without_it(cast: Cast) -> None:
    part = ready_to_judge(cast)
    given = dict.fromkeys(("names_feeling", "gives_information"), services.Judged(3, "As\x00 said"))
    services.judge(actor=cast.trainer, piece=part, judged=given, now=NOW)
    services.give_another(actor=cast.trainer, piece=piece(part.attempt), reason="Power\x00 cut", now=NOW)

    assert set(Judgement.objects.values_list("reason", flat=True)) == {"As said"}
    assert fresh(part).struck_why == "Power cut"


def test_a_reason_of_nothing_is_none(cast: Cast) -> None:
    part = ready_to_judge(cast)
    for reason in ("\x00", " \x00 ", ""):
        given = dict.fromkeys(("names_feeling", "gives_information"), services.Judged(3, reason))
        with pytest.raises(Refused, match="rest it on"):
            services.judge(actor=cast.trainer, piece=part, judged=given, now=NOW)
        with pytest.raises(Refused, match="Say why"):
            services.give_another(actor=cast.trainer, piece=part, reason=reason, now=NOW)
    assert not Judgement.objects.exclude(judged_at=None).exists()


def test_a_reason_is_kept_whole_or_refused_and_never_cut_in_silence(cast: Cast) -> None:
    part = ready_to_judge(cast)
    for many in (501, 20_000):
        given = dict.fromkeys(("names_feeling", "gives_information"), services.Judged(3, "x" * many))
        with pytest.raises(Refused, match="500 characters"):
            services.judge(actor=cast.trainer, piece=part, judged=given, now=NOW)
        with pytest.raises(Refused, match="500 characters"):
            services.give_another(actor=cast.trainer, piece=part, reason="x" * many, now=NOW)
    assert not Judgement.objects.exclude(judged_at=None).exists()
    given = dict.fromkeys(("names_feeling", "gives_information"), services.Judged(3, "x" * 500))
    services.judge(actor=cast.trainer, piece=part, judged=given, now=NOW)
    assert set(Judgement.objects.values_list("reason", flat=True)) == {"x" * 500}


def test_judging_names_in_the_trail_what_was_changed_after_the_suggestion_was_seen(cast: Cast) -> None:
    part = ready_to_judge(cast)
    suggested = {each.behaviour: each.suggested for each in part.judgements.all()}
    same = {key: services.Judged(value, "So") for key, value in suggested.items()}
    services.judge(actor=cast.trainer, piece=part, judged=same, now=NOW)
    other = same | {"names_feeling": services.Judged(1, "No")}
    services.judge(actor=cast.trainer, piece=piece(part.attempt), judged=other, now=NOW)

    trail = [each.data for each in AuditEvent.objects.filter(verb="assessment.judged").order_by("pk")]
    assert [(each["changed"], each["again"]) for each in trail] == [(0, False), (1, True)]


# The clock of the reader.


def test_dates_that_a_refusal_names_are_those_of_her_own_clock(cast: Cast) -> None:
    row = house(cast)
    late = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    from warmline.apps.assessment.models import Licence

    Licence.objects.update(since=late - days(10))
    services.withdraw(user=cast.nadia, attempt=running(cast, row, now=late), now=late)

    for zone, said in (("Asia/Tokyo", "16 July 2026, 07:30"), ("America/Lima", "15 July 2026, 17:30")):
        with timezone.override(ZoneInfo(zone)), pytest.raises(Refused, match=said):
            announced(cast, row, now=late + days(1))


def test_the_day_from_which_a_certificate_is_renewed_is_that_of_her_own_clock(cast: Cast, book: Book) -> None:
    from tests.apps.assessment.desk import whole

    row = house(cast, valid_days=365)
    moment = datetime(2026, 11, 26, 22, 0, tzinfo=UTC)
    made = whole(cast, book, row)
    services.certify(actor=cast.trainer, attempt=made, reason="Holds", now=moment)

    for zone, said in (("Asia/Tokyo", "from 28 September 2027"), ("UTC", "from 27 September 2027")):
        with timezone.override(ZoneInfo(zone)), pytest.raises(Refused, match=said):
            announced(cast, row, now=NOW + days(100))


def test_in_german_a_refusal_speaks_german_dates(cast: Cast) -> None:
    row = house(cast)
    services.withdraw(user=cast.nadia, attempt=running(cast, row), now=NOW)
    with translation.override("de"), pytest.raises(Refused, match="Dezember"):
        announced(cast, row, now=NOW + days(1))


def test_the_moment_that_a_refusal_names_is_the_first_that_is_allowed(cast: Cast) -> None:
    row = house(cast)
    services.withdraw(user=cast.nadia, attempt=running(cast, row), now=NOW)

    with pytest.raises(Refused):
        announced(cast, row, now=NOW + days(14) - timedelta(seconds=1))
    assert announced(cast, row, now=NOW + days(14)).state == Attempt.State.ANNOUNCED


def test_a_house_with_nobody_and_nothing_has_an_empty_desk(cast: Cast) -> None:
    for person in cast.people().values():
        assert desk_of(person).is_empty
