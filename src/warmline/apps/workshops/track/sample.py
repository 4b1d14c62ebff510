"""A sample trainer-to-be: some stages done, one session observed, one observation asked for."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from warmline.apps.assessment.models import Licence
from warmline.apps.people.models import Organisation, Person, Role
from warmline.apps.workshops.models.track import StageName, TrackEntry, TrackObservation, Trainee
from warmline.apps.workshops.track.rules import may_observe
from warmline.apps.workshops.track.selectors import openable

_MARKS: Final = (
    ("frames", 3, "After today you can end a first answer with one step. We speak about words."),
    ("shows_first", 3, "Read both answers, then asked: what does he write next?"),
    ("lets_practise", 2, "Four people tried in front of all."),
    ("feeds_back", 3, "You said: two days for nothing. He stopped shouting there."),
    ("closes", 2, "So, that was it. Thank you all."),
)


def load_sample_track(organisation: Organisation, now: datetime) -> int:
    """Add the way once, where a licensed trainer and a person for it are there; return how many are on the way.

    All of it is made up, as the people are. Nobody is told.
    """
    count = Trainee.objects.filter(person__organisation=organisation).count()
    held = Licence.objects.valid_at(now).filter(person__organisation=organisation).select_related("person")
    for licence in held.order_by("pk") if not count else ():
        trainers = openable(licence.person).filter(memberships__role=Role.TRAINER)
        learner = trainers.exclude(assessor_licences__in=held).first()
        if learner is not None:
            count += _begin(licence.person, learner, now)
            break
    return count


def _begin(trainer: Person, learner: Person, now: datetime) -> int:
    trainee = Trainee(person=learner, opened_by=trainer, opened_at=now - timedelta(days=60))
    if not may_observe(trainer, trainee, now):
        return 0
    trainee.save()
    title = "The first minute with an upset customer"
    for stage, days in ((StageName.PARTICIPATE, 50), (StageName.PARTICIPATE, 43), (StageName.COFACILITATE, 30)):
        at = now - timedelta(days=days)
        told = {"partner": trainer, "noted_by": learner, "noted_at": at, "confirmed_by": trainer, "confirmed_at": at}
        TrackEntry.objects.create(trainee=trainee, stage=stage, title=title, day=at.date(), **told)
    at = now - timedelta(days=12)
    marks = [{"behaviour": key, "anchor": anchor, "quote": quote} for key, anchor, quote in _MARKS]
    seen = {"trainee": trainee, "observer": trainer, "title": title, "form": "workshop"}
    TrackObservation.objects.create(
        **seen, day=at.date(), form_version=1, marks=marks, asked_at=at, done_at=at,
        remark="End with the plan of each, even if the case is shorter.",
    )  # fmt: skip
    TrackObservation.objects.create(**seen, day=(now + timedelta(days=4)).date(), asked_at=now)
    return 1
