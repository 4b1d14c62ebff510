"""Live talks at their edges: who may still answer, moments at which things end, words in one order, once."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.live.table import INES, again, invited, open_talk, played, speak
from tests.cast import GONE, Cast, person
from tests.practice_room import GOOD, NOW, publish

from warmline.apps.audit.models import AuditEvent
from warmline.apps.live import services
from warmline.apps.live.keeping import clean, close_forgotten, export
from warmline.apps.live.models import INVITED_FOR, OPEN_FOR, LiveLine, LiveTalk, Side, Status
from warmline.apps.live.notes import LONGEST, Noticed, pack, unpack
from warmline.apps.live.selectors import (
    colleagues,
    has_letter,
    lines_for,
    near_colleagues,
    own_lines,
    own_note,
    own_talks,
    seen,
    shown_lines,
    talk_of,
    waiting,
)
from warmline.apps.live.services.leaving import close_if_forgotten
from warmline.apps.live.services.saying import MOST_LINES
from warmline.apps.live.turns import Said, exchanges_of, turns_of
from warmline.apps.notices.models import Notice
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person, Role
from warmline.apps.people.services.erasure import erase_person
from warmline.apps.roleplay.answers import LIMIT, AnswerRefused

pytestmark = [pytest.mark.django_db, pytest.mark.once]
MOMENT, HOUR = timedelta(microseconds=1), timedelta(hours=1)


# Asking and answering.


def test_the_same_form_asks_once_even_with_another_name_in_it(cast: Cast) -> None:
    key, version = uuid4(), publish()
    first = services.invite(user=cast.nadia, version=version, partner=cast.colleague, key=key, now=NOW)
    assert services.invite(user=cast.nadia, version=version, partner=cast.petra, key=key, now=NOW) == first
    assert (LiveTalk.objects.count(), Notice.objects.filter(kind="live_invited").count()) == (1, 1)
    other = services.invite(user=cast.petra, version=version, partner=cast.nadia, key=key, now=NOW)
    assert other != first, "another person's form may have the same key"


@pytest.mark.parametrize("gone", ["closed", "role ended", "herself", "outsider"])
def test_only_present_people_of_the_house_who_practise_are_asked(cast: Cast, gone: str) -> None:
    partner = {"herself": cast.nadia, "outsider": cast.outsider}.get(gone, cast.colleague)
    if gone == "closed":
        Person.objects.filter(pk=partner.pk).update(is_active=False)
    if gone == "role ended":
        Membership.objects.filter(person=partner).update(until=GONE)
    assert partner not in colleagues(cast.nadia)
    with pytest.raises(Refused, match="cannot be asked"):
        services.invite(user=cast.nadia, version=publish(), partner=partner, key=uuid4(), now=NOW)


def test_an_invitation_lasts_to_its_last_moment(cast: Cast) -> None:
    talk = invited(cast)
    assert [each.pk for each in waiting(cast.colleague, NOW + INVITED_FOR)] == [talk.pk]
    assert list(waiting(cast.colleague, NOW + INVITED_FOR + MOMENT)) == []
    with pytest.raises(Refused, match="not open any more"):
        services.accept(user=cast.colleague, talk=talk, now=NOW + INVITED_FOR + MOMENT)
    services.accept(user=cast.colleague, talk=talk, now=NOW + INVITED_FOR)
    assert again(cast.nadia, talk).status == Status.ACTIVE


def test_old_invitations_do_not_count_among_the_five(cast: Cast) -> None:
    for _n in range(5):
        invited(cast)
    with pytest.raises(Refused, match="Five invitations"):
        invited(cast, now=NOW + HOUR)
    assert invited(cast, now=NOW + INVITED_FOR + MOMENT).status == Status.INVITED


@pytest.mark.parametrize("deed", ["accept", "decline", "withdraw"])
def test_each_answer_is_given_by_the_one_who_may_and_once(cast: Cast, deed: str) -> None:
    talk = invited(cast)
    who = cast.nadia if deed == "withdraw" else cast.colleague
    for other in cast.people().values():
        if other != who:
            with pytest.raises(PermissionDenied):
                getattr(services, deed)(user=other, talk=talk, now=NOW)
    getattr(services, deed)(user=who, talk=talk, now=NOW)
    if deed == "accept":
        with pytest.raises(Refused, match="not open any more"):
            services.accept(user=who, talk=talk, now=NOW)
    else:
        getattr(services, deed)(user=who, talk=talk, now=NOW)
    verb = {"accept": "live.accepted", "decline": "live.declined", "withdraw": "live.withdrawn"}[deed]
    assert AuditEvent.objects.filter(verb=verb).count() == 1


def test_a_talk_that_goes_on_is_neither_declined_nor_taken_back(cast: Cast) -> None:
    talk = open_talk(cast)
    services.decline(user=cast.colleague, talk=talk, now=NOW)
    services.withdraw(user=cast.nadia, talk=talk, now=NOW)
    assert again(cast.nadia, talk).status == Status.ACTIVE


def test_whoever_practises_no_more_does_not_say_yes(cast: Cast) -> None:
    talk = invited(cast)
    Membership.objects.filter(person=cast.colleague).update(until=GONE)
    with pytest.raises(PermissionDenied):
        services.accept(user=cast.colleague, talk=talk, now=NOW)


def test_near_are_her_own_team_and_the_trainers_of_her_site(cast: Cast) -> None:
    assert set(near_colleagues(cast.nadia)) == {cast.colleague, cast.petra, cast.trainer}
    assert set(colleagues(cast.outsider)) == set()


# Talking.


@pytest.mark.parametrize("words", ["", " \n ", "\x00", "x" * (LIMIT + 1), "x" * 20_000])
def test_words_that_cannot_be_sent_are_nobody_s_line(cast: Cast, words: str) -> None:
    talk = open_talk(cast)
    for who in (cast.nadia, cast.colleague):
        with pytest.raises(AnswerRefused):
            speak(who, talk, words)
    assert seen(talk.pk) == (Status.ACTIVE, 0)


def test_the_longest_line_and_any_script_come_over_as_they_are(cast: Cast) -> None:
    talk = open_talk(cast)
    for words in ("x" * LIMIT, "прости, 你好 🙂\nzweite Zeile"):
        number = speak(cast.nadia, talk, words)
        assert shown_lines(cast.colleague, again(cast.colleague, talk))[number - 1].text == words


def test_a_line_sent_again_after_others_keeps_its_number(cast: Cast) -> None:
    talk, key = open_talk(cast), uuid4()
    sent = services.Sent(key, GOOD[0])
    first = services.say(user=cast.nadia, talk=talk, sent=sent, now=NOW)
    speak(cast.colleague, talk, INES[0])
    assert services.say(user=cast.nadia, talk=talk, sent=sent, now=NOW + HOUR) == first == 1
    assert seen(talk.pk) == (Status.ACTIVE, 2)


def test_sent_again_after_the_end_it_is_still_that_line(cast: Cast) -> None:
    talk, key = open_talk(cast), uuid4()
    services.say(user=cast.nadia, talk=talk, sent=services.Sent(key, GOOD[0]), now=NOW)
    services.leave(user=cast.colleague, talk=talk, now=NOW)
    assert services.say(user=cast.nadia, talk=talk, sent=services.Sent(key, GOOD[0]), now=NOW) == 1
    with pytest.raises(services.Over):
        services.say(user=cast.nadia, talk=talk, sent=services.Sent(uuid4(), "More"), now=NOW)


def test_before_it_has_begun_nobody_speaks(cast: Cast) -> None:
    talk = invited(cast)
    for who in (cast.nadia, cast.colleague):
        with pytest.raises(services.Over):
            speak(who, talk, "Hello")
    for who in cast.all_but("nadia", "colleague").values():
        assert talk_of(who, talk.pk) is None
        with pytest.raises(PermissionDenied):
            services.say(user=who, talk=talk, sent=services.Sent(uuid4(), "Hello"), now=NOW)


def test_a_full_talk_takes_no_line_more(cast: Cast) -> None:
    talk = open_talk(cast)
    LiveTalk.objects.filter(pk=talk.pk).update(lines=MOST_LINES)
    with pytest.raises(AnswerRefused, match="full"):
        speak(cast.nadia, talk, "One more")
    assert not LiveLine.objects.exists()


def test_from_behind_a_line_only_what_is_newer_is_opened(cast: Cast) -> None:
    talk = played(cast, [("customer", INES[0]), ("agent", GOOD[0]), ("customer", INES[1])])
    for who in (cast.nadia, cast.colleague):
        mine = again(who, talk)
        assert [line.number for line in lines_for(who, mine, after=1)] == [2, 3]
        assert lines_for(who, mine, after=3) == ()
        assert lines_for(who, mine, after=10**6) == ()
    with pytest.raises(vault.NotTheOwner):
        own_lines(cast.colleague, talk)


# Ending.


@pytest.mark.parametrize("deed", ["leave", "stop"])
def test_ended_twice_it_is_ended_as_it_was_first(cast: Cast, deed: str) -> None:
    talk = open_talk(cast)
    getattr(services, deed)(user=cast.colleague, talk=talk, now=NOW + HOUR)
    services.leave(user=cast.nadia, talk=again(cast.nadia, talk), now=NOW + 2 * HOUR)
    services.stop(user=cast.nadia, talk=again(cast.nadia, talk), now=NOW + 2 * HOUR)
    over = again(cast.nadia, talk)
    assert over.status == (Status.ENDED if deed == "leave" else Status.STOPPED)
    assert (over.ended_by, over.touched_at) == (Side.CUSTOMER, NOW + HOUR)
    assert AuditEvent.objects.filter(verb__in=["live.ended", "live.stopped"]).count() == 1


@pytest.mark.parametrize(("later", "over"), [(OPEN_FOR, False), (OPEN_FOR + MOMENT, True)])
def test_a_talk_is_forgotten_after_twelve_hours(cast: Cast, later: timedelta, over: bool) -> None:
    talk = played(cast, [("customer", INES[0])])
    close_if_forgotten(talk, talk.touched_at + later)
    assert (again(cast.nadia, talk).status == Status.ENDED) is over
    assert LiveLine.objects.filter(shown=None).exists() is over


def test_the_tidying_closes_only_what_goes_on(cast: Cast) -> None:
    waiting_one, going = invited(cast), open_talk(cast)
    assert close_forgotten(NOW) == 0
    assert close_forgotten(NOW + MOMENT) == 1
    assert again(cast.nadia, waiting_one).status == Status.INVITED
    assert again(cast.nadia, going).status == Status.ENDED
    assert close_forgotten(NOW + HOUR) == 0


def test_of_a_talk_that_is_not_there_the_stream_hears_that_it_is_over(db: None) -> None:
    assert seen(uuid4()) == (Status.ENDED, 0)


# Notes.


def ended(cast: Cast) -> LiveTalk:
    talk = played(cast, [("customer", INES[0]), ("agent", GOOD[0])])
    services.leave(user=cast.nadia, talk=talk, now=NOW + HOUR)
    return again(cast.colleague, talk)


LINE = Noticed("names_feeling", True, "You named it at once.")


@pytest.mark.parametrize(("count", "says"), [(0, "one line first"), (4, "Three lines at most")])
def test_one_to_three_lines_are_a_note(cast: Cast, count: int, says: str) -> None:
    talk = ended(cast)
    with pytest.raises(Refused, match=says):
        services.leave_note(user=cast.colleague, talk=talk, noticed=[LINE] * count, now=NOW)
    assert own_note(cast.nadia, again(cast.nadia, talk)) == ()
    services.leave_note(user=cast.colleague, talk=talk, noticed=[LINE] * 3, now=NOW)
    assert own_note(cast.nadia, again(cast.nadia, talk)) == (LINE,) * 3


def test_a_note_is_left_once_after_the_end_by_the_one_who_played(cast: Cast) -> None:
    going = open_talk(cast)
    with pytest.raises(PermissionDenied):
        services.leave_note(user=cast.colleague, talk=going, noticed=[LINE], now=NOW)
    talk = ended(cast)
    for who in cast.all_but("colleague").values():
        with pytest.raises(PermissionDenied):
            services.leave_note(user=who, talk=talk, noticed=[LINE], now=NOW)
    stale = again(cast.colleague, talk)
    services.leave_note(user=cast.colleague, talk=talk, noticed=[LINE], now=NOW)
    with pytest.raises(Refused, match="given already"):
        services.leave_note(user=cast.colleague, talk=stale, noticed=[LINE], now=NOW)
    with pytest.raises(vault.NotTheOwner):
        own_note(cast.colleague, again(cast.colleague, talk))


@given(st.lists(st.builds(Noticed, st.text(max_size=9), st.booleans(), st.text(max_size=LONGEST)), max_size=3))
def test_notes_come_back_from_bytes_as_they_were(noticed: list[Noticed]) -> None:
    whole = [each for each in noticed if (each.behaviour + each.words).isprintable()]
    assert unpack(pack(whole)) == tuple(whole)


# Turns.


@given(st.lists(st.sampled_from([Side.AGENT, Side.CUSTOMER]), max_size=30))
def test_every_line_is_in_one_turn_and_in_one_exchange(sides: list[Side]) -> None:
    said = [Said(n, side, f"line {n}", NOW) for n, side in enumerate(sides, 1)]
    turns = turns_of(said)
    assert "\n".join(turn.text for turn in turns) == "\n".join(line.text for line in said)
    assert all(one.speaker != other.speaker for one, other in pairwise(turns))
    opening, exchanges = exchanges_of(said)
    told = [opening] if opening else []
    told += [words for each in exchanges for words in (each.agent, each.customer) if words is not None]
    assert "\n".join(told) == "\n".join(line.text for line in said)
    assert has_letter(said) is (Side.AGENT in sides)


# What is kept.


def test_an_erased_partner_leaves_a_talk_that_its_owner_still_reads(cast: Cast) -> None:
    talk = played(cast, [("customer", INES[0]), ("agent", GOOD[0])])
    erase_person(actor=cast.admin, person=cast.colleague)
    kept = again(cast.nadia, talk)
    assert (kept.partner, kept.status) == (None, Status.ENDED)
    assert [line.text for line in own_lines(cast.nadia, kept)] == [INES[0], GOOD[0]]
    with pytest.raises(PermissionDenied):
        services.say(user=cast.nadia, talk=kept, sent=services.Sent(uuid4(), "Hello?"), now=NOW)
    assert export(cast.colleague) == []


def test_an_invitation_of_somebody_erased_is_nowhere_and_one_to_her_is_declined(cast: Cast) -> None:
    mine = invited(cast)
    theirs = services.invite(user=cast.petra, version=publish(), partner=cast.nadia, key=uuid4(), now=NOW)
    erase_person(actor=cast.admin, person=cast.nadia)
    assert not LiveTalk.objects.filter(pk=mine.pk).exists()
    assert list(waiting(cast.colleague, NOW)) == []
    assert again(cast.petra, theirs).status == Status.DECLINED
    assert [each.partner for each in own_talks(cast.petra, limit=5)] == [None]


@pytest.mark.parametrize(("moment", "gone"), [(NOW, 0), (NOW + MOMENT, 1)])
def test_what_was_last_touched_before_a_moment_goes(cast: Cast, moment: datetime, gone: int) -> None:
    invited(cast)
    assert clean(moment) == gone


def test_people_of_another_house_are_nobody_s_colleagues(cast: Cast) -> None:
    other = person(cast.elsewhere, "Ola", "ola@harbour.example")
    Membership.objects.create(person=other, role=Role.AGENT, organisation=cast.elsewhere)
    assert set(colleagues(cast.outsider)) == {other}
    assert other not in colleagues(cast.nadia)
