"""Bringing somebody on the way, noting and confirming sessions, asking for and making observations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.adapters.packs.track import ObservationForm, load_observation_forms
from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused
from warmline.apps.people.messages import queue_messages
from warmline.apps.people.models import Person
from warmline.apps.shifts.selectors import zone_of
from warmline.apps.workshops.models import Session
from warmline.apps.workshops.models.track import StageName, TrackEntry, TrackObservation, Trainee
from warmline.apps.workshops.track.reminding import begin_rounds
from warmline.apps.workshops.track.rules import may_confirm, may_observe, may_open
from warmline.apps.workshops.track.tasks import put_down_round

LONGEST_QUOTE: Final = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """One session of one stage: which one, when, and who led with her."""

    stage: str
    title: str
    day: date
    partner: Person | None = None
    session: Session | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What was seen of one behaviour: its anchor (1-4), and the words it rests on."""

    anchor: int
    quote: str


@transaction.atomic
def open_track(*, user: Person, person: Person, now: datetime) -> Trainee:
    """Bring somebody on the way to a licence. Twice is once. Raises PermissionDenied for who may not."""
    if not may_open(user, person):
        raise PermissionDenied("workshops.track_open")
    row, made = Trainee.objects.get_or_create(person=person, defaults={"opened_by": user, "opened_at": now})
    if made:
        record(actor=user, verb="track.opened", about=person, target=str(row.pk))
        begin_rounds(now.date(), put_down_round)
    return row


@transaction.atomic
def note_entry(*, user: Person, trainee: Trainee, entry: Entry, now: datetime) -> TrackEntry:
    """Note a session of a stage. Her own entry waits to be confirmed; that of who may confirm counts at once.

    Raises Refused for a day to come, a partner who is herself, and leading together without a partner.
    """
    if user.pk != trainee.person_id and not may_observe(user, trainee, now):
        raise PermissionDenied("workshops.track_note")
    if entry.stage not in (StageName.PARTICIPATE, StageName.COFACILITATE, StageName.OWN):
        raise Refused(_("Being observed is noted by the observer, with the form."))
    if entry.day > _today(trainee, now):
        raise Refused(_("This day has not been yet."))
    partner = entry.partner
    if partner is not None and (
        partner.pk == trainee.person_id or partner.organisation_id != trainee.person.organisation_id
    ):
        raise Refused(_("Name a colleague who led with you."))
    if entry.stage == StageName.COFACILITATE and partner is None:
        raise Refused(_("Say who led it with you."))
    told = {"session": entry.session, "partner": partner, "noted_by": user, "noted_at": now}
    row, made = TrackEntry.objects.get_or_create(
        trainee=trainee, stage=entry.stage, title=entry.title.strip()[:120], day=entry.day, defaults=told
    )
    if made:
        record(actor=user, verb="track.noted", about=trainee.person, target=str(row.pk))
        if may_confirm(user, row, now):
            confirm(user=user, entry=row, now=now)
    return row


@transaction.atomic
def confirm(*, user: Person, entry: TrackEntry, now: datetime) -> None:
    """Say that it was so: who led with her, or a licensed trainer; never she herself. Twice is once."""
    if not may_confirm(user, entry, now):
        raise PermissionDenied("workshops.track_confirm")
    told = {"confirmed_by": user, "confirmed_at": now}
    if TrackEntry.objects.filter(pk=entry.pk, confirmed_at=None).update(**told):
        record(actor=user, verb="track.confirmed", about=entry.trainee.person, target=str(entry.pk))


@transaction.atomic
def ask_observation(
    *, user: Person, trainee: Trainee, observer: Person, title: str, day: date, form: str, now: datetime
) -> TrackObservation:
    """Ask a licensed trainer to watch a session, who is told. She asks herself, or whoever looks after her does.

    Raises Refused for somebody who may not observe her, and for a form that nobody knows.
    """
    if user.pk != trainee.person_id and not may_open(user, trainee.person):
        raise PermissionDenied("workshops.track_ask")
    if not may_observe(observer, trainee, now):
        raise Refused(_("Only somebody with a licence who looks after this person can observe."))
    form_of(form)
    told = {"title": title.strip()[:120], "day": day, "form": form, "asked_at": now}
    row = TrackObservation.objects.create(trainee=trainee, observer=observer, **told)
    if observer.pk != user.pk:
        queue_messages("workshops_observation_wanted", [(observer.pk, str(row.pk))])
    record(actor=user, verb="track.observation_asked", about=trainee.person, target=str(row.pk))
    return row


@transaction.atomic
def observe(
    *, user: Person, observation: TrackObservation, marks: Mapping[str, Mark], remark: str, now: datetime
) -> None:
    """Fill the form of an observation, once. Only its observer may, while her licence holds; never the observed.

    Raises Refused without a behaviour, for a number without words, for what the form does not watch, and a second time.
    """
    if observation.observer_id != user.pk or not may_observe(user, observation.trainee, now):
        raise PermissionDenied("workshops.observe_trainer")
    form = form_of(observation.form)
    if not marks or not set(marks) <= {each.key for each in form.behaviours}:
        raise Refused(_("Mark at least one thing that you saw."))
    if not all(1 <= each.anchor <= 4 and each.quote.strip() for each in marks.values()):
        raise Refused(_("Each number needs the words that were said."))
    if observation.day > _today(observation.trainee, now):
        raise Refused(_("This session has not been yet."))
    kept = [
        {"behaviour": key, "anchor": each.anchor, "quote": each.quote.strip()[:LONGEST_QUOTE]}
        for key, each in marks.items()
    ]
    told = {"marks": kept, "remark": remark.strip()[:500], "form_version": form.version, "done_at": now}
    if not TrackObservation.objects.filter(pk=observation.pk, done_at=None).update(**told):
        raise Refused(_("This observation is filled in already."))
    queue_messages("workshops_observation_done", [(observation.trainee.person_id, str(observation.pk))])
    record(actor=user, verb="track.observed", about=observation.trainee.person, target=str(observation.pk))


def _today(trainee: Trainee, now: datetime) -> date:
    """The day where she works who is on the way."""
    return now.astimezone(zone_of(trainee.person)).date()


def form_of(key: str) -> ObservationForm:
    """Return a form by its key. Raises Refused where nobody knows it."""
    found = next((each for each in load_observation_forms() if each.key == key), None)
    if found is None:
        raise Refused(_("This form is not there."))
    return found
