"""What the pages of the way to a licence send."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from warmline.adapters.packs.track import ObservationForm, load_observation_forms
from warmline.apps.people.days import DayField
from warmline.apps.people.models import Person
from warmline.apps.workshops.models.track import Ruling, StageName
from warmline.apps.workshops.track.services import LONGEST_QUOTE, Mark

ANCHORS = [("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")]


def _day(label: Any) -> DayField:
    return DayField(label=label, widget=forms.DateInput(attrs={"type": "date"}))


class OpenForm(forms.Form):
    """Who is brought on the way."""

    person = forms.ModelChoiceField(label=lazy("Who?"), queryset=Person.objects.none(), empty_label=lazy("Choose"))

    def __init__(self, *args: Any, people: QuerySet[Person], **more: Any) -> None:
        """Offer the people."""
        super().__init__(*args, **more)
        fields: dict[str, Any] = self.fields
        fields["person"].queryset = people


class EntryForm(forms.Form):
    """One session of a stage."""

    stage = forms.ChoiceField(
        label=lazy("Stage"), choices=[pair for pair in StageName.choices if pair[0] != StageName.OBSERVED]
    )
    title = forms.CharField(label=lazy("Which session?"), max_length=120)
    day = _day(lazy("When?"))
    partner = forms.ModelChoiceField(
        label=lazy("Who led it with you, or led it?"), queryset=Person.objects.none(), required=False,
        empty_label=lazy("Nobody"), help_text=lazy("Who is named here can confirm it."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: QuerySet[Person], **more: Any) -> None:
        """Offer the colleagues."""
        super().__init__(*args, **more)
        fields: dict[str, Any] = self.fields
        fields["partner"].queryset = people


class AskForm(forms.Form):
    """Who is asked to watch which session."""

    observer = forms.ModelChoiceField(
        label=lazy("Who should watch?"), queryset=Person.objects.none(), empty_label=lazy("Choose")
    )
    title = forms.CharField(label=lazy("Which session?"), max_length=120)
    day = _day(lazy("When?"))
    form = forms.ChoiceField(label=lazy("What is it?"))

    def __init__(self, *args: Any, people: QuerySet[Person], **more: Any) -> None:
        """Offer the licensed trainers and the forms."""
        super().__init__(*args, **more)
        fields: dict[str, Any] = self.fields
        fields["observer"].queryset = people
        fields["form"].choices = [(each.key, each.title) for each in load_observation_forms()]


class MarksForm(forms.Form):
    """The form of an observation: for each behaviour the words and then the anchor; what was not seen stays empty."""

    def __init__(self, *args: Any, form: ObservationForm, **more: Any) -> None:
        """Make two fields for each behaviour that is watched."""
        super().__init__(*args, **more)
        self.form = form
        for each in form.behaviours:
            self.fields[f"quote_{each.key}"] = forms.CharField(
                label=_("What was said or done"), max_length=LONGEST_QUOTE, required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[f"anchor_{each.key}"] = forms.ChoiceField(
                label=_("Where would you put it?"),
                choices=[(str(n), f"{n}: {text}") for n, text in enumerate(each.anchors, 1)],
                widget=forms.RadioSelect,
                required=False,
            )
        self.fields["remark"] = forms.CharField(
            label=_("One thing to try next time"), max_length=500, required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )  # fmt: skip

    def watched(self) -> Iterator[tuple[Any, Any, Any]]:
        """Yield each behaviour with its two bound fields."""
        for each in self.form.behaviours:
            yield each, self[f"quote_{each.key}"], self[f"anchor_{each.key}"]

    def clean(self) -> dict[str, Any]:
        """Ask for words with each number, and for a number with words."""
        data = super().clean() or {}
        for each in self.form.behaviours:
            quote, anchor = data.get(f"quote_{each.key}", "").strip(), data.get(f"anchor_{each.key}", "")
            if anchor and not quote:
                self.add_error(
                    f"quote_{each.key}", _("Write what was said or done. Without words a number helps nobody.")
                )
            if quote and not anchor:
                self.add_error(f"anchor_{each.key}", _("Choose a number for it."))
        return data

    def marks(self) -> dict[str, Mark]:
        """Return what was marked. Call it on a valid form."""
        data = self.cleaned_data
        return {
            each.key: Mark(int(data[f"anchor_{each.key}"]), data[f"quote_{each.key}"])
            for each in self.form.behaviours
            if data[f"anchor_{each.key}"]
        }


class BlindForm(forms.Form):
    """The anchors of one conversation, one for each criterion that was drawn."""

    def __init__(self, *args: Any, criteria: Sequence[tuple[str, str]], **more: Any) -> None:
        """Make a field for each (key, name)."""
        super().__init__(*args, **more)
        for key, name in criteria:
            self.fields[f"anchor_{key}"] = forms.TypedChoiceField(
                label=name, coerce=int, choices=ANCHORS, widget=forms.RadioSelect
            )

    def anchors(self) -> dict[str, int]:
        """Return what was given. Call it on a valid form."""
        return {name.removeprefix("anchor_"): anchor for name, anchor in self.cleaned_data.items()}


class DecisionForm(forms.Form):
    """What a person decides, and why."""

    ruling = forms.ChoiceField(label=lazy("What do you decide?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=lazy("Why? The person can read it."), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, rulings: Sequence[Ruling], **more: Any) -> None:
        """Offer what can be decided now."""
        super().__init__(*args, **more)
        fields: dict[str, Any] = self.fields
        fields["ruling"].choices = [(each.value, each.label) for each in rulings]
