"""What is typed in the room, mostly on a phone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmline.apps.library.ports import rubric
from warmline.apps.people.models import Person
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.notes import LONGEST
from warmline.apps.workshops.services import Seen
from warmline.apps.workshops.services.attending import may_be_entered


class CodeForm(forms.Form):
    """The code on the trainer's screen."""

    code = forms.CharField(
        label=_("Code on the screen"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "inputmode": "text"}
        ),
    )


class NoteForm(forms.Form):
    """One thing that was seen in a role-play."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    person = forms.ModelChoiceField(
        label=_("Who answered the customer?"), queryset=Person.objects.none(), empty_label=_("Choose")
    )
    behaviour = forms.ChoiceField(label=_("What did you watch?"), widget=forms.RadioSelect)
    words = forms.CharField(label=_("The words, as they were said"), max_length=LONGEST)
    anchor = forms.TypedChoiceField(
        label=_("Where would you put it?"),
        coerce=int,
        choices=[
            ("1", _("1: not seen")),
            ("2", _("2: a start")),
            ("3", _("3: done")),
            ("4", _("4: done very well")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, user: Person, session: Session, **more: Any) -> None:
        """Offer the people with a seat and the behaviours that the plan watches."""
        super().__init__(*args, **more)
        fields: dict[str, Any] = self.fields
        seated = Seat.objects.booked().filter(session=session).values("person")
        fields["person"].queryset = Person.objects.filter(pk__in=seated).exclude(pk=user.pk)
        names = {behaviour.key: behaviour.name for _skill, behaviour in rubric().behaviours()}
        fields["behaviour"].choices = [(key, names[key]) for key in session.plan.plan().observe if key in names]

    def seen(self) -> Seen:
        """Return what was seen. Call it on a valid form."""
        data = self.cleaned_data
        return Seen(data["behaviour"], data["anchor"], data["words"])


class CorrectionForm(forms.Form):
    """Who was there after all, or was not."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none(), empty_label=_("Choose"))
    was_there = forms.TypedChoiceField(
        label=_("Was there?"),
        choices=[("1", _("Yes, was there")), ("0", _("No, was not there"))],
        coerce=lambda value: value == "1",
    )
    reason = forms.CharField(label=_("Why? The person can read it."), max_length=200)

    def __init__(self, *args: Any, user: Person, session: Session, **more: Any) -> None:
        """Offer the people on the list and those whom the user sees."""
        super().__init__(*args, **more)
        field: Any = self.fields["person"]
        listed = Person.objects.filter(pk__in=Seat.objects.filter(session=session).values("person"))
        field.queryset = (listed | may_be_entered(user, session)).distinct().order_by("name")


class ReleaseForm(forms.Form):
    """Whose seat is taken back, and why."""

    person = forms.ModelChoiceField(label=_("Whose seat?"), queryset=Person.objects.none(), empty_label=_("Choose"))
    reason = forms.CharField(label=_("Why? The person is told."), max_length=200)

    def __init__(self, *args: Any, session: Session, **more: Any) -> None:
        """Offer the people with a seat."""
        super().__init__(*args, **more)
        field: Any = self.fields["person"]
        field.queryset = Person.objects.filter(pk__in=Seat.objects.booked().filter(session=session).values("person"))


class QuestionForm(forms.Form):
    """A question of the trainer's own."""

    ask = forms.CharField(label=_("Question"), max_length=200)
    options = forms.CharField(
        label=_("Answers, one a line"), widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Two to six.")
    )

    def answers(self) -> list[str]:
        """Return the answers. Call it on a valid form."""
        return [line for line in self.cleaned_data["options"].splitlines() if line.strip()]
