"""The letter on a live talk, for the one who answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from warmline.apps.library.selectors import scenario_of
from warmline.apps.live.judging import judge
from warmline.apps.live.models import LiveTalk, Status
from warmline.apps.live.selectors import has_letter, own_lines
from warmline.apps.live.turns import Said
from warmline.apps.people.models import Person
from warmline.apps.practice.services import learn_from
from warmline.apps.practice.standing import Finished
from warmline.apps.roleplay.mishap import kept_whatever_happens
from warmline.apps.scores.letters import Letter
from warmline.apps.scores.models import FiledScore
from warmline.apps.scores.selectors import practice_score, read_own
from warmline.apps.scores.services import file_practice
from warmline.core.customer.scenario import Scenario
from warmline.core.scoring.scorecard import Resolved

Judge = Callable[..., Letter]


@dataclass(frozen=True, slots=True)
class FiledLetter:
    """A letter with the row it is filed in."""

    row: FiledScore
    letter: Letter


def letter_for(*, user: Person, talk: LiveTalk, now: datetime, judge: Judge = judge) -> FiledLetter | None:
    """Return the letter on an ended talk; the first call writes and files it.

    None where there were no answers, or the computer does not read the language: then nothing is scored or learnt from.

    Raises PermissionDenied for anybody but the owner, and `LetterFailed` where it cannot be written: then nothing is
    filed, and the next call tries again.
    """
    if talk.owner_id != user.pk or talk.status != Status.ENDED:
        raise PermissionDenied
    with kept_whatever_happens():
        row = practice_score(user, talk.subject)
        if row is not None:
            return FiledLetter(row, read_own(user, user, row))
        said = own_lines(user, talk)
        if not talk.is_read or not has_letter(said):
            return None
        return _write(user, talk, said, now, judge)


def _write(user: Person, talk: LiveTalk, said: tuple[Said, ...], now: datetime, judge: Judge) -> FiledLetter:
    scenario: Scenario = scenario_of(talk.scenario)
    letter = judge(said, scenario, seed=talk.seed, name=talk.subject)
    case = Finished(scenario.key, int(scenario.level), letter.card.resolved is Resolved.YES, now)
    with transaction.atomic():
        # Two windows at once: the second finds what the first filed.
        LiveTalk.objects.select_for_update().get(pk=talk.pk)
        known = practice_score(user, talk.subject)
        if known is not None:
            return FiledLetter(known, read_own(user, user, known))
        row = file_practice(owner=user, subject=talk.subject, letter=letter, now=now)
        learn_from(person=user, letter=letter, case=case)
    return FiledLetter(row, letter)
