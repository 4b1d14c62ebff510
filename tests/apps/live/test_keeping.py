"""What is kept of live talks: for the owner in full, for the player that she played, and nothing after an erasure."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from tests.apps.live.table import INES, again, invited, played
from tests.apps.pages.test_practice_stays_private import database_text
from tests.cast import Cast
from tests.practice_room import GOOD, NOW

from warmline.apps.audit.models import AuditEvent
from warmline.apps.audit.verbs import is_named
from warmline.apps.live import keeping, services
from warmline.apps.live.mail import write_invited
from warmline.apps.live.models import LiveLine, LiveTalk, Status
from warmline.apps.live.notes import Noticed
from warmline.apps.live.selectors import own_lines
from warmline.apps.notices.models import Notice
from warmline.apps.people.registry import keepings, retentions

LINES = [("customer", f"{INES[0]} Quokkas juggle."), ("agent", f"{GOOD[0]} Seventeen teapots.")]


def test_each_is_handed_what_is_hers(cast: Cast) -> None:
    talk = played(cast, LINES)
    services.leave(user=cast.nadia, talk=talk, now=NOW)
    line = Noticed("names_feeling", True, "I felt heard.")
    services.leave_note(user=cast.colleague, talk=talk, noticed=[line], now=NOW)
    (own,) = keeping.export(cast.nadia)
    assert [(turn["speaker"], turn["text"]) for turn in own["turns"]] == LINES
    assert own["noticed"] == [{"behaviour": "names_feeling", "worked": True, "words": "I felt heard."}]
    (hers,) = keeping.export(cast.colleague)
    assert set(hers) == {"scenario", "seat", "invited_at"}
    assert keeping.export(cast.petra) == []


def test_no_word_stands_in_the_database_while_they_talk_or_after(cast: Cast) -> None:
    talk = played(cast, LINES)
    words = ("Quokkas", "teapots", "felt heard")
    assert not any(word in database_text() for word in words)
    services.leave(user=cast.nadia, talk=talk, now=NOW)
    services.letter_for(user=cast.nadia, talk=again(cast.nadia, talk), now=NOW)
    services.leave_note(user=cast.colleague, talk=talk, noticed=[Noticed("x", True, "I felt heard.")], now=NOW)
    assert "teapots" in own_lines(cast.nadia, again(cast.nadia, talk))[1].text
    assert not any(word in database_text() for word in words)


def test_erasing_the_owner_takes_the_talk_away(cast: Cast) -> None:
    played(cast, LINES)
    assert keeping.erase(cast.nadia) == 1
    assert not LiveTalk.objects.exists()


def test_erasing_the_player_ends_open_talks_and_takes_her_name_out(cast: Cast) -> None:
    talk, waiting = played(cast, LINES), invited(cast)
    assert keeping.erase(cast.colleague) == 2
    found = again(cast.nadia, talk)
    assert (found.partner, found.status) == (None, Status.ENDED)
    assert again(cast.nadia, waiting).status == Status.DECLINED
    assert not LiveLine.objects.exclude(shown=None).exists()
    assert len(own_lines(cast.nadia, found)) == 2
    assert services.letter_for(user=cast.nadia, talk=found, now=NOW) is not None


def test_old_talks_go_and_forgotten_ones_are_closed(cast: Cast) -> None:
    talk = played(cast, LINES)
    assert keeping.close_forgotten(NOW + timedelta(days=1)) == 1
    assert again(cast.nadia, talk).status == Status.ENDED
    assert keeping.clean(NOW) == 0
    assert keeping.clean(NOW + timedelta(days=1)) == 1
    assert {"live"} <= {each.key for each in keepings()}
    assert {"live", "live_open"} <= {each.key for each in retentions()}


def test_every_verb_has_its_words(cast: Cast) -> None:
    talk = played(cast, LINES)
    services.stop(user=cast.colleague, talk=talk, now=NOW)
    verbs = set(AuditEvent.objects.filter(verb__startswith="live.").values_list("verb", flat=True))
    assert verbs == {"live.invited", "live.asked", "live.accepted", "live.stopped"}
    assert all(is_named(verb) for verb in (*verbs, "live.declined", "live.withdrawn", "live.ended", "live.noted"))


def test_the_invitation_s_message_names_who_asks_and_is_dropped_when_taken_back(cast: Cast) -> None:
    talk = invited(cast, now=timezone.now())
    notice = Notice.objects.get()
    letter = write_invited(notice)
    assert letter is not None
    assert "Nadia Brandt" in letter.subject
    assert str(talk.pk) in letter.body
    services.withdraw(user=cast.nadia, talk=talk, now=NOW)
    assert write_invited(notice) is None
