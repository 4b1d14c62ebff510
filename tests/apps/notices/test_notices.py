"""Messages out: queued with the deed, written when sent, tried again, and never personal in the queue."""

from __future__ import annotations

import datetime as dt
import json
import re
import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.cast import Cast

from warmline.apps.notices import letters
from warmline.apps.notices.groups import Group
from warmline.apps.notices.letters import Letter, register_letter, write_letter
from warmline.apps.notices.models import Notice
from warmline.apps.notices.sending import CLAIM, TRIES, send_waiting
from warmline.apps.notices.services import queue
from warmline.apps.notices.tasks import send_waiting_notices
from warmline.apps.people import messages, services
from warmline.apps.people.models import Invitation, Role
from warmline.apps.people.services.invitations import open_invitation

NOW = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)


class NoMailServer(EmailBackend):
    """Refuses every letter, as a server that is down does."""

    def send_messages(self, letters):
        raise smtplib.SMTPServerDisconnected("gone")


@pytest.fixture(autouse=True)
def greeting() -> None:
    register_letter("greeting", lambda notice: Letter("Hello\r\nBcc: everybody@x.example", f"about {notice.about}"))
    register_letter("needless", lambda notice: None)
    register_letter("always", lambda notice: Letter("A key", "Hello."), group=Group.SECURITY)


@pytest.fixture
def waiting(cast: Cast) -> Notice:
    queue("greeting", [(cast.nadia.pk, "7")])
    return Notice.objects.get()


def test_a_message_waits_until_it_is_sent(waiting: Notice) -> None:
    assert waiting.state == Notice.State.QUEUED
    assert mail.outbox == []
    assert send_waiting(now=NOW) == {"sent": 1}
    waiting.refresh_from_db()
    assert (waiting.state, waiting.tries) == (Notice.State.SENT, 1)
    (letter,) = mail.outbox
    assert letter.to == ["nadia@northwind.example"]
    assert letter.body.startswith("about 7\n\n-- \n")


def test_it_is_sent_once(waiting: Notice) -> None:
    send_waiting(now=NOW)
    assert send_waiting(now=NOW) == {}
    assert len(mail.outbox) == 1


def test_a_line_break_in_a_subject_makes_no_header(waiting: Notice) -> None:
    send_waiting(now=NOW)
    assert mail.outbox[0].subject == "Hello Bcc: everybody@x.example"
    assert mail.outbox[0].bcc == []


def test_queueing_asks_for_the_work_to_be_done_without_saying_about_whom(waiting: Notice) -> None:
    task = DBTaskResult.objects.get()
    assert task.task_path == "warmline.apps.notices.tasks.send_waiting_notices"
    assert json.dumps(task.args_kwargs) == '{"args": [], "kwargs": {}}'


def test_nothing_is_queued_where_the_deed_fails(cast: Cast) -> None:
    @transaction.atomic
    def fails() -> None:
        queue("greeting", [(cast.nadia.pk, "7")])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert not Notice.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_no_people_no_work(db: None) -> None:
    assert queue("greeting", []) == 0
    assert not DBTaskResult.objects.exists()


