"""What the pages of the daily practice show, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmline.apps.drills.aiming import example_for
from warmline.apps.drills.answers import Kept, Seen
from warmline.apps.drills.content import Item, items
from warmline.apps.drills.deck import Deck, with_grade
from warmline.apps.drills.heard import heard, held_down
from warmline.apps.drills.resting import Resting
from warmline.apps.drills.selectors import Desk, own_answer, own_desk
from warmline.apps.drills.services.holding import own_day
from warmline.apps.drills.turns import comes_back
from warmline.apps.library.ports import rubric
from warmline.apps.people.models import Person
from warmline.core.practice.drills import Drill
from warmline.core.practice.own_feedback import GENERAL
from warmline.core.practice.spacing import SOON, Grade
from warmline.core.skills import Behaviour


@dataclass(frozen=True, slots=True)
class ItemScreen:
    """One drill or card to do: which it is of today's, and what it is about. `example` is another moment that asks for
    the same, with an answer, where she should see one first."""

    item: Item
    number: int
    of: int
    behaviour: Behaviour
    shown: int
    example: Drill | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that is set aside, and in words when it comes back."""

    thing: Resting
    when: str


@dataclass(frozen=True, slots=True)
class GradeButton:
    """One of four grades: its name, when the card comes back with it, and whether it is the suggested one."""

    grade: Grade
    name: str
    when: str
    suggested: bool


@dataclass(frozen=True, slots=True)
class AnswerScreen:
    """An answer beside two good ones. `anchor_words` is what the anchor reached looks like, "" where none was.

    `observed` is False where nothing of the behaviour was seen: then there is no anchor to show. `notes` are lines on
    single words: what belongs to another case, what will hurt. `idea` is one thing to try, "" where it went well;
    `soon` are the days within which it comes back whatever the grade, 0 where the grade decides.
    """

    id: UUID
    drill: Drill
    behaviour: Behaviour
    kept: Kept
    seen: Seen | None
    sure: int
    anchor_words: str
    observed: bool
    notes: Sequence[str]
    idea: str
    soon: int
    buttons: Sequence[GradeButton]
    last: bool


def item_screen(desk: Desk) -> ItemScreen | None:
    """Return the next thing to do today, None where nothing is left."""
    if not desk.today.left:
        return None
    item, done = desk.today.left[0], len(desk.today.done)
    behaviour = rubric().behaviour(item.behaviour)[1]
    example = example_for(item) if item.id in desk.today.examples else None
    return ItemScreen(item, done + 1, done + len(desk.today.left), behaviour, int(desk.now.timestamp()), example)


def aside(desk: Desk) -> list[Aside]:
    """Return what is set aside today, soonest back first."""
    today = own_day(desk.person, desk.now)
    rests = sorted(desk.today.resting, key=lambda each: (each.until, each.is_card, each.name))
    return [Aside(each, on_day(each.until, (each.until - today).days)) for each in rests]


def answer_screen(person: Person, answer: UUID, now: datetime) -> AnswerScreen | None:
    """Return the page of one answer to a drill; None for anybody else's, for cards and what is here no more."""
    kept = own_answer(person, answer)
    if kept is None or kept.item not in items() or not items()[kept.item].is_drill:
        return None
    item, desk = items()[kept.item], own_desk(person, now)
    assert isinstance(item.thing, Drill)
    behaviour = rubric().behaviour(item.behaviour)[1]
    return AnswerScreen(
        id=answer,
        drill=item.thing,
        behaviour=behaviour,
        kept=kept,
        seen=kept.seen,
        sure=round(100 * kept.seen.confidence) if kept.seen else 0,
        anchor_words=_anchor_words(kept.seen, behaviour),
        observed=kept.seen is not None and kept.seen.taken,
        notes=_notes(kept),
        idea=behaviour.next_step if _went_short(kept) else "",
        soon=SOON.days if kept.comes_soon else 0,
        buttons=_buttons(desk.deck, person, kept, answer),
        last=not desk.today.left,
    )


def card_buttons() -> list[GradeButton]:
    """Return the four answers to "Did you have it?", none suggested: only she knows how it went."""
    names = {Grade.AGAIN: _("No"), Grade.HARD: _("With effort"), Grade.GOOD: _("Yes"), Grade.EASY: _("At once")}
    return [GradeButton(grade, name, "", suggested=False) for grade, name in names.items()]


def grade_names() -> dict[Grade, str]:
    """Return what the grades are called on pages."""
    return {Grade.AGAIN: _("Again"), Grade.HARD: _("Hard"), Grade.GOOD: _("Good"), Grade.EASY: _("Easy")}


def in_days(days: int) -> str:
    """Return "tomorrow" or "in 5 days"."""
    if days <= 1:
        return _("tomorrow")
    return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}


def on_day(day: date, days: int) -> str:
    """Return when something comes back: "tomorrow", "on Tuesday" within a week, else the date."""
    if days <= 1:
        return _("tomorrow")
    return _("on %(day)s") % {"day": date_format(day, "l" if days < 7 else "j F")}


def _anchor_words(seen: Seen | None, behaviour: Behaviour) -> str:
    return behaviour.anchors[seen.anchor - 1].text if seen is not None and seen.taken else ""


def _notes(kept: Kept) -> list[str]:
    found = [heard(kept.hurt) if kept.hurt else "", held_down(kept.seen) if kept.seen else ""]
    return [line for line in found if line]


def _went_short(kept: Kept) -> bool:
    """Whether one thing to try helps: it stayed general, was not seen at all, or hurt."""
    return kept.hurt is not None if kept.seen is None else kept.seen.anchor <= GENERAL


def _buttons(deck: Deck, person: Person, kept: Kept, answer: UUID) -> list[GradeButton]:
    chosen = kept.grade or kept.suggested
    day = own_day(person, kept.at)
    found = []
    for grade, name in grade_names().items():
        card = comes_back(with_grade(deck, kept.item, answer.hex, grade), kept.item)
        when = in_days((card.due.date() - day).days) if card and card.due else ""
        found.append(GradeButton(grade, name, when, suggested=grade is chosen))
    return found
