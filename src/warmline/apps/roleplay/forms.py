"""What the pages of a role-play send. Words are checked in `answers.py`; here is only the frame around them."""

from __future__ import annotations

from django import forms

from warmline.apps.roleplay.cases import HARDEST, SOFTEST
from warmline.apps.roleplay.composing import words_of
from warmline.apps.roleplay.models import Listening, Pace
from warmline.apps.roleplay.services import Sent


class KeyForm(forms.Form):
    """The key of a form that must count once, however often it is sent."""

    key = forms.UUIDField()


class StartForm(KeyForm):
    """A start: its key, how many steps harder than written (None where the page did not ask), and whether she is sure
    about a case that holds what she left out.
    """

    steps = forms.IntegerField(min_value=SOFTEST, max_value=HARDEST, required=False)
    sure = forms.BooleanField(required=False)


class BranchForm(forms.Form):
    """Which version of a conversation is meant."""

    branch = forms.IntegerField(min_value=1)


class PaceForm(forms.Form):
    """How replies appear."""

    to = forms.TypedChoiceField(choices=Pace.choices, coerce=Pace)


class ListeningForm(forms.Form):
    """Who may turn this person's speech into text."""

    listening = forms.TypedChoiceField(
        choices=Listening.choices, coerce=Listening, required=False, empty_value=Listening.NOBODY
    )


class RewindForm(BranchForm):
    """Which answer is taken back."""

    answer = forms.IntegerField(min_value=1)


class SayForm(KeyForm):
    """The turn that an answer belongs to, the form's own key, and whether she spoke while the customer's voice did."""

    branch = forms.IntegerField(min_value=1)
    number = forms.IntegerField(min_value=1)
    over = forms.BooleanField(required=False)

    def sent(self) -> Sent:
        """Return what was sent, with the words as they were typed. Call it on a valid form."""
        data = self.cleaned_data
        return Sent(data["branch"], data["number"], data["key"], words_of(self.data), data["over"])
