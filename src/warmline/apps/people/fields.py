"""Form fields that the pages about people share."""

from __future__ import annotations

import zoneinfo
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
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
    """A select drawn without templates: Django draws one for each option, which a thousand teams make slow."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the select with all its options, and groups of options."""
        chosen = frozenset(self.format_value(value))
        body = "\n".join(_drawn(key, label, chosen) for key, label in self.choices)
        told = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        return format_html("<select{}>\n{}\n</select>", told, mark_safe(body))  # noqa: S308 (each option is escaped)


def _drawn(key: Any, label: Any, chosen: frozenset[str]) -> SafeString:
    """Return one option, or a group of options where `label` holds them."""
    if isinstance(label, list | tuple):
        inner = "\n".join(_drawn(one, its, chosen) for one, its in label)
        return format_html('<optgroup label="{}">\n{}\n</optgroup>', key, mark_safe(inner))  # noqa: S308 (escaped)
    mark = SafeString(" selected") if str(key) in chosen else ""
    return format_html('<option value="{}"{}>{}</option>', key, mark, label)


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
