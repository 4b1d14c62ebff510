"""Reading and scoring in steps: nothing is lost and nothing counted twice, whatever is killed, stopped or deleted."""

from __future__ import annotations

import logging

import pytest
from tests.apps.conversations.house import ASKED, Queue, file_of, lines, one_step, read, scored, talk, uploaded, worked
from tests.cast import Cast

from warmline.apps.conversations import engine, services
from warmline.apps.conversations.models import BadRow, Figure, Piece, Talk, TalkWords, Upload
from warmline.apps.conversations.totals import skill_totals
from warmline.apps.conversations.working import reading, steps, work_on
from warmline.core.conversation import conversation_from_json

Stage = Upload.Stage


def test_a_file_is_read_redacted_and_the_file_itself_goes(cast: Cast) -> None:
    said = "Hi, I am Wilhelmina. Mail me at w.secret@mail.example or call 0161 496 0123."
    turns = [
        {"speaker": "customer", "text": said},
        {"speaker": "agent", "text": "Dear Wilhelmina, gladly. Nadia Brandt"},
    ]
    data = lines({"id": "c1", "agent": "Nadia Brandt", "facts": {"customer_name": "Wilhelmina Q"}, "turns": turns})
    upload = uploaded(cast.analyst, data)
    assert b"Wilhelmina" not in bytes(Piece.objects.get(upload=upload).sealed)
    worked(upload)
    assert (upload.stage, upload.read, upload.bad) == (Stage.READ, 1, 0)
    kept = Talk.objects.get(upload=upload)
    for word in ("Wilhelmina", "secret", "0123", "Nadia", "Brandt"):
        assert word not in kept.words.body
    assert "[email]" in kept.words.body
    assert upload.taken["email"] == 1
    assert (kept.agent, len(kept.agent_code)) == (cast.nadia, 8)
    assert not Piece.objects.exists()


def test_bad_rows_are_named_by_line_and_reason_without_personal_data(cast: Cast) -> None:
    upload = read(cast.analyst, lines(talk(0), "{broken", talk(1), '{"id": "x", "turns": "me@home.example"}'))
    assert (upload.read, upload.bad, upload.entries) == (2, 2, 4)
    rows = list(BadRow.objects.filter(upload=upload))
    assert [(row.number, row.line) for row in rows] == [(1, 2), (2, 4)]
    assert "not JSON" in rows[0].why
    assert "me@home" not in rows[1].why


def test_a_csv_is_read_as_the_command_reads_it(cast: Cast) -> None:
    rows = "conversation_id,turn,speaker,text,channel\nc1,0,customer,Where is it?,chat\nc1,x,agent,Here,chat\n"
    upload = read(cast.analyst, rows.encode(), "week.csv")
    assert (upload.read, upload.bad) == (1, 1)
    assert BadRow.objects.get(upload=upload).line == 3


@pytest.mark.parametrize(
    ("data", "why"), [(b" \n ", "empty"), (b"\0" * 50, "UTF-16"), (b"a,b\n1,2\n", "conversation_id")]
)
def test_what_is_no_file_of_conversations_says_why_and_is_dropped(cast: Cast, data: bytes, why: str) -> None:
    upload = read(cast.analyst, data, "week.csv")
    assert upload.stage == Stage.FAILED
    assert why in upload.why
    assert not Piece.objects.exists()


def test_a_killed_reading_goes_on_where_it_was_and_reads_nothing_twice(cast: Cast) -> None:
    upload = uploaded(cast.analyst, lines(*(talk(n) if n % 10 else "{" for n in range(120))))
    one_step(upload)
    assert (upload.entries, upload.read, upload.bad) == (reading.BATCH, 45, 5)
    worked(upload)
    assert (upload.entries, upload.read, upload.bad) == (120, 108, 12)
    assert list(Talk.objects.values_list("position", flat=True)) == list(range(108))
    assert list(BadRow.objects.values_list("number", flat=True)) == list(range(1, 13))
    assert BadRow.objects.get(number=12).line == 111