def test_many_are_queued_with_one_task(cast: Cast, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(6):
        assert queue("greeting", [(person.pk, "") for person in cast.people().values()] * 5) == 45
    assert DBTaskResult.objects.count() == 1


def test_a_message_nobody_needs_is_dropped(cast: Cast) -> None:
    queue("needless", [(cast.nadia.pk, "")])
    assert send_waiting(now=NOW) == {"dropped": 1}
    assert mail.outbox == []


def test_when_the_server_is_down_it_is_tried_again_later(waiting: Notice, settings) -> None:
    settings.EMAIL_BACKEND = "tests.apps.notices.test_notices.NoMailServer"
    assert send_waiting(now=NOW) == {"later": 1}
    assert send_waiting(now=NOW + CLAIM / 2) == {}, "not before its time"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_waiting(now=NOW + CLAIM * 2) == {"sent": 1}


def test_the_pauses_grow_and_after_six_tries_it_is_given_up(waiting: Notice, settings) -> None:
    settings.EMAIL_BACKEND = "tests.apps.notices.test_notices.NoMailServer"
    now, pauses = NOW, []
    for _ in range(TRIES - 1):
        assert send_waiting(now=now) == {"later": 1}
        waiting.refresh_from_db()
        pauses.append((waiting.due_at - now) // dt.timedelta(minutes=1))
        assert send_waiting(now=waiting.due_at - dt.timedelta(seconds=1)) == {}
        Notice.objects.update(due_at=NOW)
        now = NOW
    assert pauses == [10, 30, 120, 480, 1440]
    assert send_waiting(now=now) == {"failed": 1}
    assert send_waiting(now=now + dt.timedelta(days=9)) == {}
    waiting.refresh_from_db()
    assert (waiting.state, waiting.tries) == (Notice.State.FAILED, TRIES)


def test_the_task_comes_back_when_something_was_left(cast: Cast, settings) -> None:
    settings.EMAIL_BACKEND = "tests.apps.notices.test_notices.NoMailServer"
    queue("always", [(cast.nadia.pk, "7")])
    begun = timezone.now()
    assert send_waiting_notices.call() == {"later": 1}
    again = [row.run_after for row in DBTaskResult.objects.all() if begun < row.run_after < begun + 2 * CLAIM]
    assert any(at >= Notice.objects.get().due_at for at in again)
    assert send_waiting_notices.call() == {}
    assert DBTaskResult.objects.count() == 1 + len(again), "each minute is in the queue once"


def test_the_task_ends_when_all_is_sent(cast: Cast) -> None:
    queue("always", [(cast.nadia.pk, "7")])
    assert send_waiting_notices.call() == {"sent": 1}
    before = DBTaskResult.objects.count()
    assert before == 2, "its successor, in case it had been killed"
    assert send_waiting_notices.call() == {}
    assert DBTaskResult.objects.count() == before


def test_what_another_worker_has_in_hand_is_left_alone(waiting: Notice) -> None:
    Notice.objects.update(claimed_at=NOW)
    assert send_waiting(now=NOW) == {}


def test_one_bad_letter_does_not_hold_up_the_others(cast: Cast, settings) -> None:
    queue("needless", [(cast.nadia.pk, "")])
    queue("greeting", [(cast.petra.pk, "")])
    assert send_waiting(now=NOW) == {"dropped": 1, "sent": 1}


def test_more_than_one_batch_is_sent(cast: Cast) -> None:
    queue("greeting", [(cast.nadia.pk, str(number)) for number in range(120)])
    assert send_waiting(now=NOW) == {"sent": 120}
    assert [letter.body.splitlines()[0] for letter in mail.outbox] == [f"about {number}" for number in range(120)]


def test_an_erased_person_gets_nothing(cast: Cast, waiting: Notice) -> None:
    services.erase_person(actor=cast.admin, person=cast.nadia)
    assert send_waiting(now=NOW) == {}
    assert mail.outbox == []


def test_an_unknown_kind_is_a_mistake_of_the_program(cast: Cast) -> None:
    with pytest.raises(KeyError):
        write_letter(Notice(kind="unheard of", person=cast.nadia))
    assert "invitation" in letters.kinds()


@pytest.fixture
def invitation(cast: Cast) -> Invitation:
    return services.invite(actor=cast.admin, email="k@x.example", name="Kim Tan", role=Role.AGENT, place=cast.team)


def test_the_queue_of_an_invitation_holds_its_number_only(invitation: Invitation) -> None:
    notice = Notice.objects.get()
    assert (notice.kind, notice.about, notice.person) == ("invitation", str(invitation.pk), invitation.person)
    everything = str(list(Notice.objects.values())) + str(list(DBTaskResult.objects.values()))
    assert "Kim" not in everything
    assert "x.example" not in everything


def test_the_letter_speaks_plainly(invitation: Invitation) -> None:
    letter = write_letter(Notice.objects.get())
    assert letter.body.startswith("Hello Kim,")
    assert "no lead, manager or admin page shows it" in letter.body
    assert "works once" in letter.body
    assert "&" not in letter.body


def test_a_withdrawn_invitation_is_not_sent(cast: Cast, invitation: Invitation) -> None:
    services.revoke(actor=cast.admin, invitation=invitation)
    assert send_waiting(now=timezone.now()) == {"dropped": 1}


def test_a_second_letter_carries_the_link_that_works(cast: Cast, invitation: Invitation) -> None:
    services.resend(actor=cast.admin, person=invitation.person)
    send_waiting(now=timezone.now())
    links = [re.search(r"/people/\S+/([^/\s]+)/\s", letter.body)[1] for letter in mail.outbox]
    # Each link holds the second in which it was signed, so the two need not be the same word.
    assert [(each.pk, each.serial) for each in map(open_invitation, links)] == [(invitation.pk, 2)] * 2


def test_people_without_a_queue_lose_no_message_silently(cast: Cast) -> None:
    messages._queue.clear()
    try:
        with pytest.raises(RuntimeError, match="notices"):
            messages.queue_messages("invitation", [(cast.nadia.pk, "1")])
    finally:
        messages.send_through(queue)
    assert str(Notice(kind="greeting", person=cast.nadia)) == f"greeting to person {cast.nadia.pk}"
