"""The two questions, and the note to a finding."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from warmline.apps.improvement.services.reacting import LONGEST
from warmline.apps.improvement.things import USES


class ReactionForm(forms.Form):
    """What somebody says of a step. The token names the step, `back` the page that asked."""

    token = forms.CharField(max_length=400)
    use = forms.TypedChoiceField(choices=USES, coerce=int)
    words = forms.CharField(max_length=LONGEST, required=False)


class NoteForm(forms.Form):
    """What was done about a finding."""

    note = forms.CharField(
        label=_("What did you do, or why is nothing needed?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
