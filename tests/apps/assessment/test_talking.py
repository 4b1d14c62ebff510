"""A talk is saved once, keeps its clock, and comes back once."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.assessment.desk import LETTER, again, begun, house, piece, running, say
from tests.cast import Cast
from tests.practice_room import GOOD, NOW

from warmline.apps.assessment import services
from warmline.apps.assessment.models import Attempt, Judgement, Piece
from warmline.apps.assessment.services.talking import AWAY, BACK_WITHIN, GRACE
from warmline.apps.assessment.talks import text_of, words_of
from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.errors import Refused
from warmline.apps.roleplay.answers import AnswerRefused

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_beginning_starts_the_clock_of_the_house_once(cast: Cast) -> None:
    made = running(cast, house(cast))
    one = begun(cast, made)

    assert one.due_at == NOW + 20 * MINUTE
    services.begin_piece(user=cast.nadia, piece=one, now=NOW + MINUTE)
    assert piece(made).due_at == NOW + 20 * MINUTE
    assert [line.speaker for line in words_of(one)] == ["customer"]


def test_one_part_at_a_time(cast: Cast) -> None:
    made = running(cast, house(cast))
    begun(cast, made)

    with pytest.raises(Refused, match="still going on"):
        services.begin_piece(user=cast.nadia, piece=piece(made, "written"), now=NOW)


def test_an_answer_is_saved_once_and_the_customer_replies(cast: Cast) -> None:
    one, key = begun(cast, running(cast, house(cast))), uuid4()

    one = say(cast, one, GOOD[0], key=key)
    one = say(cast, one, GOOD[0], key=key)

    assert one.answers == 1
    assert [line.speaker for line in words_of(one)] == ["customer", "agent", "customer"]
    assert words_of(one)[1].text == GOOD[0]


def test_an_answer_to_an_older_turn_is_not_kept(cast: Cast) -> None:
    one = say(cast, begun(cast, running(cast, house(cast))), GOOD[0])

    for number in (1, 3):
        with pytest.raises(services.WentOn):
            say(cast, one, GOOD[1], number=number)
    with pytest.raises(AnswerRefused):
        say(cast, one, "  ")
    assert len(words_of(piece(one.attempt))) == 3


def test_after_its_time_nothing_is_kept_and_the_part_ends(cast: Cast) -> None:
    made = running(cast, house(cast))
    one = begun(cast, made)
    say(cast, one, GOOD[0], now=NOW + 10 * MINUTE)

    with pytest.raises(services.WentOn):
        say(cast, one, GOOD[1], now=NOW + 21 * MINUTE)
    assert piece(made).state == Piece.State.ACTIVE, "she may still come back from a lost connection"
    with pytest.raises(services.WentOn):
        say(cast, one, GOOD[1], now=NOW + 41 * MINUTE)
    assert (piece(made).state, piece(made).ending) == (Piece.State.ENDED, Piece.Ending.TIME)


def test_what_was_sent_in_time_may_arrive_a_little_later(cast: Cast) -> None:
    made = running(cast, house(cast))
    one = say(cast, begun(cast, made), GOOD[0], now=NOW + 20 * MINUTE + GRACE)

    assert one.answers == 1
    with pytest.raises(services.WentOn):
        say(cast, one, GOOD[1], now=NOW + 21 * MINUTE)
    assert piece(made).ending == Piece.Ending.TIME, "nobody was away, so no time is given back"


def test_lost_time_is_given_back_once(cast: Cast) -> None:
    made = running(cast, house(cast))
    one = begun(cast, made)

    assert not services.can_resume(one, NOW + AWAY)
    assert services.can_resume(one, NOW + BACK_WITHIN)
    assert not services.can_resume(one, NOW + BACK_WITHIN + MINUTE)
    services.resume(user=cast.nadia, piece=one, now=NOW + 10 * MINUTE)

    back = piece(made)
    assert back.due_at == NOW + 30 * MINUTE
    assert back.given_back == 600
    assert not services.can_resume(back, NOW + 20 * MINUTE)
    with pytest.raises(Refused, match="once"):
        services.resume(user=cast.nadia, piece=back, now=NOW + 20 * MINUTE)
    assert AuditEvent.objects.filter(verb="assessment.resumed").count() == 1


def test_the_stop_word_ends_the_talk_and_is_not_kept(cast: Cast) -> None:
    made = running(cast, house(cast))
    say(cast, begun(cast, made), "Lighthouse please")

    assert piece(made).ending == Piece.Ending.STOPPED
    assert len(words_of(piece(made))) == 1


def test_the_end_brings_a_suggestion_for_each_band_with_its_words(cast: Cast) -> None:
    made = running(cast, house(cast))
    say(cast, begun(cast, made), GOOD[0])
    services.leave(user=cast.nadia, piece=piece(made), now=NOW)
    services.leave(user=cast.nadia, piece=piece(made), now=NOW)

    rows = {each.behaviour: each for each in piece(made).judgements.all()}
    assert set(rows) == {"names_feeling", "gives_information"}
    assert rows["names_feeling"].suggested in (3, 4)
    quoted = [part for one in rows["names_feeling"].seen for part in one["quote"].split(" … ")]
    assert quoted
    assert all(part in GOOD[0] for part in quoted)
    assert {each.judged_at for each in rows.values()} == {None}
    assert {each.anchor for each in rows.values()} == {None}, "a suggestion is no judgement"


def test_a_talk_in_which_nothing_was_said_suggests_nothing(cast: Cast) -> None:
    made = running(cast, house(cast))
    begun(cast, made)
    services.leave(user=cast.nadia, piece=piece(made), now=NOW)

    assert set(Judgement.objects.values_list("suggested", flat=True)) == {None}


def test_what_was_kept_of_a_task_counts_when_the_time_runs_out(cast: Cast) -> None:
    made = running(cast, house(cast))
    one = begun(cast, made, "written")
    services.keep_text(user=cast.nadia, piece=one, text=LETTER, final=False, now=NOW + 14 * MINUTE)

    with pytest.raises(services.WentOn):
        services.keep_text(
            user=cast.nadia, piece=piece(made, "written"), text="Better", final=True, now=NOW + 40 * MINUTE
        )

    ended = piece(made, "written")
    assert (ended.ending, text_of(ended)) == (Piece.Ending.TIME, LETTER)
    assert ended.judgements.get(behaviour="names_feeling").suggested is not None


def test_nobody_else_touches_a_part(cast: Cast) -> None:
    made = running(cast, house(cast))
    one = begun(cast, made)
    sent = services.SentAnswer(1, uuid4(), "Hello")
    for person in cast.all_but("nadia").values():
        with pytest.raises(PermissionDenied):
            services.answer(user=person, piece=one, sent=sent, now=NOW)
        with pytest.raises(PermissionDenied):
            services.begin_piece(user=person, piece=one, now=NOW)
        with pytest.raises(PermissionDenied):
            services.keep_text(user=person, piece=one, text="x", final=True, now=NOW)
        with pytest.raises(PermissionDenied):
            services.leave(user=person, piece=one, now=NOW)
        with pytest.raises(PermissionDenied):
            services.resume(user=person, piece=one, now=NOW + 10 * MINUTE)


def test_in_an_attempt_that_is_over_nothing_goes_on(cast: Cast) -> None:
    made = running(cast, house(cast))
    one = begun(cast, made)
    services.withdraw(user=cast.nadia, attempt=made, now=NOW)

    with pytest.raises(Refused, match="not open"):
        say(cast, one, GOOD[0])
    assert again(made).state == Attempt.State.WITHDRAWN


def test_judging_needs_every_behaviour_a_reason_and_the_named_assessor(cast: Cast) -> None:
    made = running(cast, house(cast))
    say(cast, begun(cast, made), GOOD[0])
    services.leave(user=cast.nadia, piece=piece(made), now=NOW)
    good = {key: services.Judged(3, "As said") for key in ("names_feeling", "gives_information")}

    for person in cast.all_but("trainer").values():
        with pytest.raises(PermissionDenied):
            services.judge(actor=person, piece=piece(made), judged=good, now=NOW)
    for bad, says in (
        ({"names_feeling": services.Judged(3, "As said")}, "every behaviour"),
        ({**good, "names_feeling": services.Judged(3, " ")}, "rest it on"),
    ):
        with pytest.raises(Refused, match=says):
            services.judge(actor=cast.trainer, piece=piece(made), judged=bad, now=NOW)
    services.judge(actor=cast.trainer, piece=piece(made), judged=good, now=NOW)
    services.judge(
        actor=cast.trainer, piece=piece(made), judged={**good, "names_feeling": services.Judged(None, "None")}, now=NOW
    )

    assert piece(made).judgements.get(behaviour="names_feeling").anchor is None
    assert AuditEvent.objects.filter(verb="assessment.judged", about=cast.nadia).count() == 2


def test_a_part_that_goes_on_is_not_judged_and_a_licence_that_ended_judges_nothing(cast: Cast) -> None:
    made = running(cast, house(cast))
    begun(cast, made)

    with pytest.raises(Refused, match="nothing to judge"):
        services.judge(actor=cast.trainer, piece=piece(made), judged={}, now=NOW)
    for each in cast.trainer.assessor_licences.all():
        services.end_licence(actor=cast.admin, licence=each, now=NOW)
    services.leave(user=cast.nadia, piece=piece(made), now=NOW)
    with pytest.raises(PermissionDenied):
        services.judge(actor=cast.trainer, piece=piece(made), judged={}, now=NOW)


def test_a_part_that_is_struck_out_is_replaced_by_another_variant(cast: Cast) -> None:
    made = running(cast, house(cast))
    first = begun(cast, made)
    services.leave(user=cast.nadia, piece=first, now=NOW)

    with pytest.raises(Refused, match="Say why"):
        services.give_another(actor=cast.trainer, piece=piece(made), reason=" ", now=NOW)
    with pytest.raises(PermissionDenied):
        services.give_another(actor=cast.analyst, piece=piece(made), reason="Power cut", now=NOW)
    second = services.give_another(actor=cast.trainer, piece=piece(made), reason="Power cut", now=NOW)

    assert second.variant != first.variant
    assert second.number == 3
    assert piece(made) == second, "the struck one does not count"
    with pytest.raises(Refused, match="does not count"):
        services.give_another(actor=cast.trainer, piece=Piece.objects.get(pk=first.pk), reason="Again", now=NOW)
