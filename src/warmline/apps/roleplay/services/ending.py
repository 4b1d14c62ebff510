"""Ending a conversation, and the letter that its owner finds afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.services import learn_from
from warmline.apps.practice.standing import Finished
from warmline.apps.roleplay.cases import played
from warmline.apps.roleplay.engine import unpack_scene
from warmline.apps.roleplay.judging import judge, was_solved
from warmline.apps.roleplay.mishap import kept_whatever_happens
from warmline.apps.roleplay.models import Branch, Session, Status
from warmline.apps.scores.letters import Letter
from warmline.apps.scores.models import FiledScore
from warmline.apps.scores.selectors import practice_score, read_own
from warmline.apps.scores.services import file_practice
from warmline.core.customer.scene import Scene

Judge = Callable[[Scene, str], Letter]


@dataclass(frozen=True, slots=True)
class FiledLetter:
    """A letter with the row it is filed in."""

    row: FiledScore
    letter: Letter


@transaction.atomic
def end(*, user: Person, session: Session, now: datetime) -> None:
    """End the current version of a conversation. A version that is closed already stays as it is."""
    branch = session.branch
    if branch is None or not Branch.objects.filter(pk=branch.pk, closed="").update(closed=Status.ENDED, draft=None):
        return
    Session.objects.filter(pk=session.pk).update(status=Status.ENDED, touched_at=now)
    branch.closed, session.status = Status.ENDED, Status.ENDED
    record(actor=user, verb="roleplay.ended", about=user, target=str(session.pk), private=True)


def letter_for(*, user: Person, session: Session, branch: Branch, now: datetime, judge: Judge = judge) -> FiledLetter:
    """Return the letter on an ended version; the first call writes it, files it sealed, and adds it to mastery.

    Raises `LetterFailed` where it cannot be written: then nothing is filed, the talk is kept, and the next call tries
    again. `judge` makes the letter of a scene.
    """
    with kept_whatever_happens():
        row = practice_score(session.owner, branch.subject)
        if row is not None:
            return FiledLetter(row, read_own(session.owner, user, row))
        return _write(user, session, branch, now, judge)


def _write(user: Person, session: Session, branch: Branch, now: datetime, judge: Judge) -> FiledLetter:
    scenario = played(session)
    scene = unpack_scene(vault.open_sealed(session.owner, user, bytes(branch.sealed)), scenario)
    letter = judge(scene, branch.subject)
    case = Finished(scenario.key, int(scenario.level), was_solved(scene), now)
    with transaction.atomic():
        # Two windows at once: the second finds what the first filed.
        Branch.objects.select_for_update().get(pk=branch.pk)
        known = practice_score(session.owner, branch.subject)
        if known is not None:
            return FiledLetter(known, read_own(session.owner, user, known))
        row = file_practice(owner=session.owner, subject=branch.subject, letter=letter, now=now)
        learn_from(person=session.owner, letter=letter, case=case)
    return FiledLetter(row, letter)
