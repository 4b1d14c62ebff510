"""What the pages of an appeal send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Person
from warmline.apps.scores.pleas import PointInQuestion, Verdict
from warmline.apps.scores.selectors import judges_for
from warmline.apps.scores.services import WORDS_LIMIT
from warmline.core.scoring.contested import is_observation

UPHELD, STANDS, NOT_COUNTED = "upheld", "stands", "0"
if TYPE_CHECKING:
    _PersonField = forms.ModelChoiceField[Person]
else:
    _PersonField = forms.ModelChoiceField
_AREA: Final = {"rows": 5}


class JudgeField(_PersonField):
    """One of the people who may be asked to decide, each with her roles: a name alone says nothing to a new agent."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the name, and what she does where: "Petra Lindqvist (Team lead, Parcels)"."""
        roles = dict.fromkeys(f"{held.get_role_display()}, {held.place.name}" for held in obj.memberships.all())
        return f"{obj.name} ({'; '.join(roles)})" if roles else str(obj.name)


class AppealForm(forms.Form):
    """The owner's words, whom she shows them to (or nobody), and her consent to that."""

    words = forms.CharField(
        label=_("What is wrong about this point, and why?"),
        max_length=WORDS_LIMIT,
        widget=forms.Textarea(attrs=_AREA),
    )
    judge = JudgeField(
        label=_("Who should decide?"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Nobody for now: keep it to myself"),
    )
    agreed = forms.BooleanField(
        label=_("Yes, show this one conversation to the person I chose"),
        required=False,
        help_text=_(
            "This person can then read the whole conversation with its marks, this point, and what you wrote here, "
            "under your name. Nobody else can. You can take it back until it is decided; then the copy is deleted."
        ),
    )

    def __init__(self, *args: Any, owner: Person, **more: Any) -> None:
        """Offer the people whom the owner may ask."""
        super().__init__(*args, **more)
        judge: Any = self.fields["judge"]
        judge.queryset = judges_for(owner)

    def clean(self) -> dict[str, Any]:
        """Ask for consent where somebody was chosen."""
        data = super().clean() or {}
        if data.get("judge") and not data.get("agreed"):
            self.add_error("agreed", _("Tick the box to show the conversation, or choose nobody."))
        return data


class DecisionForm(forms.Form):
    """The decision of the named person: upheld or stands, her grade where it is upheld, and her reason."""

    outcome = forms.ChoiceField(
        label=_("Your decision"),
        widget=forms.RadioSelect,
        choices=[(UPHELD, _("Upheld: the computer was wrong here")), (STANDS, _("The point stands"))],
    )
    grade = forms.ChoiceField(label=_("If upheld: which grade is right?"), widget=forms.RadioSelect, required=False)
    reason = forms.CharField(
        label=_("Your reason, in words that help"),
        max_length=WORDS_LIMIT,
        widget=forms.Textarea(attrs=_AREA),
        help_text=_("Speak of the words that were said, not of the person."),
    )

    def __init__(self, *args: Any, point: PointInQuestion, **more: Any) -> None:
        """Offer every grade but the one that the computer gave."""
        super().__init__(*args, **more)
        others = [
            (str(n), f"{n}: {text}")
            for n, text in enumerate(point.anchors, start=1)
            if n != point.anchor and n in point.grades
        ]
        grade: Any = self.fields["grade"]
        none = _("This was no chance for it: it should not count")
        grade.choices = [(NOT_COUNTED, none if is_observation(point.place) else _("It should not count")), *others]

    def clean(self) -> dict[str, Any]:
        """Ask for the right grade where the appeal is upheld: leaving it open decides nothing."""
        data = super().clean() or {}
        if data.get("outcome") == UPHELD and not data.get("grade") and "grade" not in self.errors:
            self.add_error("grade", _("Say which grade is right, or that it should not count."))
        return data

    def verdict(self) -> Verdict:
        """Return the decision. Call it on a valid form."""
        data = self.cleaned_data
        grade = int(data["grade"] or NOT_COUNTED) or None
        upheld = data["outcome"] == UPHELD
        return Verdict(upheld=upheld, grade=grade if upheld else None, reason=data["reason"])
