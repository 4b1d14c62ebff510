"""When and where a session is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.days import DayField
from warmline.apps.people.models import Membership, Person, Site
from warmline.apps.people.models.person import PersonQuerySet
from warmline.apps.workshops.models import Session
from warmline.apps.workshops.rules import PLANNERS
from warmline.apps.workshops.selectors.plans import Offered
from warmline.apps.workshops.services import Wish

CLOSES = [
    ("0", _("When it begins")),
    ("1", _("An hour before")),
    ("24", _("A day before")),
    ("48", _("Two days before")),
    ("168", _("A week before")),
]
EVERY = [("0", _("Once")), ("1", _("Every week")), ("2", _("Every two weeks")), ("4", _("Every four weeks"))]


def leaders(user: Person) -> PersonQuerySet:
    """Return the people of the house who may lead a session: trainers and managers of today."""
    held = Membership.objects.filter(person=OuterRef("pk"), until=None, role__in=PLANNERS)
    rows: PersonQuerySet = Person.objects.present().filter(Exists(held), organisation=user.organisation_id)
    return rows.filter(is_sample=user.is_sample)


class SessionForm(forms.Form):
    """A session, or a series of them. `anyway` is asked for only once something is in the way."""

    plan = forms.ChoiceField(label=_("Plan"))
    day = DayField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    at = forms.TimeField(label=_("Begins at"), widget=forms.TimeInput(attrs={"type": "time"}))
    zone = forms.ChoiceField(
        label=_("By the clock of"), help_text=_("The time stays the same on this clock when the clocks change.")
    )
    site = forms.ModelChoiceField(
        label=_("For the people of"),
        queryset=Site.objects.none(),
        required=False,
        empty_label=_("All sites"),
    )
    room = forms.CharField(label=_("Room"), max_length=120, required=False)
    link = forms.URLField(label=_("Link of the webinar"), max_length=400, required=False, assume_scheme="https")
    trainers = forms.ModelMultipleChoiceField(
        label=_("Who leads it"), queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=500, initial=12)
    closes = forms.ChoiceField(label=_("Sign-up ends"), choices=CLOSES, initial="1")
    every = forms.ChoiceField(label=_("Comes back"), choices=EVERY, initial="0")
    times = forms.IntegerField(label=_("How many dates in all"), min_value=1, max_value=26, initial=1, required=False)
    is_open = forms.BooleanField(
        label=_("Open for sign-up at once"), required=False, help_text=_("Else only people who plan see it.")
    )
    anyway = forms.BooleanField(label=_("Plan it all the same"), required=False)

    def __init__(self, *args: Any, user: Person, plans: Sequence[Offered], **more: Any) -> None:
        """Offer what the user reaches."""
        super().__init__(*args, **more)
        self.plans = {each.plan.key: each for each in plans}
        fields: dict[str, Any] = self.fields
        fields["plan"].choices = [
            (key, _("%(title)s, %(minutes)d minutes") % {"title": each.plan.title, "minutes": each.plan.minutes})
            for key, each in self.plans.items()
        ]
        sites = Site.objects.visible_to(user).current()
        fields["site"].queryset = sites
        zones = sorted({user.timezone, *sites.values_list("timezone", flat=True), "UTC"})
        fields["zone"].choices = [(zone, zone.replace("_", " ")) for zone in zones]
        fields["zone"].initial = user.timezone
        fields["trainers"].queryset = leaders(user)
        fields["trainers"].initial = [user.pk]

    def clean(self) -> dict[str, Any]:
        """Ask for a room or a link, so that people know where to go."""
        data = super().clean() or {}
        if not data.get("room") and not data.get("link"):
            raise forms.ValidationError(_("Say where it is: a room, or the link of the webinar."))
        if data.get("every") == "0" and (data.get("times") or 1) > 1:
            self.add_error("every", _("With several dates, say how often it comes back."))
        return data

    def wish(self) -> Wish:
        """Return what is planned. Call it on a valid form."""
        data = self.cleaned_data
        every = int(data["every"])
        return Wish(
            plan=self.plans[data["plan"]],
            day=data["day"],
            at=data["at"],
            zone=data["zone"],
            seats=data["seats"],
            trainers=list(data["trainers"]),
            site=data["site"],
            room=data["room"],
            link=data["link"],
            closes=timedelta(hours=int(data["closes"])),
            every=every or 1,
            times=(data["times"] or 1) if every else 1,
            is_open=data["is_open"],
        )


class ChangeForm(forms.Form):
    """Another time or place. `anyway` is asked for only once something is in the way."""

    day = DayField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    at = forms.TimeField(label=_("Begins at"), widget=forms.TimeInput(attrs={"type": "time"}))
    room = forms.CharField(label=_("Room"), max_length=120, required=False)
    link = forms.URLField(label=_("Link of the webinar"), max_length=400, required=False, assume_scheme="https")

    following = forms.ChoiceField(
        label=_("What moves?"),
        choices=[("alone", _("This date alone")), ("following", _("This date and all that follow"))],
        initial="alone",
        widget=forms.RadioSelect,
        help_text=_("Those that follow move by as many days, and begin at the new time if it is another one."),
    )
    anyway = forms.BooleanField(label=_("Change it all the same"), required=False)

    def __init__(self, *args: Any, in_series: bool = False, **more: Any) -> None:
        """Ask which dates move where the session is one of several."""
        super().__init__(*args, **more)
        if not in_series:
            del self.fields["following"]

    def clean_following(self) -> bool:
        """Return whether the dates that follow move along."""
        return bool(self.cleaned_data["following"] == "following")

    @staticmethod
    def now_of(session: Session) -> dict[str, Any]:
        """Return the session as it stands, by its own clock."""
        starts = session.starts_at.astimezone(session.clock)
        return {"day": f"{starts:%Y-%m-%d}", "at": f"{starts:%H:%M}", "room": session.room, "link": session.link}


class SeatsForm(forms.Form):
    """Another number of seats."""

    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=500)


class CallOffForm(forms.Form):
    """Why it does not take place."""

    because = forms.CharField(label=_("Why? Everybody who has a seat reads this line."), max_length=200)
    whole_series = forms.BooleanField(label=_("All dates of the series that are still to come"), required=False)
