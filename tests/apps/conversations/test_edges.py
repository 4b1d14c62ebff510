"""The edges of the floor's conversations: what a file may hold, whose it is, the same asked twice, and what is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.apps.conversations.house import ASKED, file_of, lines, read, scored, talk, uploaded, worked
from tests.cast import Cast, person

from warmline.apps.audit.models import AuditEvent
from warmline.apps.conversations import keeping, services, tasks
from warmline.apps.conversations.models import BadRow, Figure, Piece, Talk, TalkWords, Upload
from warmline.apps.conversations.redacting import clean, plain
from warmline.apps.conversations.removing import drop_half_arrived, drop_older
from warmline.apps.conversations.selectors import Wanted, bad_rows, talk_of, talks_page, upload_of
from warmline.apps.conversations.speakers import reviewed_of
from warmline.apps.conversations.working.reading import code_of
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person, Role, Site
from warmline.apps.reviews.ids import sign_of
from warmline.apps.reviews.models import ReviewedConversation
from warmline.core.conversation import Conversation, Speaker, Turn

SECRETS = {
    "email": "wanda.ferry@mail.example",
    "phone": "0161 496 0123",
    "card": "4111 1111 1111 1111",
}
SECOND = timedelta(seconds=1)


def said(*words: str) -> dict[str, object]:
    """A conversation whose customer says these words."""
    turns = [{"speaker": "customer", "text": each} for each in words]
    return {"id": "c1", "channel": "chat", "turns": [*turns, {"speaker": "agent", "text": "Let me look."}]}


def everything() -> str:
    """Every word and name that is kept of conversations, as whoever reads the tables sees it."""
    kept: list[str] = []
    for model in (Upload, Talk, TalkWords, BadRow, Figure):
        kept += [str(row) for row in model.objects.values()]
    return " ".join(kept)


def analyst_of(cast: Cast, name: str, **place: object) -> Person:
    made = person(cast.organisation, name, f"{name.lower()}@northwind.example")
    Membership.objects.create(person=made, role=Role.ANALYST, **place)
    return made


# What a file may hold.


@pytest.mark.parametrize("kind", list(SECRETS))
def test_personal_data_in_a_talk_is_in_no_table(cast: Cast, kind: str) -> None:
    upload = scored(cast.analyst, lines(said(f"{ASKED} You reach me by {SECRETS[kind]}, thank you.")))
    assert (upload.stage, upload.read) == ("done", 1)
    assert SECRETS[kind] not in everything()
    assert sum(upload.taken.values()) >= 1


def test_personal_data_in_the_reason_of_a_bad_row_is_in_no_table(cast: Cast) -> None:
    wrong = {"id": "c1", "channel": SECRETS["email"], "turns": [{"speaker": "customer", "text": ASKED}]}
    upload = read(cast.analyst, lines(wrong, talk(1)))
    assert (upload.read, upload.bad) == (1, 1)
    assert SECRETS["email"] not in everything()


def test_a_mail_that_serves_as_id_is_taken_out_of_it(cast: Cast) -> None:
    read(cast.analyst, lines({**talk(1), "id": f"case of {SECRETS['email']}"}))
    assert SECRETS["email"] not in everything()
    assert Talk.objects.get().name.startswith("id-")


@pytest.mark.parametrize("said", ["call_+442079460958", "0170-1234567", "chat-nadia-brandt-17"])
def test_an_id_with_personal_data_is_kept_as_a_sign_by_which_it_is_found(cast: Cast, said: str) -> None:
    upload = read(cast.analyst, lines({**talk(1), "id": said, "agent": cast.nadia.email}, {**talk(2), "id": "case-2"}))
    assert said not in everything()
    held = {row.name for row in Talk.objects.all()}
    assert held == {"case-2", sign_of(cast.organisation.pk, said)}
    found = talks_page(cast.analyst, upload, Wanted(words=said), "1")
    assert [row.position for row in found] == [0]
    row = ReviewedConversation.objects.create(
        organisation=cast.organisation, name=sign_of(cast.organisation.pk, said), machine="m"
    )
    assert reviewed_of(cast.organisation.pk, [cast.nadia.pk]) == {row.pk: cast.nadia.pk}


@pytest.mark.parametrize(
    "words",
    ["Где моя посылка? 😡", "我的包裹在哪里?", "أين طردي؟", "a\u200bb\ufeff", "\x00\x01\x02?", "x" * 20_000,
     "<b>Where</b> is it?"],
    ids=["cyrillic", "chinese", "arabic", "zero width", "control", "long", "markup"],
)  # fmt: skip
def test_whatever_is_said_is_kept_and_scored(cast: Cast, words: str) -> None:
    upload = scored(cast.analyst, lines(said(words)))
    assert (upload.stage, upload.read, upload.scored) == ("done", 1, 1)
    assert "\x00" not in TalkWords.objects.get().body


def test_a_byte_order_mark_and_windows_lines_are_read_like_any_other(cast: Cast) -> None:
    upload = read(cast.analyst, b"\xef\xbb\xbf" + file_of(2).replace(b"\n", b"\r\n"))
    assert (upload.stage, upload.read, upload.bad) == ("read", 2, 0)


def test_a_file_that_breaks_off_in_the_middle_keeps_what_came_before(cast: Cast) -> None:
    upload = read(cast.analyst, file_of(3)[:-20])
    assert (upload.stage, upload.read, upload.bad) == ("read", 2, 1)


def test_a_file_without_one_conversation_is_not_scored(cast: Cast) -> None:
    upload = read(cast.analyst, b"{}\n{}\n")
    assert (upload.stage, upload.read, upload.bad) == ("read", 0, 2)
    with pytest.raises(Refused, match="no conversation"):
        services.start(actor=cast.analyst, upload=upload)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.jsonl", "a\x00b.jsonl", "x" * 500 + ".jsonl", "неделя.jsonl", "<i>week</i>.jsonl"]
)
def test_a_name_is_only_a_name(cast: Cast, client: Client, name: str) -> None:
    upload = uploaded(cast.analyst, name=name)
    assert len(upload.name) <= 200
    assert "\x00" not in upload.name
    client.force_login(cast.analyst)
    page = client.get("/conversations/").content.decode()
    assert "<i>week" not in page


@pytest.mark.parametrize("text", ["", "a\x00b", "\ud800", "好\x00\udfff"])
def test_what_no_database_holds_becomes_a_question_mark(text: str) -> None:
    found = plain(text)
    assert len(found) == len(text)
    assert "\x00" not in found
    found.encode("utf-8")


def test_redacting_keeps_the_numbers_of_turns_and_names_no_agent() -> None:
    turns = (Turn(Speaker.CUSTOMER, "I am Wanda."), Turn(Speaker.AGENT, "Hello Wanda, this is Nadia Brandt."))
    found = clean(Conversation("c1", turns, agent="Nadia Brandt"))
    assert len(found.conversation.turns) == 2
    assert found.conversation.agent is None
    assert "Brandt" not in found.conversation.turns[1].text
    assert clean(found.conversation).conversation.turns == found.conversation.turns, "twice takes nothing more"


# Whose it is.


def test_the_same_file_at_two_sites_is_two_uploads_and_each_site_sees_its_own(cast: Cast) -> None:
    ferry = Site.objects.create(organisation=cast.organisation, name="Ferry", timezone="Europe/London")
    milo = analyst_of(cast, "Milo", site=ferry)
    here = read(cast.analyst)
    there = services.receive(actor=milo, name="week.jsonl", chunks=[file_of()], site=ferry)
    assert not there.known
    assert list(Upload.objects.visible_to(milo)) == [there.upload]
    assert list(Upload.objects.visible_to(cast.analyst)) == [here]
    assert (upload_of(milo, here.pk), upload_of(cast.outsider, here.pk)) == (None, None)
    assert talk_of(milo, here, 0) is None
    assert not bad_rows(milo, here).exists()
    assert talks_page(milo, here, Wanted(words="c"), "1").object_list.count() == 0


@pytest.mark.parametrize("place", ["nowhere", "another site", "another house"])
def test_conversations_are_brought_for_a_place_of_hers_only(cast: Cast, place: str) -> None:
    ferry = Site.objects.create(organisation=cast.organisation, name="Ferry", timezone="Europe/London")
    quay = Site.objects.create(organisation=cast.elsewhere, name="Quay", timezone="Europe/London")
    site = {"nowhere": None, "another site": ferry, "another house": quay}[place]
    with pytest.raises(Refused, match="place that you look after"):
        services.receive(actor=cast.analyst, name="x.jsonl", chunks=[file_of()], site=site)
    assert not Upload.objects.exists()
    assert not Piece.objects.exists()


def test_who_is_an_analyst_no_more_sees_and_does_nothing_not_even_with_what_she_brought(cast: Cast) -> None:
    upload = read(cast.analyst)
    cast.analyst.memberships.update(until=timezone.now())
    assert not Upload.objects.visible_to(cast.analyst).exists()
    for deed in (services.start, services.stop, services.go_on, services.delete):
        with pytest.raises(PermissionDenied):
            deed(actor=cast.analyst, upload=upload)
    with pytest.raises(PermissionDenied):
        services.note_download(actor=cast.analyst, upload=upload, form="csv")
    assert upload_of(cast.analyst, upload.pk) is None


def test_an_analyst_of_the_whole_house_brings_for_all_of_it_and_sees_every_site(cast: Cast) -> None:
    whole = analyst_of(cast, "Wanda", organisation=cast.organisation)
    here = read(cast.analyst)
    for_all = services.receive(actor=whole, name="all.jsonl", chunks=[file_of(2)]).upload
    assert set(Upload.objects.visible_to(whole)) == {here, for_all}
    assert set(Upload.objects.visible_to(cast.analyst)) == {here}


def test_the_sign_of_an_agent_is_of_one_house_and_leads_back_to_nobody() -> None:
    one = code_of(1, "Nadia Brandt")
    assert one == code_of(1, "nadia brandt")
    assert len({one, code_of(2, "Nadia Brandt"), code_of(1, "Nadia Brandtt")}) == 3
    assert len(one) == 8


def test_two_people_of_one_name_are_nobody(cast: Cast) -> None:
    person(cast.organisation, "Nadia Brandt", "another.nadia@northwind.example")
    read(cast.analyst, lines(talk(0, agent="Nadia Brandt"), talk(1, agent="NADIA@northwind.example")))
    assert list(Talk.objects.values_list("agent", flat=True)) == [None, cast.nadia.pk]


# The same asked twice.


def test_every_deed_twice_leaves_one_line_in_the_trail(cast: Cast) -> None:
    upload = read(cast.analyst)
    for _time in range(2):
        services.start(actor=cast.analyst, upload=upload)
    for _time in range(2):
        services.stop(actor=cast.analyst, upload=upload)
    verbs = AuditEvent.objects.filter(target=f"upload:{upload.pk}").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == [f"conversations.{verb}" for verb in ("uploaded", "started", "stopped")]
    services.delete(actor=cast.analyst, upload=upload)
    with pytest.raises(Refused, match="deleted meanwhile"):
        services.delete(actor=cast.analyst, upload=upload)


def test_the_task_of_an_old_step_and_of_a_deleted_file_does_nothing(cast: Cast) -> None:
    upload = uploaded(cast.analyst)
    for _time in range(2):
        tasks.work.func(upload.pk, 0)
    worked(upload)
    assert (upload.read, Talk.objects.count()) == (3, 3)
    step = upload.step
    services.delete(actor=cast.analyst, upload=upload)
    tasks.work.func(upload.pk, step)
    assert not Upload.objects.exists()
    assert not Talk.objects.exists()


# What is typed.


@pytest.mark.parametrize(
    "asked",
    ["page=-1", "page=99999999999", "page=x", "words=%00", "words=" + "x" * 20_000, "words=%25",
     "level=99&skill=empathy",
     "team=1' OR 1=1", "team=999999", "skill=%3Cscript%3E", "critical=on&resolved=maybe"],
)  # fmt: skip
def test_a_list_asked_for_nonsense_is_a_list(cast: Cast, client: Client, asked: str) -> None:
    upload = scored(cast.analyst)
    client.force_login(cast.analyst)
    answer = client.get(f"/conversations/{upload.pk}/talks/?{asked}")
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split("<main", 1)[-1].split("</main>", 1)[0]


def test_a_percent_sign_is_a_percent_sign(cast: Cast) -> None:
    upload = read(cast.analyst, lines({**talk(0), "id": "a%b"}, {**talk(1), "id": "axb"}))
    assert [each.name for each in talks_page(cast.analyst, upload, Wanted(words="a%b"), "1")] == ["a%b"]


def test_markup_in_ids_and_words_is_text(cast: Cast, client: Client) -> None:
    upload = scored(cast.analyst, lines({**said("<b>Where</b> is it?"), "id": "<b>c1</b>"}))
    client.force_login(cast.analyst)
    for address in ("talks/", "talks/0/"):
        page = client.get(f"/conversations/{upload.pk}/{address}").content.decode()
        assert "<b>c1" not in page, address
        assert "<b>Where" not in page, address


def test_a_post_without_a_file_or_with_nothing_in_it_says_so(cast: Cast, client: Client) -> None:
    client.force_login(cast.analyst)
    for sent in ({}, {"file": ""}, {"file": SimpleUploadedFile("week.jsonl", b"")}):
        answer = client.post("/conversations/", sent)
        assert answer.status_code in (200, 405, 422)
    assert not Upload.objects.exists()


# What is kept.


def test_the_day_of_deletion_is_the_day_it_was_brought(cast: Cast) -> None:
    upload = scored(cast.analyst)
    assert drop_older(upload.uploaded_at) == 0
    assert drop_older(upload.uploaded_at + SECOND) == 3
    for model in (Upload, Piece, BadRow, Talk, TalkWords, Figure):
        assert not model.objects.exists(), model


def test_only_what_broke_off_on_its_way_in_is_tidied_after_a_day(cast: Cast) -> None:
    whole, broken = uploaded(cast.analyst), uploaded(cast.analyst, file_of(4))
    Upload.objects.filter(pk=broken.pk).update(stage=Upload.Stage.ARRIVING)
    late = timezone.now() + timedelta(days=1)
    assert drop_half_arrived(broken.uploaded_at) == 0
    assert drop_half_arrived(late) == 1
    assert list(Upload.objects.all()) == [whole]
    assert not Piece.objects.filter(upload=broken.pk).exists()


def test_erasing_the_agent_leaves_the_talk_and_no_way_back_to_her(cast: Cast) -> None:
    upload = scored(
        cast.analyst, lines(talk(0, agent="nadia@northwind.example"), talk(1, agent="tomasz@northwind.example"))
    )
    sign = Talk.objects.get(agent=cast.nadia).agent_code
    assert len(keeping.export(cast.nadia)["conversations"]) == 1
    assert keeping.erase(cast.nadia) == 1
    assert keeping.erase(cast.nadia) == 0
    assert keeping.export(cast.nadia)["conversations"] == []
    assert sign not in everything()
    assert Talk.objects.filter(upload=upload, agent=cast.colleague).count() == 1
    assert Talk.objects.count() == 2


def test_erasing_whoever_brought_it_takes_the_name_off_the_file_and_what_nobody_read(cast: Cast) -> None:
    done = scored(cast.analyst, name="Anh Pham, week 12.jsonl")
    waiting = uploaded(cast.analyst, file_of(4), name="Anh Pham, week 13.jsonl")
    keeping.erase(cast.analyst)
    assert "Anh Pham" not in everything()
    assert not Piece.objects.exists()
    waiting.refresh_from_db()
    assert (waiting.stage, Talk.objects.filter(upload=done).count()) == ("failed", 3)
    tasks.work.func(waiting.pk, waiting.step)
    assert not Talk.objects.filter(upload=waiting).exists()
