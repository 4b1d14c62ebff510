"""Who may lead a huddle with a team, book one, and say which proposals are taken up."""

from __future__ import annotations

from datetime import date
from typing import Final

import rules

from warmline.apps.people.models import Person, Team
from warmline.apps.people.rules import is_same_house, leads_team, sees_team
from warmline.apps.people.scope import Viewer
from warmline.apps.workshops.models.huddles import HuddleBooking
from warmline.apps.workshops.rules import plans_sessions

HUDDLE: Final = "workshops.huddle"


def looks_after_team(user: Viewer, team: Team | None) -> bool:
    """Leads the team, or plans sessions where the team is."""
    return leads_team(user, team) or (plans_sessions(user) and sees_team(user, team))


def may_lead(user: Person, team: Team, day: date) -> bool:
    """Return whether the user may lead the team's huddle on a day: it is hers to do, or she is booked for it."""
    if rules.has_perm(HUDDLE, user, team):
        return True
    return HuddleBooking.objects.visible_to(user).filter(team=team, day=day, leader=user).exists()


def register() -> None:
    """Add the permission; called when the app starts."""
    if not rules.perm_exists(HUDDLE):
        rules.add_perm(HUDDLE, rules.predicate(is_same_house) & rules.predicate(looks_after_team))
