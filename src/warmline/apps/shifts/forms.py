"""What people fill in: a file, and the days on which they work."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.importing.reading import MOST_BYTES

WEEKDAYS = (
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
)


class ShiftsFileForm(forms.Form):
    """A table or a calendar."""

    file = forms.FileField(
        label=_("CSV or calendar file"),
        widget=forms.FileInput(attrs={"accept": ".csv,.ics,text/csv,text/calendar"}),
    )

    def clean_file(self) -> Any:
        """Return the file when it is not far too large."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 5 MB. Split it and load one part after the other."))
        return file


class DaysForm(forms.Form):
    """The weekdays of weeks without shifts."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("I work on"), choices=WEEKDAYS, coerce=int, widget=forms.CheckboxSelectMultiple
    )
