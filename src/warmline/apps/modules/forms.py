"""What writers fill in. Rules about the deed itself are in the services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmline.apps.modules.selectors.authoring import STATES
from warmline.apps.modules.texts import LONGEST
from warmline.apps.people.days import MomentField
from warmline.apps.studio.forms import KeyForm
from warmline.apps.studio.forms import SearchForm as StudioSearchForm


class SearchForm(StudioSearchForm):
    """What somebody looks for in the list."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=lambda: [
            ("", _("All")),
            *((each.value, each.label) for each in STATES),
            ("stale", _("To be looked at")),
        ],
    )


class BeginForm(KeyForm):
    """A new module: empty, or a copy."""

    of = forms.ChoiceField(label=_("Begin with"))
    field_order = ("of", "key")

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **more: Any) -> None:
        """Offer an empty draft and what there is to copy."""
        super().__init__(*args, **more)
        of: Any = self.fields["of"]
        of.choices = [("", _("An empty draft")), *choices]
        of.required = False


class TextForm(forms.Form):
    """The whole text."""

    text = forms.CharField(
        label=_("The module as Markdown"),
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 34, "spellcheck": "true", "class": "code"}),
    )
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)


class DayForm(forms.Form):
    """When a version is to appear by itself, in the writer's own time."""

    at = MomentField(
        label=_("Publish by itself at"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("In your own time zone."),
    )


class MediaForm(forms.Form):
    """A file to upload, and what is said in it."""

    file = forms.FileField(
        label=_("File"), help_text=_("PNG, JPEG, GIF, WebP, MP4, WebM, MP3, M4A, Ogg, WAV, FLAC or PDF.")
    )
    transcript = forms.CharField(
        label=_("What is said in it"),
        required=False,
        max_length=100_000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("For films and sounds: plain words, or WebVTT captions. Some people cannot hear it."),
    )


class TranscriptForm(forms.Form):
    """What is said in a file."""

    transcript = forms.CharField(
        label=_("What is said in it"),
        required=False,
        max_length=100_000,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("Plain words, or WebVTT captions."),
    )
