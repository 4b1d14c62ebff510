"""What the pages show, put together from what was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from warmline.adapters.packs.workshops import Step, WorkshopPlan
from warmline.apps.library.ports import rubric
from warmline.apps.people.models import Person
from warmline.apps.workshops.bars import room_bars
from warmline.apps.workshops.models import RoomQuestion, RoomVote, Session
from warmline.apps.workshops.models.room import Vote
from warmline.apps.workshops.notes import voter_tag
from warmline.apps.workshops.selectors.room import Hard, hard_in, room_counts, shown_counts
from warmline.core.skills import Behaviour


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step of a plan with the minute at which it begins, and with the time where the session is known."""

    step: Step
    minute: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Poll:
    """A question as somebody sees it. `mine` is the option she voted for; `chart` is empty where it is not shown yet.

    `number_of_votes` grows while it is open; who voted what is never here.
    """

    question: RoomQuestion
    number_of_votes: int
    mine: int | None
    chart: SafeString

    @property
    def is_open(self) -> bool:
        """Whether people vote now."""
        return self.question.state == Vote.OPEN


@dataclass(frozen=True, slots=True)
class RoomMean:
    """How one behaviour went in the room: the mean anchor, 1-4, and over how many people.

    How often each anchor was noted stays here: who noted some of them could subtract her own from a small count.
    """

    behaviour: Behaviour
    people: int
    mean: float


def timed_steps(plan: WorkshopPlan, session: Session | None = None) -> list[TimedStep]:
    """Return the steps with their minutes, and with times where there is a session."""
    found, minute = [], 0
    for step in plan.steps:
        at = session.starts_at + timedelta(minutes=minute) if session is not None else None
        found.append(TimedStep(step, minute, at))
        minute += step.minutes
    return found


def watched(plan: WorkshopPlan) -> list[Behaviour]:
    """Return the behaviours that a plan watches."""
    known = {behaviour.key: behaviour for _skill, behaviour in rubric().behaviours()}
    return [known[key] for key in plan.observe if key in known]


def polls(session: Session, user: Person, *, with_ready: bool) -> list[Poll]:
    """Return the questions of a session: all of them for who runs it, those that were shown for the others."""
    rows = RoomQuestion.objects.filter(session=session)
    if not with_ready:
        rows = rows.exclude(state=Vote.READY)
    return [_poll(question, user) for question in rows]


def state_of_polls(found: Sequence[Poll]) -> str:
    """Return a short text that changes whenever these polls look different."""
    return ".".join(
        f"{each.question.number}{each.question.state[0]}{each.number_of_votes}{each.mine}" for each in found
    )


def _poll(question: RoomQuestion, user: Person) -> Poll:
    votes = RoomVote.objects.filter(question=question)
    if question.state == Vote.OPEN:
        mine = votes.filter(voter=voter_tag(question.pk, user.pk)).values_list("option", flat=True).first()
        return Poll(question, votes.count(), mine, SafeString(""))
    counts = shown_counts(question)
    rows = [(option["text"], count) for option, count in zip(question.options, counts, strict=False)]
    chart = room_bars(rows, _("Answer"), rtl=get_language_bidi()) if rows else SafeString("")
    return Poll(question, sum(question.counts or ()), None, chart)


def room_means(session: Session, now: datetime) -> list[RoomMean]:
    """Return a mean for each behaviour that enough people were observed on."""
    return [RoomMean(each.behaviour, each.people, each.mean) for each in room_counts(session, now)]


def hard_things(session: Session, now: datetime) -> list[tuple[Behaviour, Hard]]:
    """Return what the room found hard, with the behaviours themselves."""
    known = {behaviour.key: behaviour for _skill, behaviour in rubric().behaviours()}
    return [(known[each.behaviour], each) for each in hard_in(session, now)]
