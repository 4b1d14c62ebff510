"""What people fill in: a file, and the days on which they work."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.forms import ListFileForm

WEEKDAYS = (
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
)


class ShiftsFileForm(ListFileForm):
    """A table or a calendar."""

    file = forms.FileField(
        label=_("CSV or calendar file"),
        widget=forms.FileInput(attrs={"accept": ".csv,.ics,text/csv,text/calendar"}),
    )


class DaysForm(forms.Form):
    """The weekdays of weeks without shifts."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("I work on"), choices=WEEKDAYS, coerce=int, widget=forms.CheckboxSelectMultiple
    )
