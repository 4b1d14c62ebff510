"""What the pages of a live talk send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmline.apps.library.ports import rubric
from warmline.apps.live.notes import LONGEST, Noticed
from warmline.apps.live.selectors import colleagues, near_colleagues
from warmline.apps.live.services import Sent
from warmline.apps.live.services.noting import MOST
from warmline.apps.people.models import Person
from warmline.core.customer.scenario import Scenario


class InviteForm(forms.Form):
    """Whom to ask: somebody near, or anybody of the house by her address."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    near = forms.ModelChoiceField(
        label=_("A colleague near you"), queryset=Person.objects.none(), required=False, empty_label=_("Choose")
    )
    email = forms.EmailField(
        label=_("Or anybody else of your house, by e-mail address"), required=False, max_length=254
    )

    def __init__(self, *args: Any, owner: Person, **more: Any) -> None:
        """Offer the people whom the owner may ask."""
        super().__init__(*args, **more)
        self.owner = owner
        near: Any = self.fields["near"]
        near.queryset = near_colleagues(owner)

    def clean(self) -> dict[str, Any]:
        """Find the one colleague who is meant."""
        data = super().clean() or {}
        near, email = data.get("near"), (data.get("email") or "").strip().lower()
        if bool(near) == bool(email):
            raise forms.ValidationError(_("Choose one colleague: from the list, or by an address."))
        data["partner"] = near or colleagues(self.owner).filter(email=email).first()
        if data["partner"] is None:
            self.add_error("email", _("Nobody who practises here has this address."))
        return data


class LineForm(forms.Form):
    """The form's own key; the words are checked where they are kept."""

    key = forms.UUIDField()

    def sent(self) -> Sent:
        """Return what was sent, with the words as they were typed. Call it on a valid form."""
        return Sent(self.cleaned_data["key"], self.data.get("text", ""))


class NoticeForm(forms.Form):
    """One line of what the partner noticed."""

    worked = forms.TypedChoiceField(
        label=_("What is it?"),
        choices=[("1", _("It helped")), ("0", _("Something to try"))],
        coerce=lambda value: value == "1",
        required=False,
    )
    behaviour = forms.ChoiceField(label=_("About"), required=False)
    words = forms.CharField(label=_("Your line"), max_length=LONGEST, required=False)

    def __init__(self, *args: Any, scenario: Scenario, **more: Any) -> None:
        """Offer the behaviours of the skills that this case is about."""
        super().__init__(*args, **more)
        field: Any = self.fields["behaviour"]
        field.choices = [(each.key, each.name) for skill, each in rubric().behaviours() if skill.key in scenario.skills]

    def noticed(self) -> Noticed | None:
        """Return the line, None where it was left empty. Call it on a valid form."""
        data = self.cleaned_data
        if not data["words"]:
            return None
        return Noticed(data["behaviour"], data["worked"] is not False, data["words"])


def notice_forms(scenario: Scenario, data: Any = None) -> list[NoticeForm]:
    """Return the forms of all lines."""
    return [NoticeForm(data, prefix=f"line{number}", scenario=scenario) for number in range(1, MOST + 1)]
