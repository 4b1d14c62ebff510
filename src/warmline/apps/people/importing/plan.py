"""What loading a file would do, worked out without doing it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from warmline.apps.people.importing.checking import BadRow, GoodRow, check_rows
from warmline.apps.people.importing.placing import Places, missing_places, place_of
from warmline.apps.people.importing.reading import raw_rows
from warmline.apps.people.models import Organisation, Person

CHUNK = 500


@dataclass(slots=True)
class Plan:
    """What a file holds. `rows` go in; `new` are addresses not on the list yet; `bad` stay out."""

    rows: list[GoodRow] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    known: dict[str, Person] = field(default_factory=dict)
    new_sites: list[str] = field(default_factory=list)
    new_teams: list[tuple[str, str]] = field(default_factory=list)

    @property
    def new(self) -> list[str]:
        """The addresses of people who are not on the list yet, in the order of the file."""
        return list(dict.fromkeys(row.email for row in self.rows if row.email not in self.known))


def plan_import(organisation: Organisation, data: bytes, *, make_places: bool) -> Plan:
    """Return what loading the file would do. Raises Unreadable where the file is no list of people.

    Queries do not grow with the rows, but for one per 500 addresses.
    """
    good, bad = check_rows(raw_rows(data))
    plan = Plan(bad=bad, known=_known(good))
    allowed = []
    for row in good:
        why = _refusal(plan.known.get(row.email), organisation)
        if why:
            plan.bad.append(BadRow(row.line, why, row.cells))
        else:
            allowed.append(row)
    _settle(plan, allowed, Places.of(organisation), make_places=make_places)
    plan.bad.sort(key=lambda row: row.line)
    return plan


def _settle(plan: Plan, rows: list[GoodRow], places: Places, *, make_places: bool) -> None:
    if make_places:
        plan.new_sites, plan.new_teams = missing_places(places, rows)
    coming_sites = {name.casefold() for name in plan.new_sites}
    coming = {(site.casefold(), team.casefold()) for site, team in plan.new_teams}
    for row in rows:
        is_coming = (row.site.casefold(), row.team.casefold()) in coming
        if is_coming or (not row.team and row.site.casefold() in coming_sites):
            plan.rows.append(row)
            continue
        place = place_of(places, row)
        if isinstance(place, BadRow):
            plan.bad.append(place)
        else:
            plan.rows.append(row)


def _known(rows: list[GoodRow]) -> dict[str, Person]:
    addresses = list(dict.fromkeys(row.email for row in rows))
    known: dict[str, Person] = {}
    for start in range(0, len(addresses), CHUNK):
        for person in Person.objects.filter(email__in=addresses[start : start + CHUNK]):
            known[person.email] = person
    return known


def _refusal(person: Person | None, organisation: Organisation) -> str:
    if person is not None and person.organisation_id != organisation.pk:
        # Not "she works elsewhere": that would tell one organisation about the people of another.
        return _("this address cannot be used here")
    return ""
