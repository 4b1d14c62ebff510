"""What people fill in: what a page shows, a badge to check, a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmline.apps.badges.models import Badge


class ShowingForm(forms.Form):
    """What the page of one's badge shows."""

    shared = forms.BooleanField(label=_("Show a page to anybody who has its address"), required=False)
    name_shown = forms.ChoiceField(
        label=_("What it says of your name"), choices=Badge.Name.choices, widget=forms.RadioSelect
    )
    dates_shown = forms.BooleanField(label=_("Show from when and until when it holds"), required=False)
    level_shown = forms.BooleanField(label=_("Show the level"), required=False)


class VerifyForm(forms.Form):
    """A badge as file or text, and perhaps whom it should belong to."""

    file = forms.FileField(
        label=_("The badge as a file"),
        required=False,
        help_text=_("PNG, SVG or the text file, up to 2 MB. It is looked at and not kept."),
        widget=forms.FileInput(attrs={"accept": ".png,.svg,.jwt,.txt,image/png,image/svg+xml"}),
    )
    text = forms.CharField(
        label=_("Or the badge as text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("Whose it should be"),
        required=False,
        help_text=_("An e-mail address. The badge holds none, but it can tell whether this is the one."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not data.get("file") and not data.get("text"):
            raise forms.ValidationError(_("Choose a file, or paste the text of a badge."))
        return data


class ReasonForm(forms.Form):
    """Why a badge is taken back."""

    reason = forms.CharField(
        label=_("Why it is taken back"), max_length=500, help_text=_("Its holder reads this. Nobody else does.")
    )
