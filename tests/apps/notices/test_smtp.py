"""Letters on their way to a real mail server on loopback: headers, encodings, refusals, breaks, and a server gone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from tests.apps.notices.mail_server import MailServer
from tests.cast import Cast

from warmline.apps.notices.groups import Group
from warmline.apps.notices.letters import Attachment, Letter, register_letter
from warmline.apps.notices.models import Notice
from warmline.apps.notices.post import LOSSES
from warmline.apps.notices.sending import TRIES, send_waiting
from warmline.apps.notices.services import queue

NOW = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
FILE = Attachment(
    "date.ics", "BEGIN:VCALENDAR\r\nSUMMARY:Gespräch\r\nEND:VCALENDAR\r\n", "text/calendar; method=REQUEST"
)


@pytest.fixture(autouse=True)
def kinds() -> None:
    register_letter("smtp_plain", lambda notice: Letter(f"About {notice.about}", "Zażółć gęślą jaźń – 10 €\n.\nEnd"))
    register_letter("smtp_named", lambda notice: Letter(f"{notice.about} asks you", "Hello."), group=Group.SESSIONS)
    register_letter("smtp_dated", lambda notice: Letter("Termin: Gespräch", "Hello.", (FILE,)), group=Group.SESSIONS)
    register_letter("smtp_key", lambda notice: Letter("A key", "Hello."), group=Group.SECURITY)


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    made = MailServer()
    made.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", made.port, 5
    yield made
    made.stop()


def states() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("state", flat=True))


def test_a_letter_arrives_with_its_headers_and_every_letter_of_its_words(cast: Cast, server: MailServer) -> None:
    queue("smtp_plain", [(cast.nadia.pk, "Łódź ☎ and a subject so long that a header must be folded " + "x " * 18)])
    assert send_waiting(now=NOW) == {"sent": 1}
    (letter,) = server.letters()
    assert letter["To"] == "nadia@northwind.example"
    assert letter["Subject"].strip().startswith("About Łódź ☎ and a subject")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_type() == "text/plain"
    assert letter.get_content().replace("\r\n", "\n").startswith("Zażółć gęślą jaźń – 10 €\n.\nEnd\n\n-- \n")
    assert server.told == [("warmline@localhost", ["nadia@northwind.example"])]
    assert server.raw[0].partition(b"\r\n\r\n")[0].isascii(), "headers are encoded"


def test_the_headers_of_one_click_unsubscribing_are_whole(cast: Cast, server: MailServer, settings) -> None:
    queue("smtp_plain", [(cast.nadia.pk, "1")])
    send_waiting(now=NOW)
    (letter,) = server.letters()
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = re.fullmatch(
        rf"<({re.escape(settings.WARMLINE_URL)}/notices/stop/\S+/)>", letter["List-Unsubscribe"].strip()
    )
    assert link
    assert link[1] in letter.get_content(), "people find the same link at the foot"


def test_a_letter_that_always_comes_cannot_be_stopped(cast: Cast, server: MailServer) -> None:
    queue("smtp_key", [(cast.nadia.pk, "")])
    send_waiting(now=NOW)
    (letter,) = server.letters()
    assert letter["List-Unsubscribe"] is None
    assert letter.get_content().strip() == "Hello."


def test_a_name_with_a_line_break_makes_no_header(cast: Cast, server: MailServer) -> None:
    queue("smtp_named", [(cast.nadia.pk, "Eve\r\nBcc: everybody@x.example\r\n\r\nBuy")])
    assert send_waiting(now=NOW) == {"sent": 1}
    (letter,) = server.letters()
    assert letter["Subject"] == "Eve Bcc: everybody@x.example Buy asks you"
    assert letter["Bcc"] is None
    assert server.told[0][1] == ["nadia@northwind.example"]


def test_a_date_travels_as_a_file(cast: Cast, server: MailServer) -> None:
    queue("smtp_dated", [(cast.nadia.pk, "1")])
    send_waiting(now=NOW)
    (letter,) = server.letters()
    (part,) = letter.iter_attachments()
    assert (part.get_content_type(), part.get_param("method"), part.get_filename()) == (
        "text/calendar", "REQUEST", "date.ics",
    )  # fmt: skip
    assert "SUMMARY:Gespräch" in part.get_payload(decode=True).decode()


def test_one_connection_takes_many_letters(cast: Cast, server: MailServer) -> None:
    queue("smtp_plain", [(cast.nadia.pk, str(number)) for number in range(5)])
    assert send_waiting(now=NOW) == {"sent": 5}
    assert server.connections == 1


def test_an_address_that_is_refused_is_not_tried_again_and_holds_up_nobody(cast: Cast, server: MailServer) -> None:
    server.replies["nadia@northwind.example"] = "550 No such person"
    queue("smtp_plain", [(cast.nadia.pk, "1"), (cast.petra.pk, "2")])
    assert send_waiting(now=NOW) == {"failed": 1, "sent": 1}
    assert send_waiting(now=NOW + dt.timedelta(days=3)) == {}
    assert states() == ["failed", "sent"]
    assert Notice.objects.first().tries == 1


@pytest.mark.parametrize(("step", "reply"), [("RCPT", "450 Try later"), ("DATA", "451 Full"), ("MAIL", "452 Busy")])
def test_what_is_refused_for_now_is_tried_again_after_a_pause(
    cast: Cast, server: MailServer, step: str, reply: str
) -> None:
    server.replies[step] = reply
    queue("smtp_plain", [(cast.nadia.pk, "1")])
    assert send_waiting(now=NOW) == {"later": 1}
    assert send_waiting(now=NOW + dt.timedelta(minutes=9)) == {}
    server.replies.clear()
    assert send_waiting(now=NOW + dt.timedelta(minutes=10)) == {"sent": 1}


def test_a_letter_that_is_refused_for_its_content_is_given_up(cast: Cast, server: MailServer) -> None:
    server.replies["DATA"] = "554 Looks like spam"
    queue("smtp_plain", [(cast.nadia.pk, "1")])
    assert send_waiting(now=NOW) == {"failed": 1}


def test_a_refused_sender_is_the_house_s_own_fault_and_may_be_mended(cast: Cast, server: MailServer) -> None:
    server.replies["MAIL"] = "550 Not from you"
    queue("smtp_plain", [(cast.nadia.pk, "1")])
    assert send_waiting(now=NOW) == {"later": 1}
    server.replies.clear()
    assert send_waiting(now=NOW + dt.timedelta(hours=1)) == {"sent": 1}


def test_a_connection_that_breaks_is_opened_again_for_the_next_letter(cast: Cast, server: MailServer) -> None:
    server.replies["nadia@northwind.example"] = "hang up"
    queue("smtp_plain", [(cast.nadia.pk, "1"), (cast.petra.pk, "2")])
    assert send_waiting(now=NOW) == {"later": 1, "sent": 1}
    assert server.connections == 2


def test_a_server_that_hangs_up_on_everything_is_left_alone(cast: Cast, server: MailServer) -> None:
    server.replies["RCPT"] = "hang up"
    queue("smtp_plain", [(cast.nadia.pk, str(number)) for number in range(8)])
    assert send_waiting(now=NOW) == {"later": LOSSES, "unreachable": 1}
    assert Notice.objects.filter(tries=0).count() == 8 - LOSSES, "the others were not tried"


def test_a_server_that_is_gone_costs_no_letter_a_try_and_all_leave_when_it_is_back(
    cast: Cast, server: MailServer
) -> None:
    port = server.port
    server.stop()
    queue("smtp_plain", [(cast.nadia.pk, "1"), (cast.petra.pk, "2")])
    for _ in range(TRIES + 3):
        assert send_waiting(now=NOW) == {"unreachable": 1}
    assert set(Notice.objects.values_list("state", "tries", "claimed_at")) == {("queued", 0, None)}
    server.start(port)
    assert send_waiting(now=NOW) == {"sent": 2}


def test_a_writer_that_fails_holds_up_nobody(cast: Cast, server: MailServer) -> None:
    register_letter("smtp_broken", lambda notice: Letter(f"{1 / 0}", ""))
    queue("smtp_broken", [(cast.nadia.pk, "1")])
    queue("smtp_plain", [(cast.nadia.pk, "1")])
    Notice.objects.create(kind="smtp_unheard_of", person=cast.nadia)
    assert send_waiting(now=NOW) == {"later": 1, "sent": 1, "failed": 1}


def test_an_address_that_is_none_is_given_up(cast: Cast, server: MailServer) -> None:
    cast.nadia.email = "nadia\r\nBcc: all@x.example"
    cast.nadia.save()
    queue("smtp_plain", [(cast.nadia.pk, "1"), (cast.petra.pk, "2")])
    assert send_waiting(now=NOW) == {"failed": 1, "sent": 1}
    assert server.told[0][1] == ["petra@northwind.example"]
