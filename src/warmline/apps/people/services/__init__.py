"""Everything that changes the organisation or its people; each checks who asks and writes the trail."""

from warmline.apps.people.services.erasure import ask_for_erasure, erase_person, take_back_erasure
from warmline.apps.people.services.exporting import export_person
from warmline.apps.people.services.founding import found_house
from warmline.apps.people.services.groups import change_group, create_cohort, create_group, join_cohort, leave_cohort
from warmline.apps.people.services.importing import finish_import, start_import
from warmline.apps.people.services.invitations import accept, invite, resend, revoke
from warmline.apps.people.services.inviting import invite_everyone
from warmline.apps.people.services.places import (
    archive_place,
    create_site,
    create_team,
    rename_organisation,
    rename_team,
    restore_place,
    update_site,
)
from warmline.apps.people.services.profile import update_profile
from warmline.apps.people.services.roles import end_role, give_role, move_person
from warmline.apps.people.services.second_step import take_off_second_step

__all__ = [
    "accept",
    "archive_place",
    "ask_for_erasure",
    "change_group",
    "create_cohort",
    "create_group",
    "create_site",
    "create_team",
    "end_role",
    "erase_person",
    "export_person",
    "finish_import",
    "found_house",
    "give_role",
    "invite",
    "invite_everyone",
    "join_cohort",
    "leave_cohort",
    "move_person",
    "rename_organisation",
    "rename_team",
    "resend",
    "restore_place",
    "revoke",
    "start_import",
    "take_back_erasure",
    "take_off_second_step",
    "update_profile",
    "update_site",
]
