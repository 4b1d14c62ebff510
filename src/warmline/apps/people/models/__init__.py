"""The organisation, its people, and what they may do in it."""

from warmline.apps.people.models.importing import PeopleImport
from warmline.apps.people.models.invitation import Invitation
from warmline.apps.people.models.membership import Membership, Role
from warmline.apps.people.models.organisation import Cohort, Group, Organisation, Site, Team
from warmline.apps.people.models.person import Person
from warmline.apps.people.models.person_key import PersonKey

__all__ = [
    "Cohort",
    "Group",
    "Invitation",
    "Membership",
    "Organisation",
    "PeopleImport",
    "Person",
    "PersonKey",
    "Role",
    "Site",
    "Team",
]
