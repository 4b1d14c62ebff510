"""P3, held by a walk: every address, as everybody; and by a search through all that is written to disk."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.appeals import Talk
from tests.apps.knowledge.shelf import begin, quiz
from tests.apps.live.table import played
from tests.apps.modules.shelf import published
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, again, finish, talk

from warmline.apps.drills import services as drills
from warmline.apps.drills.models import Answer
from warmline.apps.drills.selectors import own_answers
from warmline.apps.knowledge.models import Attempt
from warmline.apps.knowledge.services import answer as take_test
from warmline.apps.live.models import LiveTalk
from warmline.apps.live.services import leave
from warmline.apps.modules import services as modules
from warmline.apps.roleplay import services
from warmline.apps.roleplay.models import Session
from warmline.apps.roleplay.selectors import own_branch, read_own_scene
from warmline.apps.scores.models import Appeal
from warmline.apps.scores.selectors import practice_score, read_own
from warmline.apps.scores.services import see_differently, take_back
from warmline.core.measurement.items import Kind

PLANTED = "quokkas juggle seventeen teapots"  # no other text of the house holds these words
WORDS = ("quokkas juggle", "seventeen teapots")
# Authored and the same for everybody: a customer's line that the authors wrote may stand there as it stood in her talk.
AUTHORED = "/practise/learn/watch/"


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the house with its converters, as ("practise/<uuid:session_id>/", pattern)."""
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        else:
            yield route, entry


def fill(route: str, pattern: URLPattern, session: Session) -> str | None:
    """Put Nadia's own keys into an address, so that a leak would show; None for regular expressions."""
    values = {
        "session_id": str(session.pk),
        "number": "1",
        "scenario": "parcel_birthday",
        "version": "1",
        "pk": str(session.owner_id),
        "person_id": str(session.owner_id),
        "talk_id": str(LiveTalk.objects.get(owner=session.owner_id).pk),
        "answer": str(Answer.objects.get(person=session.owner_id).pk),
        "slug:key": "waiting_well",
    }
    out = route.replace("^", "").replace("$", "").replace("\\Z", "")
    if "(?P" in out or "\\" in out:
        return None
    while "<" in out:
        start, end = out.index("<"), out.index(">")
        kind, _, name = out[start + 1 : end].rpartition(":")
        value = (
            values.get(f"{kind}:{name}")
            or values.get(name)
            or ("1" if kind == "int" else str(session.pk) if kind == "uuid" else "1")
        )
        out = out[:start] + value + out[end + 1 :]
    return "/" + out


def answer_a_drill(cast: Cast) -> None:
    """Nadia answers a drill with planted words, and makes a plan of them."""
    sent = {"user": cast.nadia, "now": NOW}
    drills.answer_drill(**sent, key=uuid4(), item="empathy.two_days_parcel", text=f"Of course. {PLANTED}.")
    drills.make_plan(**sent, moment=f"they say {PLANTED}", deed="ask which teapots", sure=True)


def read_a_module(cast: Cast) -> None:
    """Nadia reads a module, answers in it with planted words, and leaves a note."""
    module = published(cast.trainer, cast.manager)
    hers = {"user": cast.nadia, "module": module, "now": NOW}
    modules.begin(**hers)
    modules.answer(**hers, key="own_words", words=[f"No wonder. {PLANTED}."])
    modules.write_note(**hers, section="why", words=PLANTED)


def answered(cast: Cast) -> Attempt:
    """A practice test of Nadia's in which she wrote planted words twice."""
    attempt = begin(cast.nadia, quiz(cast, Kind.SAY, Kind.SHORT))
    for place in range(2):
        take_test(user=cast.nadia, attempt=attempt, place=place, key=uuid4(), sent=[PLANTED], now=attempt.begun_at)
    return attempt


@pytest.fixture
def room(cast: Cast) -> tuple[Cast, Session, list[str]]:
    """Nadia has practised; the list holds words of hers, her customer's and her feedback's."""
    session = finish(cast.nadia, [f"{GOOD[0]} {PLANTED}.", *POOR])
    row = practice_score(cast.nadia, session.branch.subject)
    letter = read_own(cast.nadia, cast.nadia, row)
    see_differently(user=cast.nadia, score=row, reason=f"A note: {PLANTED}", now=session.touched_at)
    hers = Talk(cast.nadia, session, services.FiledLetter(row, letter))
    hers.written(0, f"Kept to herself: {PLANTED}")
    # Shown once and taken back: the person who was named is a stranger again.
    take_back(user=cast.nadia, appeal=hers.shown(cast.petra, 1, f"Taken back: {PLANTED}"))
    # A colleague played a customer for her and said planted words: when it is over the colleague is a stranger again.
    live = played(cast, [("customer", f"Where is it? {PLANTED}."), ("agent", f"{GOOD[0]} {PLANTED}.")])
    leave(user=cast.nadia, talk=live, now=live.touched_at)
    answer_a_drill(cast)
    read_a_module(cast)
    answered(cast)
    scene = read_own_scene(cast.nadia, session, session.branch)
    return cast, session, [*WORDS, scene.turns[1].customer, letter.feedback.headline, str(session.pk)]


