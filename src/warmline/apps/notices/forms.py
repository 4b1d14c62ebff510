"""Choosing how notices come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmline.apps.notices.groups import Group, Way
from warmline.apps.notices.letters import groups_to_choose
from warmline.apps.notices.models import Mailbox


class ChoosingForm(forms.Form):
    """A way for each group, and the quiet times."""

    quiet_from = forms.TimeField(label=_("Quiet from"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    quiet_until = forms.TimeField(
        label=_("Quiet until"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    rests = forms.BooleanField(label=_("My days off are quiet, too"), required=False)

    def __init__(self, data: Mapping[str, Any] | None, *, box: Mailbox) -> None:
        start = {"quiet_from": box.quiet_from, "quiet_until": box.quiet_until, "rests": box.rests}
        super().__init__(data, initial=start)
        for group in groups_to_choose():
            self.fields[f"way_{group.value}"] = forms.ChoiceField(
                label=group.label, choices=Way.choices, initial=box.way_of(group).value
            )
        self.order_fields([name for name in self.fields if name.startswith("way_")])

    def ways(self) -> dict[Group, Way]:
        """Return what was chosen for each group."""
        return {group: Way(self.cleaned_data[f"way_{group.value}"]) for group in groups_to_choose()}
