"""Form fields that the pages about people share."""

from __future__ import annotations

import zoneinfo
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Organisation, Place, Site, Team

Choices = list[tuple[str, list[tuple[str, str]]]]


@lru_cache(maxsize=1)
def timezone_choices() -> Choices:
    """Return all time zones by continent, for a select."""
    by_region: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(zoneinfo.available_timezones()):
        region, _slash, city = name.partition("/")
        if city and region not in {"Etc", "posix", "right", "SystemV", "US"}:
            by_region.setdefault(region, []).append((name, city.replace("_", " ")))
    return [("UTC", [("UTC", "UTC")]), *by_region.items()]


class QuickSelect(forms.Select):
    """A select drawn by one template: Django's draws one for each option, which a thousand teams make slow."""

    template_name = "people/widgets/select.html"


class TimezoneField(forms.ChoiceField):
    """A time zone out of all there are."""

    def __init__(self, **more: Any) -> None:
        """Offer the zones by continent."""
        super().__init__(choices=timezone_choices, label=_("Time zone"), widget=QuickSelect, **more)


class PlaceField(forms.ChoiceField):
    """The organisation, one of its sites, or a team; gives the place itself."""

    widget = QuickSelect

    def offer(self, organisation: Organisation) -> None:
        """Offer the open places of this organisation; three queries."""
        sites = list(Site.objects.filter(organisation=organisation).current())
        teams = list(Team.objects.filter(site__organisation=organisation).current().select_related("site"))
        self.places: dict[str, Place] = {f"organisation:{organisation.pk}": organisation}
        self.places |= {f"site:{site.pk}": site for site in sites}
        self.places |= {f"team:{team.pk}": team for team in teams}
        whole = [(f"organisation:{organisation.pk}", str(_("Everywhere in %(name)s") % {"name": organisation.name}))]
        self.choices = [
            ("", _("Choose a place")),
            (_("Organisation"), whole),
            (_("Sites"), [(f"site:{site.pk}", site.name) for site in sites]),
            (_("Teams"), [(f"team:{team.pk}", f"{team.name}, {team.site.name}") for team in teams]),
        ]

    def clean(self, value: Any) -> Place:
        """Return the place that was chosen."""
        key = super().clean(value)
        place = self.places.get(key)
        if place is None:
            raise ValidationError(_("Choose a place from the list."))
        return place
