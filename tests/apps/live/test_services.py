"""Inviting, saying, leaving, stopping: who may, once, in one order, and what is left of it afterwards."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.live.table import INES, again, invited, open_talk, played, speak
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, harder, publish

from warmline.apps.audit.models import AuditEvent
from warmline.apps.live import services
from warmline.apps.live.models import INVITED_FOR, LiveLine, LiveTalk, Status
from warmline.apps.live.notes import Noticed
from warmline.apps.live.selectors import colleagues, lines_for, near_colleagues, own_lines, own_note, waiting
from warmline.apps.notices.models import Notice
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.practice.models import PracticeDay
from warmline.apps.roleplay.answers import AnswerRefused
from warmline.core.conversation import Channel


def texts(user, talk) -> list[str]:
    return [line.text for line in lines_for(user, again(user, talk))]


def test_whoever_practises_in_the_same_house_can_be_asked_and_nobody_else(cast: Cast) -> None:
    names = set(colleagues(cast.nadia).values_list("name", flat=True))
    everybody = {cast.colleague.name, cast.petra.name, cast.other_lead.name, cast.trainer.name, cast.manager.name}
    assert names == everybody
    assert set(near_colleagues(cast.nadia)) == {cast.colleague, cast.petra, cast.trainer}


def test_an_invitation_asks_one_person_once_and_tells_her(cast: Cast) -> None:
    version, key = publish(), uuid4()
    first = services.invite(user=cast.nadia, version=version, partner=cast.colleague, key=key, now=NOW)
    second = services.invite(user=cast.nadia, version=version, partner=cast.colleague, key=key, now=NOW)
    assert first == second
    assert [(n.kind, n.person, n.about) for n in Notice.objects.all()] == [
        ("live_invited", cast.colleague, str(first.pk))
    ]
    assert [talk.pk for talk in waiting(cast.colleague, NOW)] == [first.pk]
    assert waiting(cast.petra, NOW) == []
    private = AuditEvent.objects.filter(verb__startswith="live.").values_list("verb", "about", "private")
    assert set(private) == {("live.invited", cast.nadia.pk, True), ("live.asked", cast.colleague.pk, True)}


@pytest.mark.parametrize("who", ["outsider", "admin", "analyst", "nadia"])
def test_who_does_not_practise_here_cannot_be_asked(cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        services.invite(user=cast.nadia, version=publish(), partner=cast.people()[who], key=uuid4(), now=NOW)
    assert not LiveTalk.objects.exists()


def test_without_a_role_that_practises_nobody_is_invited(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        services.invite(user=cast.analyst, version=publish(), partner=cast.nadia, key=uuid4(), now=NOW)


def test_mails_are_not_played_live_and_five_invitations_are_enough(cast: Cast) -> None:
    mails = publish(harder("by_mail", channel=Channel.EMAIL))
    with pytest.raises(Refused):
        services.invite(user=cast.nadia, version=mails, partner=cast.petra, key=uuid4(), now=NOW)
    for _ in range(5):
        invited(cast)
    with pytest.raises(Refused):
        invited(cast)
    invited(cast, now=NOW + INVITED_FOR + timedelta(minutes=1))


def test_only_the_invited_says_yes_and_only_while_it_is_open(cast: Cast) -> None:
    talk = invited(cast)
    for name, stranger in cast.all_but("colleague").items():
        with pytest.raises(PermissionDenied):
            services.accept(user=stranger, talk=talk, now=NOW)
        assert again(cast.nadia, talk).status == Status.INVITED, name
    with pytest.raises(Refused):
        services.accept(user=cast.colleague, talk=talk, now=NOW + INVITED_FOR + timedelta(seconds=1))
    services.withdraw(user=cast.nadia, talk=talk, now=NOW)
    with pytest.raises(Refused):
        services.accept(user=cast.colleague, talk=talk, now=NOW)
    other = invited(cast)
    services.decline(user=cast.colleague, talk=other, now=NOW)
    assert again(cast.nadia, other).status == Status.DECLINED
    with pytest.raises(services.Over):
        speak(cast.nadia, other, "Hello?")


def test_both_read_the_same_lines_in_the_same_order_while_they_talk(cast: Cast) -> None:
    talk = open_talk(cast)
    speak(cast.colleague, talk, INES[0])
    speak(cast.nadia, talk, "One moment, please.")
    speak(cast.nadia, talk, GOOD[0])
    said = [INES[0], "One moment, please.", GOOD[0]]
    assert texts(cast.nadia, talk) == texts(cast.colleague, talk) == said
    assert list(LiveLine.objects.values_list("number", "side")) == [(1, "customer"), (2, "agent"), (3, "agent")]
    assert PracticeDay.objects.filter(person=cast.nadia).exists()
    assert not PracticeDay.objects.filter(person=cast.colleague).exists()


def test_the_same_form_twice_says_one_line(cast: Cast) -> None:
    talk, sent = open_talk(cast), services.Sent(uuid4(), "Hello Ines.")
    first = services.say(user=cast.nadia, talk=talk, sent=sent, now=NOW)
    assert services.say(user=cast.nadia, talk=talk, sent=sent, now=NOW) == first == 1
    assert texts(cast.colleague, talk) == ["Hello Ines."]


def test_empty_words_and_strangers_are_refused(cast: Cast) -> None:
    talk = open_talk(cast)
    with pytest.raises(AnswerRefused):
        speak(cast.nadia, talk, "   ")
    for stranger in cast.all_but("nadia", "colleague").values():
        for deed in (services.leave, services.stop):
            with pytest.raises(PermissionDenied):
                deed(user=stranger, talk=talk, now=NOW)
        with pytest.raises(PermissionDenied):
            services.say(user=stranger, talk=talk, sent=services.Sent(uuid4(), "Hello"), now=NOW)
    assert again(cast.nadia, talk).status == Status.ACTIVE
    assert not LiveLine.objects.exists()


@pytest.mark.parametrize("who", ["nadia", "colleague"])
def test_the_end_closes_the_partner_s_view_for_good(cast: Cast, who: str) -> None:
    talk = played(cast, [("customer", INES[0]), ("agent", GOOD[0])])
    assert len(texts(cast.colleague, talk)) == 2
    services.leave(user=cast.people()[who], talk=talk, now=NOW)
    assert texts(cast.colleague, talk) == []
    assert not LiveLine.objects.exclude(shown=None).exists()
    assert texts(cast.nadia, talk) == [INES[0], GOOD[0]]
    with pytest.raises(services.Over):
        speak(cast.colleague, talk, "One more thing")
    with pytest.raises(vault.NotTheOwner):
        own_lines(cast.colleague, again(cast.colleague, talk))


@pytest.mark.parametrize("who", ["nadia", "colleague"])
def test_the_stop_word_stops_it_for_both_and_is_not_kept(cast: Cast, who: str) -> None:
    talk = played(cast, [("customer", INES[0])])
    with pytest.raises(services.Stopped):
        speak(cast.people()[who], talk, "Lighthouse, please")
    found = again(cast.nadia, talk)
    assert (found.status, found.lines) == (Status.STOPPED, 1)
    assert texts(cast.colleague, talk) == []
    with pytest.raises(PermissionDenied):
        services.letter_for(user=cast.nadia, talk=found, now=NOW)


def test_nobody_else_ever_opens_a_word(cast: Cast) -> None:
    talk = played(cast, [("customer", INES[0]), ("agent", GOOD[0])])
    for stranger in cast.all_but("nadia", "colleague").values():
        assert lines_for(stranger, talk) == ()
        with pytest.raises(vault.NotTheOwner):
            own_lines(stranger, talk)


def test_a_forgotten_talk_ends_and_takes_the_copy_with_it(cast: Cast) -> None:
    talk = played(cast, [("customer", INES[0])])
    assert services.close_forgotten(before=NOW) == 0
    assert services.close_forgotten(before=NOW + timedelta(hours=1)) == 1
    assert again(cast.nadia, talk).status == Status.ENDED
    assert not LiveLine.objects.exclude(shown=None).exists()


def test_three_lines_reach_the_owner_alone_and_once(cast: Cast) -> None:
    talk = played(cast, [("customer", INES[0]), ("agent", GOOD[0])])
    line = Noticed("names_feeling", True, "When you said no wonder, I felt heard.")
    with pytest.raises(PermissionDenied):
        services.leave_note(user=cast.colleague, talk=talk, noticed=[line], now=NOW)
    services.leave(user=cast.nadia, talk=talk, now=NOW)
    for wrong in ([], [line] * 4):
        with pytest.raises(Refused):
            services.leave_note(user=cast.colleague, talk=talk, noticed=wrong, now=NOW)
    with pytest.raises(PermissionDenied):
        services.leave_note(user=cast.nadia, talk=talk, noticed=[line], now=NOW)
    services.leave_note(user=cast.colleague, talk=talk, noticed=[line], now=NOW)
    with pytest.raises(Refused):
        services.leave_note(user=cast.colleague, talk=again(cast.colleague, talk), noticed=[line], now=NOW)
    assert own_note(cast.nadia, again(cast.nadia, talk)) == (line,)
    with pytest.raises(vault.NotTheOwner):
        own_note(cast.colleague, again(cast.colleague, talk))
