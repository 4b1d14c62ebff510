"""Trying again from an answer: the one thing that the letter on the earlier version asked to try there."""

from __future__ import annotations

from warmline.apps.people.models import Person
from warmline.apps.roleplay.mishap import LetterFailed, kept_whatever_happens
from warmline.apps.roleplay.models import Branch, Session, subject_of
from warmline.apps.scores.pleas import place_of
from warmline.apps.scores.selectors import own_appeals, practice_score, read_own


def to_try(reader: Person, session: Session, branch: Branch) -> str:
    """Return the next step for the answer that is given anew, or an empty string.

    It is there only until that answer is given, and only where the letter on the earlier version was about this very
    answer and nobody overturned it. A letter that cannot be read leaves the talk as it is.
    """
    if branch.parent_id is None or branch.closed or branch.answers + 1 != branch.from_answer:
        return ""
    row = practice_score(session.owner, subject_of(branch.parent_id))
    if row is None:
        return ""
    try:
        with kept_whatever_happens():
            letter, appeals = read_own(session.owner, reader, row), own_appeals(session.owner, reader, row)
    except LetterFailed:
        return ""
    gone = {place for place, each in appeals.items() if each.overturned}
    tries = [point for point in letter.feedback.tries if place_of(letter.card, point) not in gone]
    return next((point.next_step or "" for point in tries if point.answer == branch.from_answer), "")
