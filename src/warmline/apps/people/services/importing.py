"""Loading people from a file: first a look, then the deed."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record, record_each, record_many
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.importing.badrows import bad_rows_csv
from warmline.apps.people.importing.checking import BadRow, GoodRow
from warmline.apps.people.importing.placing import Places, place_of
from warmline.apps.people.importing.plan import CHUNK, Plan, plan_import
from warmline.apps.people.importing.reading import Unreadable
from warmline.apps.people.models import Membership, Organisation, PeopleImport, Person, Site, Team, at
from warmline.apps.people.scope import forget_scopes
from warmline.apps.people.services.roles import target


@transaction.atomic
def start_import(*, actor: Person, data: bytes, make_places: bool) -> PeopleImport:
    """Keep the uploaded file until the admin has seen what it would do. Refused where it is no list of people."""
    require("people.administer", actor, actor.organisation)
    look(actor.organisation, data, make_places=make_places)
    return PeopleImport.objects.create(
        organisation=actor.organisation, uploaded_by=actor, file=data, make_places=make_places
    )


def look(organisation: Organisation, data: bytes, *, make_places: bool) -> Plan:
    """Return what loading the file would do; Refused where it is no list of people."""
    try:
        return plan_import(organisation, data, make_places=make_places)
    except Unreadable as unreadable:
        raise Refused(str(unreadable)) from unreadable


@transaction.atomic
def finish_import(*, actor: Person, upload: PeopleImport) -> PeopleImport:
    """Put the good rows on the list and keep only the bad ones of the file; twice adds nothing.

    People who are on the list already keep their name and settings; a role they do not hold yet is added.
    """
    require("people.administer", actor, upload.organisation)
    # One import of an organisation at a time: the second then finds the people of the first.
    organisation = Organisation.objects.select_for_update().get(pk=upload.organisation_id)
    upload.refresh_from_db()
    if upload.state == PeopleImport.State.DONE:
        return upload
    plan = look(organisation, bytes(upload.file), make_places=upload.make_places)
    places = _make_places(actor, organisation, plan)
    new = _make_people(actor, organisation, plan, places)
    roles = _give_roles(actor, plan, places)
    upload.result = {"people": new, "roles": roles, "bad": len(plan.bad), "rows": len(plan.rows)}
    # Of the file only the rows to mend are kept, so that they can still be fetched after the deed.
    upload.file, upload.state = bad_rows_csv(plan.bad).encode() if plan.bad else b"", PeopleImport.State.DONE
    upload.save()
    record(actor=actor, verb="people.imported", target=f"import:{upload.pk}", data=upload.result)
    return upload


def _make_places(actor: Person, organisation: Organisation, plan: Plan) -> Places:
    places = Places.of(organisation)
    for name in plan.new_sites:
        first = next(row for row in plan.rows if row.site.casefold() == name.casefold())
        site = Site.objects.create(
            organisation=organisation, name=name, **({"timezone": first.timezone} if first.timezone else {})
        )
        places.sites[name.casefold()] = site
        record(actor=actor, verb="site.created", target=f"site:{site.pk}")
    for site_name, team_name in plan.new_teams:
        team = Team.objects.create(site=places.sites[site_name.casefold()], name=team_name)
        places.add_team(team)
        record(actor=actor, verb="team.created", target=f"team:{team.pk}")
    return places


def _make_people(actor: Person, organisation: Organisation, plan: Plan, places: Places) -> int:
    first_row: dict[str, GoodRow] = {}
    for row in plan.rows:
        first_row.setdefault(row.email, row)
    new = [_person(organisation, first_row[email], places) for email in plan.new]
    made = Person.objects.bulk_create(new, batch_size=CHUNK)
    plan.known.update({person.email: person for person in made})
    record_many(actor=actor, verb="person.imported", about=made)
    return len(made)


def _person(organisation: Organisation, row: GoodRow, places: Places) -> Person:
    place = place_of(places, row)
    site = getattr(place, "site", place)
    more: dict[str, Any] = {
        field: found for field in ("timezone", "language") if (found := getattr(row, field) or getattr(site, field, ""))
    }
    return Person(
        organisation=organisation, email=row.email, name=row.name, is_active=False,
        password=make_password(None), is_sample=organisation.is_sample, **more,
    )  # fmt: skip


def _give_roles(actor: Person, plan: Plan, places: Places) -> int:
    people = {person.pk: person for person in plan.known.values()}
    held = {
        (row.person_id, row.role, row.organisation_id, row.site_id, row.team_id)
        for row in Membership.objects.current().filter(person__organisation=places.organisation)
    }
    fresh: list[Membership] = []
    for row in plan.rows:
        place = place_of(places, row)
        if isinstance(place, BadRow):
            raise Refused(_("Sites or teams changed while you looked. Please load the file again."))
        role = Membership(person=plan.known[row.email], role=row.role, **at(place))
        key = (role.person_id, role.role, role.organisation_id, role.site_id, role.team_id)
        if key not in held:
            held.add(key)
            fresh.append(role)
    Membership.objects.bulk_create(fresh, batch_size=CHUNK)
    forget_scopes()
    record_each(
        actor=actor,
        verb="role.given",
        rows=[(people[role.person_id], target(role.place), {"role": role.role}) for role in fresh],
    )
    return len(fresh)
