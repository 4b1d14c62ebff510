"""The people of every view test: Nadia, those around her, and somebody from another organisation."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from allauth.account.models import EmailAddress

from warmline.apps.people.models import Membership, Organisation, Person, Role, Site, Team

PASSWORD = "correct horse battery staple"
GONE = datetime(2100, 1, 1, tzinfo=UTC)
"""When roles end in tests whose own days lie behind the real one, on which roles begin."""


@dataclass(frozen=True)
class Cast:
    """Nadia Brandt is an agent of the Parcels team at Larkfield; Petra leads it, Lorenzo leads the team beside it.

    Trainer, analyst and manager look after Larkfield, the admin after the organisation; Olga is admin of another one.
    """

    nadia: Person
    colleague: Person
    petra: Person
    other_lead: Person
    trainer: Person
    analyst: Person
    manager: Person
    admin: Person
    outsider: Person
    organisation: Organisation
    elsewhere: Organisation
    site: Site
    team: Team
    other_team: Team

    def people(self) -> dict[str, Person]:
        """Return everybody by the name of the part."""
        return {part.name: value for part in fields(self) if isinstance(value := getattr(self, part.name), Person)}

    def all_but(self, *names: str) -> dict[str, Person]:
        """Return everybody but the named parts."""
        return {name: person for name, person in self.people().items() if name not in names}


def person(organisation: Organisation, name: str, email: str, **more: object) -> Person:
    """Return a person who can sign in with PASSWORD.

    Her number comes of her address, not of the tests that ran before: the dice of her talks are drawn from it, so she
    meets the same customer in every order of the tests and on either database.
    """
    more.setdefault("pk", 1_000_000 + zlib.crc32(email.encode()) % 1_000_000)
    made = Person.objects.create_person(email=email, name=name, organisation=organisation, password=PASSWORD, **more)
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def gather() -> Cast:
    """Make the cast in the database of this test."""
    house = Organisation.objects.create(name="Northwind Parcels")
    elsewhere = Organisation.objects.create(name="Harbour Bank")
    larkfield = Site.objects.create(organisation=house, name="Larkfield", timezone="Europe/London")
    parcels = Team.objects.create(site=larkfield, name="Parcels")
    returns = Team.objects.create(site=larkfield, name="Returns")
    cast = Cast(
        nadia=person(house, "Nadia Brandt", "nadia@northwind.example", timezone="Europe/London"),
        colleague=person(house, "Tomasz Zielinski", "tomasz@northwind.example"),
        petra=person(house, "Petra Lindqvist", "petra@northwind.example"),
        other_lead=person(house, "Lorenzo Ricci", "lorenzo@northwind.example"),
        trainer=person(house, "Thandi Mokoena", "thandi@northwind.example"),
        analyst=person(house, "Anh Pham", "anh@northwind.example"),
        manager=person(house, "Miriam Adler", "miriam@northwind.example"),
        admin=person(house, "Adaeze Obi", "adaeze@northwind.example"),
        outsider=person(elsewhere, "Olga Petrova", "olga@harbour.example"),
        organisation=house,
        elsewhere=elsewhere,
        site=larkfield,
        team=parcels,
        other_team=returns,
    )
    for who, role, place in (
        (cast.nadia, Role.AGENT, {"team": parcels}),
        (cast.colleague, Role.AGENT, {"team": parcels}),
        (cast.petra, Role.LEAD, {"team": parcels}),
        (cast.other_lead, Role.LEAD, {"team": returns}),
        (cast.trainer, Role.TRAINER, {"site": larkfield}),
        (cast.analyst, Role.ANALYST, {"site": larkfield}),
        (cast.manager, Role.MANAGER, {"site": larkfield}),
        (cast.admin, Role.ADMIN, {"organisation": house}),
        (cast.outsider, Role.ADMIN, {"organisation": elsewhere}),
    ):
        Membership.objects.create(person=who, role=role, **place)
    return cast
