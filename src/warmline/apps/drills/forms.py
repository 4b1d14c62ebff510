"""What the pages of the daily practice send."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmline.apps.drills.content import items
from warmline.apps.drills.deck import FEWEST_MINUTES, MOST_MINUTES
from warmline.apps.drills.plans import Came
from warmline.core.practice.spacing import Grade

WEEK = (
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
)


class ItemForm(forms.Form):
    """Which drill or card, the form's own key, when it was shown (seconds since 1970), and whether with an example."""

    key = forms.UUIDField()
    item = forms.CharField(max_length=120)
    shown = forms.IntegerField(min_value=0, required=False)
    example = forms.BooleanField(required=False)

    def clean_item(self) -> str:
        """Refuse what this build does not have."""
        item = str(self.cleaned_data["item"])
        if item not in items():
            raise forms.ValidationError(_("This drill is not here any more."))
        return item

    def seconds(self, now: datetime) -> int:
        """Return how long it was looked at; 0 where that is not known. Call it on a valid form."""
        shown = self.cleaned_data.get("shown")
        return max(0, int(now.timestamp()) - shown) if shown else 0


class GradeForm(forms.Form):
    """One of the four grades."""

    grade = forms.TypedChoiceField(
        choices=[(grade.value, grade.name) for grade in Grade], coerce=lambda value: Grade(int(value))
    )


class CardForm(ItemForm, GradeForm):
    """A recall card and how it went."""


class PlanForm(forms.Form):
    """The two halves of an if-then plan; what may be in them is checked where they are kept."""

    moment = forms.CharField(required=False)
    deed = forms.CharField(required=False)
    sure = forms.BooleanField(required=False)


class CameForm(forms.Form):
    """What came of a plan."""

    came = forms.TypedChoiceField(choices=[(came.value, came.name) for came in Came], coerce=Came)


class PaceForm(forms.Form):
    """Minutes a day, and days of the week."""

    minutes = forms.IntegerField(
        label=_("Minutes a day"),
        min_value=FEWEST_MINUTES,
        max_value=MOST_MINUTES,
        help_text=_("3 to 15. A day never holds more than this."),
    )
    days = forms.TypedMultipleChoiceField(
        label=_("On these days, where you work on them"),
        choices=WEEK,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day of the week.")},
        help_text=_("Days off and leave stay free."),
    )

    def chosen(self) -> dict[str, Any]:
        """Return the minutes and days. Call it on a valid form."""
        return {"minutes": self.cleaned_data["minutes"], "days": self.cleaned_data["days"]}
