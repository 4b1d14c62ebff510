"""The messages about the way to a licence. They hold no quote and no number: a link, and what it is about."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from warmline.apps.assessment.models import Licence
from warmline.apps.notices.groups import Group
from warmline.apps.notices.letters import Letter, plain_letter, register_letter
from warmline.apps.notices.models import Notice
from warmline.apps.workshops.models.track import TrackDecision, TrackObservation


def register() -> None:
    """Hand the writers to the notices."""
    for kind, write, title in (
        ("workshops_observation_wanted", write_wanted, _lazy("Somebody asks to be observed")),
        ("workshops_observation_done", write_done, _lazy("An observation of you")),
        ("workshops_licence_decided", write_decided, _lazy("A decision on your licence")),
        ("workshops_licence_ends", write_ends, _lazy("A licence that ends")),
    ):
        register_letter(kind, write, group=Group.CERTIFICATES, title=title)


def write_wanted(notice: Notice) -> Letter | None:
    """Tell a licensed trainer that somebody asks to be observed."""
    rows = TrackObservation.objects.filter(pk=notice.about, observer=notice.person, done_at=None)
    row = rows.select_related("trainee__person").first()
    if row is None:
        return None
    words = _("%(name)s leads “%(title)s” on %(day)s and asks you to watch. The form opens on your phone.")
    told = {"name": row.trainee.person.name, "title": row.title, "day": date_format(row.day, "l j F")}
    page = reverse("workshops:track_observe", args=[row.pk])
    return plain_letter(notice, _("Somebody asks you to observe a session"), words % told, page)


def write_done(notice: Notice) -> Letter | None:
    """Tell somebody that she can read what was seen in her session."""
    rows = TrackObservation.objects.filter(pk=notice.about, trainee__person=notice.person).exclude(done_at=None)
    row = rows.first()
    if row is None:
        return None
    words = _("You can read what was seen in “%(title)s”.") % {"title": row.title}
    page = reverse("workshops:track_observation", args=[row.pk])
    return plain_letter(notice, _("Your session was observed"), words, page)


def write_decided(notice: Notice) -> Letter | None:
    """Tell somebody that her licence was decided about; not how."""
    if not TrackDecision.objects.filter(pk=notice.about, trainee__person=notice.person).exists():
        return None
    words = _("Somebody decided about your licence as a trainer. You find the decision and its reason on your page.")
    return plain_letter(notice, _("A decision about your licence"), words, reverse("workshops:track"))


def write_ends(notice: Notice) -> Letter | None:
    """Tell somebody that her licence is about to end."""
    licence = Licence.objects.valid_at(timezone.now()).filter(pk=notice.about.partition(":")[0]).first()
    if licence is None or licence.person_id != notice.person_id:
        return None
    later = Licence.objects.valid_at(timezone.now()).filter(person=notice.person, until__gt=licence.until)
    if later.exists():
        return None
    words = _("Your licence as a trainer ends on %(day)s. Your page shows what a renewal rests on.")
    day = date_format(licence.until, "j F Y")
    return plain_letter(notice, _("Your licence ends soon"), words % {"day": day}, reverse("workshops:track"))
