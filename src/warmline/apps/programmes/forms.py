"""What managers fill in. Rules about the deed itself are in the services."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from warmline.apps.library.words import LEVELS
from warmline.apps.modules.models import Module
from warmline.apps.people.days import DayField
from warmline.apps.people.fields import PlaceField, QuickSelect
from warmline.apps.people.models import Cohort, Organisation, Person, Role, Site, Team
from warmline.apps.programmes.addresses import is_safe_link
from warmline.apps.programmes.audiences import Audience
from warmline.apps.programmes.rules import reaches_place
from warmline.apps.programmes.screens.choices import split, step_choices
from warmline.core.curriculum.overlays import Operation, SetDue, SetMinutes, SetText, TextField
from warmline.core.curriculum.programme import MOST_MINUTES, Programme, Step, StepKind


class HeadForm(forms.Form):
    """What a programme is for."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    objective = forms.CharField(
        label=gettext_lazy("What the organisation wants to reach with it"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("One sentence, such as: Customers need not write twice."),
    )
    metric = forms.CharField(
        label=gettext_lazy("Which figure would show it"),
        max_length=200,
        help_text=gettext_lazy("Such as: Repeat contacts within seven days."),
    )
    level = forms.TypedChoiceField(label=gettext_lazy("Level"), coerce=int, choices=list(LEVELS.items()))
    about = forms.CharField(
        label=gettext_lazy("What learners read about it"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PhaseForm(forms.Form):
    """A part of a programme."""

    title = forms.CharField(label=gettext_lazy("Name of the part"), max_length=120)


class StepForm(forms.Form):
    """One step: what it leads to, how long it takes, and what comes first."""

    what = forms.ChoiceField(label=gettext_lazy("What it leads to"), required=False, widget=QuickSelect)
    link = forms.CharField(
        label=gettext_lazy("Or an address"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Of a page of this house, such as /practise/learn/, or on the web with https."),
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("Empty: the title of what it leads to."),
    )
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=MOST_MINUTES, initial=10)
    due_days = forms.IntegerField(
        label=gettext_lazy("Due after so many working days"),
        min_value=1,
        max_value=500,
        required=False,
        help_text=gettext_lazy("Counted from each person’s start, without her leave. Empty: no date of its own."),
    )
    required = forms.BooleanField(label=gettext_lazy("Everybody must do it"), required=False, initial=True)
    after = forms.MultipleChoiceField(
        label=gettext_lazy("Only after"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, user: Person, programme: Programme, step: Step | None = None, **more: Any) -> None:
        """Offer what exists, and the steps that stand before this one; with a step its own values."""
        if step is not None:
            more.setdefault("initial", _initial(step))
        super().__init__(*args, **more)
        self.step = step
        what: Any = self.fields["what"]
        known = step_choices(user)
        if step is not None and step.kind is not StepKind.LINK:
            known = _with_own(known, step)
        what.choices = [("", _("Choose")), *known]
        self._titles = {value: title for _group, found in known for value, title in found}
        after: Any = self.fields["after"]
        after.choices = [(each.key, each.title) for each in _before(programme, step)]
        if not after.choices:
            del self.fields["after"]

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two: something that exists, or an address that is safe to follow."""
        data: dict[str, Any] = super().clean() or {}
        what, link = data.get("what"), (data.get("link") or "").strip()
        if bool(what) == bool(link):
            raise ValidationError(_("Choose what the step leads to, or give an address: one of the two."))
        if link and not is_safe_link(link):
            self.add_error("link", _("An address begins with / for this house, or with https:// for the web."))
        if link and not data.get("title"):
            self.add_error("title", _("Give the address a title."))
        return data

    def made(self) -> Step:
        """Return the step. Call it on a valid form."""
        data = self.cleaned_data
        kind, ref = split(data["what"]) if data["what"] else (StepKind.LINK, data["link"].strip())
        return Step(
            key=self.step.key if self.step else "",
            kind=kind,
            title=data["title"] or self._titles.get(data["what"], ref),
            ref=ref,
            minutes=data["minutes"],
            required=data["required"],
            after=tuple(data.get("after", ())),
            due_days=data["due_days"],
            behaviours=self.step.behaviours if self.step and self.step.ref == ref else (),
        )


def _initial(step: Step) -> dict[str, Any]:
    is_link = step.kind is StepKind.LINK
    return {
        "what": "" if is_link else f"{step.kind.value}:{step.ref}",
        "link": step.ref if is_link else "",
        "title": step.title,
        "minutes": step.minutes,
        "due_days": step.due_days,
        "required": step.required,
        "after": list(step.after),
    }


def _with_own(known: list[tuple[str, list[tuple[str, str]]]], step: Step) -> list[tuple[str, list[tuple[str, str]]]]:
    """Keep what the step leads to choosable, also where it is gone."""
    value = f"{step.kind.value}:{step.ref}"
    if any(value == key for _group, found in known for key, _title in found):
        return known
    return [(str(_("As it is")), [(value, step.title)]), *known]


def _before(programme: Programme, step: Step | None) -> list[Step]:
    steps = list(programme.steps())
    return steps if step is None else steps[: [each.key for each in steps].index(step.key)]


class AssignForm(forms.Form):
    """Who shall follow a programme, and by when."""

    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=[("", gettext_lazy("Every role")), *Role.choices], required=False,
        initial=Role.AGENT,
    )  # fmt: skip
    place = PlaceField(label=gettext_lazy("Where"))
    cohort = forms.ModelChoiceField(
        label=gettext_lazy("Only this group of newcomers"),
        queryset=Cohort.objects.none(),
        required=False,
        empty_label=gettext_lazy("No matter which group"),
    )
    level = forms.TypedChoiceField(
        label=gettext_lazy("Only people who hold a certificate of"),
        coerce=int,
        empty_value=None,
        choices=[("", gettext_lazy("No matter")), *LEVELS.items()],
        required=False,
    )
    starts_on = DayField(
        label=gettext_lazy("All begin on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Empty: each from the day she is enrolled."),
    )
    due_on = DayField(
        label=gettext_lazy("All have finished by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Until the day ends where each person is; leave moves it. Empty: the steps’ own days."),
    )

    def __init__(self, *args: Any, user: Person, **more: Any) -> None:
        """Offer the places that the user looks after."""
        super().__init__(*args, **more)
        self.user = user
        place: Any = self.fields["place"]
        place.offer(user.organisation)
        kept = {key: each for key, each in place.places.items() if reaches_place(user, each)}
        place.places, place.choices = kept, _reached(place.choices, set(kept))
        cohort: Any = self.fields["cohort"]
        cohort.queryset = Cohort.objects.filter(organisation=user.organisation_id)

    def audience(self) -> Audience:
        """Return the audience. Call it on a valid form."""
        data, place = self.cleaned_data, self.cleaned_data["place"]
        return Audience(
            organisation=self.user.organisation,
            role=data["role"],
            site=place if isinstance(place, Site) else None,
            team=place if isinstance(place, Team) else None,
            cohort=data["cohort"],
            level=data["level"],
        )

    def dates(self) -> dict[str, date | None]:
        """Return both days. Call it on a valid form."""
        return {"starts_on": self.cleaned_data["starts_on"], "due_on": self.cleaned_data["due_on"]}


def _reached(choices: list[Any], kept: set[str]) -> list[Any]:
    """Return the choices without the places that are not kept; the first one, which asks to choose, stays."""
    groups = [(name, [each for each in found if each[0] in kept]) for name, found in choices[1:]]
    return [choices[0], *((name, found) for name, found in groups if found)]


class SiteStepForm(forms.Form):
    """What a site changes about one step; what stays as it is makes no change."""

    title = forms.CharField(label=gettext_lazy("Title here"), max_length=160)
    note = forms.CharField(
        label=gettext_lazy("A line for people at this site"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Such as: Room 2, ask for the key at the desk."),
    )
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=MOST_MINUTES)
    due_days = forms.IntegerField(
        label=gettext_lazy("Due after so many working days"), min_value=1, max_value=500, required=False
    )

    def __init__(self, *args: Any, step: Step, **more: Any) -> None:
        """Begin with the step as it is at the site."""
        more["initial"] = {
            "title": step.title,
            "note": step.note or "",
            "minutes": step.minutes,
            "due_days": step.due_days,
        }
        super().__init__(*args, **more)
        self.step = step

    def operations(self) -> list[Operation]:
        """Return a change for every field that differs. Call it on a valid form."""
        step, data, found = self.step, self.cleaned_data, list[Operation]()
        if data["title"] != step.title:
            found.append(SetText(step.key, TextField.TITLE, data["title"]))
        if data["note"] != (step.note or ""):
            found.append(SetText(step.key, TextField.NOTE, data["note"]))
        if data["minutes"] != step.minutes:
            found.append(SetMinutes(step.key, data["minutes"]))
        if data["due_days"] != step.due_days:
            found.append(SetDue(step.key, data["due_days"]))
        return found


def _with_versions(module: Module) -> str:
    """Return the title with the numbers that can be compared: nobody knows them by heart."""
    numbers = sorted(each.number for each in module.versions.all() if each.published_at is not None)
    return _("%(title)s (versions %(numbers)s)") % {"title": module.title, "numbers": ", ".join(map(str, numbers))}


class PilotForm(forms.Form):
    """Two published versions of one module of the house."""

    module = forms.ModelChoiceField(
        label=gettext_lazy("Module"), queryset=Module.objects.none(), empty_label=gettext_lazy("Choose")
    )
    first = forms.IntegerField(label=gettext_lazy("One version"), min_value=1, max_value=9999)
    second = forms.IntegerField(label=gettext_lazy("The other version"), min_value=1, max_value=9999)

    def __init__(self, *args: Any, organisation: Organisation, **more: Any) -> None:
        """Offer the modules that have two published versions or more."""
        super().__init__(*args, **more)
        here = Q(organisation=None) | Q(organisation=organisation)
        several = Module.objects.filter(here).annotate(
            told=Count("versions", filter=Q(versions__published_at__isnull=False))
        )
        module: Any = self.fields["module"]
        module.queryset = several.filter(told__gt=1).prefetch_related("versions")
        module.label_from_instance = _with_versions
