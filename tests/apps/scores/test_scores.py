"""Scores of the practice room: filed once, sealed, her own; and her note on them."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, finish

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people import vault
from warmline.apps.roleplay import services
from warmline.apps.roleplay.models import Branch
from warmline.apps.roleplay.selectors import own_branch
from warmline.apps.scores import keeping
from warmline.apps.scores.letters import pack, unpack
from warmline.apps.scores.models import Disagreement, FiledScore, Room
from warmline.apps.scores.selectors import own_note, practice_score, read_own, scored_subjects
from warmline.apps.scores.services import NOTE_LIMIT, NoteRefused, file_practice, see_differently


def filed(person, texts=GOOD) -> FiledScore:
    session = finish(person, texts)
    row = practice_score(person, session.branch.subject)
    assert row is not None
    return row


def test_a_letter_survives_being_packed_with_every_part(cast: Cast) -> None:
    row = filed(cast.nadia, [GOOD[0], POOR[0]])
    letter = read_own(cast.nadia, cast.nadia, row)
    assert unpack(pack(letter)) == letter
    assert len(letter.card.skills) == 23
    assert letter.feedback.headline
    assert letter.card.observations


def test_every_quote_in_the_letter_is_her_own_words(cast: Cast) -> None:
    texts = [GOOD[0], POOR[0], GOOD[2]]
    letter = read_own(cast.nadia, cast.nadia, filed(cast.nadia, texts))
    points = [*letter.feedback.worked, *letter.feedback.tries]
    assert points
    for point in points:
        assert point.exact in texts[point.answer - 1]
        assert point.turn == 2 * point.answer - 1


def test_a_score_pins_its_versions_and_is_suggested_only(cast: Cast) -> None:
    row = filed(cast.nadia)
    assert row.room == Room.PRACTICE
    assert all((row.engine, row.reader, row.rubric))
    letter = read_own(cast.nadia, cast.nadia, row)
    assert {skill.status.value for skill in letter.card.skills} == {"suggested"}


def test_filing_again_returns_the_first(cast: Cast) -> None:
    row = filed(cast.nadia)
    other = read_own(cast.nadia, cast.nadia, filed(cast.nadia, POOR))
    with transaction.atomic():
        same = file_practice(owner=cast.nadia, subject=row.subject, letter=other, now=NOW)
    assert same.pk == row.pk
    assert read_own(cast.nadia, cast.nadia, same) != other


def test_the_database_allows_one_score_a_subject(cast: Cast) -> None:
    row = filed(cast.nadia)
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_the_stored_bytes_hold_no_word_and_no_figure(cast: Cast) -> None:
    sealed = bytes(filed(cast.nadia).sealed)
    for plain in (b"No wonder", b"empathy", b"overall", b"headline"):
        assert plain not in sealed, plain


def test_nobody_else_finds_or_opens_it(cast: Cast) -> None:
    row = filed(cast.nadia)
    for name, stranger in cast.all_but("nadia").items():
        assert practice_score(stranger, row.subject) is None, name
        with pytest.raises(vault.NotTheOwner):
            read_own(cast.nadia, stranger, row)
        with pytest.raises(PermissionDenied):
            see_differently(user=stranger, score=row, reason="not mine", now=NOW)
    assert not Disagreement.objects.exists()


def test_her_note_is_sealed_can_be_changed_and_taken_back(cast: Cast) -> None:
    row = filed(cast.nadia)
    see_differently(user=cast.nadia, score=row, reason="I did say\x00 when. ", now=NOW)
    assert own_note(cast.nadia, cast.nadia, row) == "I did say when."
    assert b"I did say" not in bytes(Disagreement.objects.get().sealed)
    see_differently(user=cast.nadia, score=row, reason="", now=NOW)
    assert own_note(cast.nadia, cast.nadia, row) == ""
    with pytest.raises(vault.NotTheOwner):
        own_note(cast.nadia, cast.petra, row)


def test_a_note_that_is_too_long_is_refused(cast: Cast) -> None:
    row = filed(cast.nadia)
    with pytest.raises(NoteRefused):
        see_differently(user=cast.nadia, score=row, reason="x" * (NOTE_LIMIT + 1), now=NOW)
    assert not Disagreement.objects.exists()


def test_the_trail_of_scores_is_private_and_wordless(cast: Cast) -> None:
    row = filed(cast.nadia)
    see_differently(user=cast.nadia, score=row, reason="because", now=NOW)
    events = AuditEvent.objects.filter(verb__startswith="scores.")
    assert events.count() == 2
    assert all(event.private and event.data == {} and event.about == cast.nadia for event in events)


def test_which_subjects_have_a_score_is_one_query(cast: Cast, django_assert_num_queries) -> None:
    row = filed(cast.nadia)
    with django_assert_num_queries(1):
        found = scored_subjects(cast.nadia, [row.subject, "roleplay:0"])
    assert found == {row.subject}
    assert scored_subjects(cast.petra, [row.subject]) == frozenset()


def test_each_version_has_its_own_letter(cast: Cast) -> None:
    session = finish(cast.nadia, [POOR[0]])
    made = services.rewind(user=cast.nadia, session=session, branch=session.branch, number=1, now=NOW)
    services.end(user=cast.nadia, session=session, now=NOW)
    assert practice_score(cast.nadia, made.subject) is None
    assert practice_score(cast.nadia, own_branch(session, 1).subject) is not None
    assert Branch.objects.count() == 2


def test_she_gets_all_of_it_and_her_erasure_leaves_none_of_it(cast: Cast) -> None:
    row = filed(cast.nadia)
    see_differently(user=cast.nadia, score=row, reason="because", now=NOW)
    filed(cast.colleague)
    exported = keeping.export(cast.nadia)
    assert exported[0]["note"] == "because"
    assert exported[0]["letter"]["feedback"]["headline"]
    json.dumps(exported)
    assert keeping.erase(cast.nadia) == 1
    assert list(FiledScore.objects.values_list("owner", flat=True)) == [cast.colleague.pk]
    assert not Disagreement.objects.exists()


def test_old_scores_are_cleaned_away(cast: Cast) -> None:
    filed(cast.nadia)
    assert keeping.clean(NOW - keeping.STAYS) == 0
    assert keeping.clean(NOW.replace(year=2030)) == 1