def test_no_address_shows_anybody_else_a_word_a_score_or_that_she_practised(room, client: Client) -> None:
    cast, session, secrets = room
    addresses = {
        address
        for route, pattern in patterns(get_resolver())
        if (address := fill(route, pattern, session)) and "static" not in address
    }
    attempt = Attempt.objects.get()
    addresses |= {reverse(f"knowledge:{name}", args=[attempt.pk]) for name in ("room", "result")}
    addresses |= {reverse("appeals:look", args=[appeal.pk]) for appeal in Appeal.objects.all()}
    assert {f"/practise/{session.pk}/feedback/1/points/1/", "/appeals/", "/models/overturned/"} <= addresses
    assert {f"/practise/{session.pk}/", f"/practise/{session.pk}/feedback/1/", "/team/", "/"} <= addresses
    assert {reverse("drills:answered", args=[Answer.objects.get().pk]), "/practise/daily/end/"} <= addresses
    assert {"/learn/modules/waiting_well/1/", "/learn/modules/waiting_well/print/"} <= addresses
    live = LiveTalk.objects.get()
    assert {reverse(f"live:{name}", args=[live.pk]) for name in ("talk", "lines", "letter", "replay")} <= addresses
    everybody: dict[str, object] = {**cast.all_but("nadia"), "anonymous": None}
    # Who sees what does not hang on the database; that each address answers there is seen by those with most doors.
    viewers = everybody if connection.vendor == "sqlite" else {name: everybody[name] for name in ("trainer", "admin")}
    for name, viewer in viewers.items():
        client.logout()
        if viewer is not None:
            client.force_login(viewer)
        for address in sorted(addresses - {"/accounts/logout/"}):
            response = client.get(address)
            body = (
                b"".join(response.streaming_content)
                if response.streaming and not response.is_async
                else (b"" if response.streaming else response.content)
            )
            text = body.decode(errors="replace")
            own = [word for word in secrets if word != secrets[2]] if address.startswith(AUTHORED) else secrets
            leaked = [word for word in own if word in text and word not in address]
            assert not leaked, (name, address, leaked)
            if str(session.pk) in address and address.startswith("/practise/"):
                assert response.status_code in (302, 404, 405), (name, address)


def test_the_owner_herself_does_see_it_so_the_walk_can_fail(room, client: Client) -> None:
    cast, session, _secrets = room
    client.force_login(cast.nadia)
    text = client.get(f"/practise/{session.pk}/").content.decode() + client.get("/practise/").content.decode()
    assert WORDS[0] in text
    assert str(session.pk) in text
    assert WORDS[0] in client.get(reverse("knowledge:result", args=[Attempt.objects.get().pk])).content.decode()


def database_text() -> str:
    """Every value of every table, as text, binary columns as latin-1."""
    found: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                for value in row:
                    plain = bytes(value) if isinstance(value, memoryview | bytes | bytearray) else str(value).encode()
                    found.append(plain.decode("latin-1"))
    return "\n".join(found)


