"""What analysts fill in. Rules about the deed itself are in the services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from warmline.apps.conversations.rules import reach_of
from warmline.apps.conversations.selectors import Wanted, sites_to_choose
from warmline.apps.library import ports
from warmline.apps.people.models import Person, Site, Team
from warmline.core.conversation import Channel

RESOLVED = {"yes": gettext_lazy("Solved"), "no": gettext_lazy("Not solved"), "unclear": gettext_lazy("Unclear")}

CHANNELS = {
    Channel.CHAT: gettext_lazy("Chat"),
    Channel.EMAIL: gettext_lazy("E-mail"),
    Channel.PHONE: gettext_lazy("Phone"),
    Channel.SOCIAL: gettext_lazy("Social media"),
    Channel.IN_PERSON: gettext_lazy("Face to face"),
    Channel.OTHER: gettext_lazy("Other"),
}

LEVELS = {
    1: gettext_lazy("1: below 25"),
    2: gettext_lazy("2: 25 to below 50"),
    3: gettext_lazy("3: 50 to below 75"),
    4: gettext_lazy("4: from 75 on"),
}


def _key(text: str) -> int:
    return int(text)


class FileForm(forms.Form):
    """A file of conversations, and where they are from."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.jsonl,.ndjson,.json,.parquet"}),
    )
    site = forms.ModelChoiceField(
        label=gettext_lazy("Where they are from"), queryset=Site.objects.none(), required=False
    )

    def __init__(self, *args: Any, user: Person, **more: Any) -> None:
        """Offer the places of `user`; where there is only one, nothing is asked."""
        super().__init__(*args, **more)
        site: Any = self.fields["site"]
        sites = sites_to_choose(user)
        everywhere = reach_of(user).everywhere
        self._only = sites[0] if len(sites) == 1 and not everywhere else None
        site.queryset = Site.objects.filter(pk__in=[each.pk for each in sites]).order_by("name")
        site.required, site.empty_label = not everywhere, _("The whole organisation") if everywhere else None
        self.fields["file"].help_text = _(
            "CSV, JSON lines, a JSON list or Parquet, up to %(size)s MB. Text must be UTF-8."
        ) % {"size": settings.WARMLINE_UPLOAD_MB}
        if self._only is not None or (not sites and not everywhere):
            del self.fields["site"]

    def clean_file(self) -> Any:
        """Refuse what is too large."""
        found = self.cleaned_data["file"]
        if found.size > settings.WARMLINE_UPLOAD_MB * 1024 * 1024:
            raise forms.ValidationError(
                _("The file is larger than %(size)s MB. Split it, or use “warmline score” for it.")
                % {"size": settings.WARMLINE_UPLOAD_MB}
            )
        return found

    @property
    def place(self) -> Any:
        """The site that was chosen or is the only one; None for the whole organisation."""
        return self._only or self.cleaned_data.get("site")


class SearchForm(forms.Form):
    """What somebody looks for among conversations."""

    words = forms.CharField(
        label=gettext_lazy("Id"), max_length=100, required=False, widget=forms.TextInput({"type": "search"})
    )
    skill = forms.ChoiceField(label=gettext_lazy("Skill, lowest first"), required=False)
    level = forms.TypedChoiceField(label=gettext_lazy("Level"), required=False, coerce=_key, empty_value=None)
    resolved = forms.ChoiceField(label=gettext_lazy("Case"), required=False)
    channel = forms.ChoiceField(label=gettext_lazy("Channel"), required=False)
    team = forms.TypedChoiceField(label=gettext_lazy("Team"), required=False, coerce=_key, empty_value=None)
    critical = forms.BooleanField(label=gettext_lazy("Only with a critical error"), required=False)

    def __init__(self, *args: Any, teams: list[Team], **more: Any) -> None:
        """Offer skills, and teams that are large enough."""
        super().__init__(*args, **more)
        skills = sorted(((skill.key, skill.name) for skill in ports.rubric()), key=lambda pair: pair[1])
        self._offer("skill", skills)
        self._offer("level", list(LEVELS.items()))
        self._offer("resolved", list(RESOLVED.items()))
        self._offer("channel", [(key.value, name) for key, name in CHANNELS.items()])
        self._offer("team", [(team.pk, team.name) for team in teams])
        if not teams:
            # Of a small team nobody may be picked out.
            del self.fields["team"]

    def wanted(self) -> Wanted:
        """Return what is looked for; what makes no sense looks for nothing."""
        return (
            Wanted(**{name: value for name, value in self.cleaned_data.items() if value})
            if self.is_valid()
            else Wanted()
        )

    def _offer(self, name: str, choices: list[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = [("", _("All")), *choices]
