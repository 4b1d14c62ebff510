"""The organisation, its people, and what they may do in it."""

from warmline.apps.people.models.importing import PeopleImport
from warmline.apps.people.models.invitation import Invitation
from warmline.apps.people.models.membership import IN_A_TEAM, Membership, Place, Role, at
from warmline.apps.people.models.organisation import Cohort, Group, Organisation, Site, Team
from warmline.apps.people.models.person import Person
from warmline.apps.people.models.person_key import PersonKey

__all__ = [
    "IN_A_TEAM",
    "Cohort",
    "Group",
    "Invitation",
    "Membership",
    "Organisation",
    "PeopleImport",
    "Person",
    "PersonKey",
    "Place",
    "Role",
    "Site",
    "Team",
    "at",
]