@pytest.mark.django_db(transaction=True)
def test_a_planted_sentence_is_nowhere_on_disk_after_a_full_run(cast: Cast, client: Client, caplog, tmp_path) -> None:
    caplog.set_level(logging.DEBUG)
    client.force_login(cast.nadia)
    session = talk(cast.nadia, GOOD[:1])
    url = lambda name, *more: reverse(f"roleplay:{name}", args=[session.pk, *more])  # noqa: E731
    sent = {"key": uuid4(), "branch": 1, "number": 2, "text": f"I hear you. {PLANTED}."}
    client.post(url("say"), sent)
    client.post(url("say"), sent | {"key": uuid4()})
    client.post(url("say"), sent | {"text": PLANTED * 400})
    client.post(url("hint"), {"text": PLANTED})
    client.post(url("pause"), {"text": PLANTED})
    client.post(url("resume"))
    client.post(url("rewind"), {"branch": 1, "answer": 2})
    client.post(url("say"), {"key": uuid4(), "branch": 2, "number": 2, "text": f"Again: {PLANTED}."})
    client.post(url("end"))
    assert client.get(url("feedback", 2)).status_code == 200
    client.post(url("feedback", 2) + "note", {"reason": PLANTED})
    appeal = {"words": PLANTED, "judge": cast.petra.pk, "agreed": "on"}
    assert client.post(url("feedback", 2) + "points/0/", appeal).status_code == 302
    client.force_login(cast.petra)
    asked = reverse("appeals:look", args=[Appeal.objects.get().pk])
    assert PLANTED in client.get(asked).content.decode(), "the copy was never sealed, so nothing is proven"
    client.post(asked, {"outcome": "upheld", "grade": "0", "reason": PLANTED})
    client.force_login(cast.nadia)
    assert client.get(url("feedback", 2)).status_code == 200
    client.post(url("say"), {"key": uuid4(), "branch": 9, "number": 9, "text": f"lighthouse {PLANTED}"})

    client.post("/practise/daily/answer/", {"key": uuid4(), "item": "empathy.two_days_parcel", "text": PLANTED})
    client.post("/practise/daily/answer/", {"key": uuid4(), "item": "empathy.two_days_parcel", "text": PLANTED * 400})
    client.post("/practise/daily/plan/", {"moment": PLANTED, "deed": PLANTED})
    assert PLANTED in own_answers(cast.nadia)[0].text, "no drill was kept, so nothing is proven"

    published(cast.trainer, cast.manager)
    client.post("/learn/modules/waiting_well/begin/")
    client.post("/learn/modules/waiting_well/answer/own_words/", {"a0": f"No wonder. {PLANTED}."})
    client.post("/learn/modules/waiting_well/answer/plan/", {"a0": PLANTED, "a1": ""})
    client.post("/learn/modules/waiting_well/1/note/", {"words": PLANTED})
    assert PLANTED in client.get("/learn/modules/notes/").content.decode(), "no note was kept, so nothing is proven"

    assert answered(cast).pk
    session = again(cast.nadia, session)
    kept = read_own_scene(cast.nadia, session, own_branch(session, 1))
    assert PLANTED in (kept.turns[2].agent or ""), "the sentence was never kept, so this test would prove nothing"
    assert not any(word in database_text() for word in WORDS)
    assert not any(word in caplog.text for word in WORDS)
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        for suffix in ("", "-wal", "-shm", "-journal"):
            data = _bytes(name + suffix)
            assert not any(word.encode() in data for word in WORDS), suffix
    for log in settings.WARMLINE_DATA.rglob("*.log"):
        assert not any(word.encode() in log.read_bytes() for word in WORDS), log


def _bytes(name: str) -> bytes:
    try:
        with open(name, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def test_task_tables_and_caches_are_among_what_was_searched(db: None) -> None:
    tables = set(connection.introspection.table_names())
    assert {model._meta.db_table for model in apps.get_app_config("django_tasks_database").get_models()} <= tables
    assert {"django_session", "audit_auditevent"} <= tables


def test_an_error_page_and_its_report_hold_no_words(cast: Cast, client: Client, caplog, settings) -> None:
    """A fault while an answer is being saved: the page, the log and the report to admins hide what was typed."""
    settings.ADMINS = [("Ada", "ada@northwind.example")]
    session = talk(cast.nadia, GOOD[:1])
    client.force_login(cast.nadia)
    client.raise_request_exception = False

    def broken(execute, sql, params, many, context):
        if sql.startswith("INSERT") and "roleplay_turnrow" in sql:
            raise RuntimeError("the disk is gone")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(broken), caplog.at_level(logging.DEBUG):
        response = client.post(
            reverse("roleplay:say", args=[session.pk]),
            {"key": uuid4(), "branch": 1, "number": 2, "text": PLANTED},
        )
    assert response.status_code == 500
    assert not any(word in response.content.decode() for word in WORDS)
    assert not any(word in caplog.text for word in WORDS)
    from django.core import mail

    assert not any(word in str(message.message()) for message in mail.outbox for word in WORDS)
    assert services.take_turn  # the house still stands: the same answer can be sent again
    again_sent = client.post(
        reverse("roleplay:say", args=[session.pk]),
        {"key": uuid4(), "branch": 1, "number": 2, "text": GOOD[1]},
    )
    assert again_sent.status_code == 302