def test_scores_are_those_of_the_command_and_pinned_to_their_versions(cast: Cast) -> None:
    upload = scored(cast.analyst)
    assert (upload.stage, upload.scored, upload.turns) == (Stage.DONE, 3, 9)
    plain = conversation_from_json(talk(1, "You should have read the terms. Calm down."), 1)
    card = engine.judge(plain, None).card
    row = Talk.objects.get(position=1)
    assert row.overall == round(card.overall, 1)
    assert row.resolved == card.resolved.value
    assert engine.unpack(bytes(row.words.kept)).card == card
    figures = {each.skill: each.score for each in Figure.objects.filter(talk=row)}
    assert figures == {each.skill: round(each.score, 1) for each in card.skills if each.score is not None}
    assert upload.versions == [f"{card.versions.engine}, {card.versions.reader}, {card.versions.rubric}"]
    assert not Figure.objects.filter(proven=True).exists()


def test_totals_are_the_sums_of_what_is_kept_with_every_skill(cast: Cast) -> None:
    upload = scored(cast.analyst, file_of(5))
    rows = skill_totals(upload.totals, upload.scored)
    assert len(rows) == 23
    for row in rows:
        kept = Figure.objects.filter(upload=upload, skill=row.skill)
        assert row.observed == kept.count()
        assert row.not_observed == 5 - row.observed
        assert row.chances == sum(kept.values_list("opportunities", flat=True))
        assert row.mean is None, "nothing is proven, so nothing is averaged"
    assert any(row.observed for row in rows)
    assert any(not row.observed for row in rows)


def test_a_step_puts_its_successor_in_for_later_and_hands_on_when_it_is_late(cast: Cast) -> None:
    upload = read(cast.analyst, file_of(60))
    services.start(actor=cast.analyst, upload=upload)
    upload.refresh_from_db()
    queue, before = Queue(), upload.step
    one_step(upload, queue=queue)
    assert 0 < upload.scored < 60
    assert queue.put == [(before + 1, steps.LATER), (before + 1, None)]
    seen = upload.scored
    one_step(upload)
    assert upload.scored > seen


def test_a_killed_step_is_taken_up_by_its_successor_and_the_late_one_writes_nothing(cast: Cast) -> None:
    upload = read(cast.analyst, file_of(4))
    services.start(actor=cast.analyst, upload=upload)
    upload.refresh_from_db()
    step = upload.step
    other = Queue()

    def overtaken() -> float:
        # While the first step works, its successor begins and does everything.
        if Upload.objects.get(pk=upload.pk).step == step + 1:
            work_on(upload.pk, step + 1, other)
        return 0.0

    work_on(upload.pk, step, Queue(), now=overtaken)
    upload.refresh_from_db()
    assert (upload.stage, upload.scored) == (Stage.DONE, 4)
    assert Talk.objects.exclude(scored_at=None).count() == 4
    assert sum(upload.totals["resolved"].values()) == 4


def test_a_step_that_is_not_the_next_one_does_nothing(cast: Cast) -> None:
    upload = uploaded(cast.analyst)
    queue = Queue()
    for step in (upload.step + 1, upload.step - 1 if upload.step else 99):
        work_on(upload.pk, step, queue)
    work_on(upload.pk + 1000, 0, queue)
    assert queue.put == []
    assert not Talk.objects.exists()


def test_what_breaks_is_said_without_a_word_of_it(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    upload = read(cast.analyst, lines(talk(0), talk(1)))
    TalkWords.objects.filter(talk__position=0).update(body=f"{{broken {ASKED}")
    services.start(actor=cast.analyst, upload=upload)
    with caplog.at_level(logging.ERROR):
        worked(upload)
    assert (upload.stage, upload.scored, upload.totals["unscored"]) == (Stage.DONE, 2, 1)
    assert "cannot be scored" in caplog.text
    assert ASKED not in caplog.text
    first, second = Talk.objects.all()
    assert (first.overall, bytes(first.words.kept)) == (None, b"")
    assert second.overall is not None


def test_a_reading_that_breaks_off_lets_nobody_wait(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    upload = uploaded(cast.analyst)
    Piece.objects.update(sealed=b"damaged")
    with caplog.at_level(logging.ERROR):
        worked(upload)
    assert upload.stage == Stage.FAILED
    assert "Damaged" in caplog.text
