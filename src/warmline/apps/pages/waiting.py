"""What waits for those who look after others: decisions, marks, sessions of today, drafts and findings to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmline.apps.assessment.selectors import desk_of
from warmline.apps.improvement.models import Finding
from warmline.apps.knowledge.selectors import to_judge
from warmline.apps.modules import models as modules
from warmline.apps.people.models import Person
from warmline.apps.scores.selectors import waiting_count
from warmline.apps.shifts.selectors import zone_of
from warmline.apps.studio import models as studio
from warmline.apps.workshops.selectors import upcoming_for


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that waits: what it is, in words, and where it is dealt with."""

    words: str
    address: str


def waits_for(person: Person, now: datetime) -> list[Waits]:
    """Return what waits for a person because of what she looks after, the most pressing first.

    Nothing of it is anybody's practice but appeals, which their owner sent to this person herself.
    """
    return [*_sessions(person, now), *_decisions(person), *_drafts(person), *_findings(person)]


def _sessions(person: Person, now: datetime) -> Iterator[Waits]:
    zone = zone_of(person)
    today = now.astimezone(zone).date()
    for each in upcoming_for(person, now):
        starts = each.session.starts_at.astimezone(zone)
        if each.part == "trainer" and starts.date() == today:
            said = _("Today at %(time)s you run “%(title)s”.")
            words = said % {"time": date_format(starts, "H:i"), "title": each.session.plan.title}
            yield Waits(words, reverse("workshops:desk", args=[each.session.pk]))


def _decisions(person: Person) -> Iterator[Waits]:
    yield from _certificates(person)
    answers, close = (len(each) for each in to_judge(person))
    if answers:
        said = ngettext("One test answer waits for your mark.", "%(n)d test answers wait for your mark.", answers)
        yield Waits(said % {"n": answers}, reverse("knowledge:desk"))
    if close:
        said = ngettext(
            "One test result close to the line waits for you.",
            "%(n)d test results close to the line wait for you.",
            close,
        )
        yield Waits(said % {"n": close}, reverse("knowledge:desk"))
    appeals = waiting_count(person)
    if appeals:
        said = ngettext("One appeal waits for your decision.", "%(n)d appeals wait for your decision.", appeals)
        yield Waits(said % {"n": appeals}, reverse("appeals:waiting"))


def _certificates(person: Person) -> Iterator[Waits]:
    """Yield what lies on an assessor's desk: what she judges or decides as second person, and appeals."""
    desk = desk_of(person)
    assessments, appeals = len(desk.attempts) + len(desk.seconds), len(desk.appeals) + len(desk.revoked)
    if assessments:
        said = ngettext("One assessment waits for you.", "%(n)d assessments wait for you.", assessments)
        yield Waits(said % {"n": assessments}, reverse("assessment:desk"))
    if appeals:
        said = ngettext(
            "One appeal about a certificate waits for you.", "%(n)d appeals about certificates wait for you.", appeals
        )
        yield Waits(said % {"n": appeals}, reverse("assessment:desk"))


def _findings(person: Person) -> Iterator[Waits]:
    """Yield what was found about content and nobody has dealt with."""
    found = Finding.objects.visible_to(person).present().filter(state=Finding.State.OPEN).count()
    if found:
        said = ngettext("One finding about content is open.", "%(n)d findings about content are open.", found)
        yield Waits(said % {"n": found}, reverse("improvement:front"))


def _drafts(person: Person) -> Iterator[Waits]:
    """Yield texts of others that were sent for review: whoever wrote one is not asked to review it."""
    others = studio.Case.objects.visible_to(person).filter(state=studio.State.REVIEW).exclude(created_by=person)
    customers = others.count()
    if customers:
        said = ngettext("One customer waits for a review.", "%(n)d customers wait for a review.", customers)
        yield Waits(said % {"n": customers}, reverse("studio:home") + "?state=review")
    written = modules.Module.objects.written_by_house(person).filter(state=modules.State.REVIEW)
    texts = written.exclude(created_by=person).count()
    if texts:
        said = ngettext("One module waits for a review.", "%(n)d modules wait for a review.", texts)
        yield Waits(said % {"n": texts}, reverse("modules:write") + "?state=review")
