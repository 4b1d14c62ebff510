"""Letters as bytes, filing, notes and keeping: the corners that the long way through a talk does not reach."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, finish, queries

from warmline.apps.audit.models import AuditEvent
from warmline.apps.audit.verbs import words_of
from warmline.apps.people import vault
from warmline.apps.people.registry import keepings, retentions
from warmline.apps.scores import keeping
from warmline.apps.scores.letters import Letter, pack, unpack
from warmline.apps.scores.models import Disagreement, FiledScore, Room
from warmline.apps.scores.selectors import own_note, practice_score, read_own, scored_subjects
from warmline.apps.scores.services import NOTE_LIMIT, NoteRefused, file_practice, see_differently
from warmline.core.scoring.feedback_model import Bend, Feedback, Point
from warmline.core.scoring.scorecard import Resolved, Scorecard, SkillScore, Versions

EMPTY = Letter(
    Scorecard("c", Versions("score-1", "rules-1", "rubric-1"), None, Resolved.UNCLEAR, (), (), (), ()),
    Feedback("One sentence.", (), (), ()),
)
words = st.text(max_size=60).filter(lambda text: text.isprintable())


def file(person, subject: str = "roleplay:1", letter: Letter = EMPTY) -> FiledScore:
    return file_practice(owner=person, subject=subject, letter=letter, now=NOW)


def note(person, row: FiledScore, reason: str) -> None:
    see_differently(user=person, score=row, reason=reason, now=NOW)


@given(
    headline=words,
    quote=words,
    score=st.none() | st.floats(0, 100),
    resolved=st.sampled_from(list(Resolved)),
)
def test_every_letter_survives_being_packed(headline: str, quote: str, score: float | None, resolved: Resolved) -> None:
    point = Point("b", "empathy", "Name", 2, "text", quote, 1, 1, "why", better=None, next_step="Do.", exact=quote)
    skill = SkillScore("empathy", score, score, score, None if score is None else 2, 0 if score is None else 1)
    letter = Letter(
        replace(EMPTY.card, overall=score, resolved=resolved, skills=(skill,)),
        Feedback(headline, (point,), (point, point), (Bend(1, quote, "why", rising=True),)),
    )
    assert unpack(pack(letter)) == letter


@pytest.mark.parametrize("data", [b"", b"[]", b'{"card": null}', pack(EMPTY)[:-20]])
def test_bytes_that_hold_no_letter_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="validation error"):
        unpack(data)


def test_filing_keeps_the_versions_that_made_it_and_the_moment(cast: Cast) -> None:
    row = file(cast.nadia)
    assert (row.engine, row.reader, row.rubric) == ("score-1", "rules-1", "rubric-1")
    assert (row.owner, row.room, row.filed_at) == (cast.nadia, Room.PRACTICE, NOW)
    assert str(row) == "practice roleplay:1"


def test_filing_the_same_subject_again_writes_no_second_line_in_the_trail(cast: Cast) -> None:
    file(cast.nadia)
    file(cast.nadia)
    assert AuditEvent.objects.filter(verb="scores.filed").count() == 1


def test_a_filing_that_is_rolled_back_leaves_neither_score_nor_trail(cast: Cast) -> None:
    with transaction.atomic():
        file(cast.nadia)
        transaction.set_rollback(True)
    assert not FiledScore.objects.exists()
    assert not AuditEvent.objects.filter(verb="scores.filed").exists()


def test_a_letter_sealed_for_one_cannot_be_opened_as_another_s(cast: Cast) -> None:
    row = file(cast.nadia)
    row.owner = cast.colleague
    vault.seal(cast.colleague, b"so that she has a key of her own")
    with pytest.raises(vault.Damaged):
        read_own(cast.colleague, cast.colleague, row)


@pytest.mark.parametrize("length", [1, NOTE_LIMIT - 1, NOTE_LIMIT])
def test_a_note_up_to_the_limit_is_kept_as_written(cast: Cast, length: int) -> None:
    row = file(cast.nadia)
    note(cast.nadia, row, "ü" * length)
    assert own_note(cast.nadia, cast.nadia, row) == "ü" * length


@pytest.mark.parametrize("written", ["שלום, I did say when", "👍🏽 fine", "two\nlines", "<b>bold</b>"])
def test_a_note_keeps_every_script(cast: Cast, written: str) -> None:
    row = file(cast.nadia)
    note(cast.nadia, row, written)
    assert own_note(cast.nadia, cast.nadia, row) == written


def test_a_refused_note_leaves_the_earlier_one(cast: Cast) -> None:
    row = file(cast.nadia)
    note(cast.nadia, row, "first")
    with pytest.raises(NoteRefused):
        note(cast.nadia, row, "x" * (NOTE_LIMIT + 1))
    assert own_note(cast.nadia, cast.nadia, row) == "first"
    assert AuditEvent.objects.filter(verb="scores.seen_differently").count() == 1


def test_a_note_changes_nothing_in_the_score(cast: Cast) -> None:
    row = file(cast.nadia)
    before = bytes(row.sealed)
    note(cast.nadia, row, "I see it differently.")
    row.refresh_from_db()
    assert bytes(row.sealed) == before
    assert str(Disagreement.objects.get()) == f"note on {row.pk}"


def test_nobody_else_writes_reads_or_finds_a_note(cast: Cast) -> None:
    row = file(cast.nadia)
    note(cast.nadia, row, "mine")
    for name, stranger in cast.all_but("nadia").items():
        with pytest.raises(PermissionDenied):
            note(stranger, row, "yours")
        with pytest.raises(vault.NotTheOwner):
            own_note(cast.nadia, stranger, row)
        assert scored_subjects(stranger, [row.subject]) == frozenset(), name
    assert own_note(cast.nadia, cast.nadia, row) == "mine"


def test_a_score_without_a_note_has_an_empty_one_in_one_query(cast: Cast) -> None:
    row = file(cast.nadia)
    assert own_note(cast.nadia, cast.nadia, row) == ""
    assert queries(lambda: own_note(cast.nadia, cast.nadia, row)) == 1
    assert queries(lambda: practice_score(cast.nadia, row.subject)) == 1


def test_only_the_practice_room_is_exported_erased_and_cleaned_here(cast: Cast) -> None:
    file(cast.nadia)
    other = FiledScore.objects.create(
        owner=cast.nadia, room=Room.ASSESSMENT, subject="roleplay:1", sealed=b"x", filed_at=NOW
    )
    assert len(keeping.export(cast.nadia)) == 1
    assert keeping.clean(NOW + timedelta(days=1)) == 1
    assert keeping.erase(cast.nadia) == 0
    assert list(FiledScore.objects.all()) == [other]
    assert practice_score(cast.nadia, "roleplay:1") is None


def test_after_her_key_is_erased_there_is_nothing_to_hand_out(cast: Cast) -> None:
    finish(cast.nadia, GOOD[:1])
    vault.erase_key(cast.nadia)
    assert keeping.export(cast.nadia) == []
    assert keeping.erase(cast.nadia) == 1


def test_the_registry_knows_scores_and_their_two_years() -> None:
    assert {kept.key: kept.erase for kept in keepings()}["scores"] is keeping.erase
    assert {rule.key: rule.stays for rule in retentions()}["practice_scores"] == timedelta(days=730)


@pytest.mark.parametrize("verb", ["scores.filed", "scores.seen_differently"])
def test_the_trail_says_it_in_words(verb: str) -> None:
    assert str(words_of(verb)).startswith("You")
