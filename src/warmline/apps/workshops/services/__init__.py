"""What can be done with a session, and by whom."""

from warmline.apps.workshops.selectors.conflicts import Conflicts
from warmline.apps.workshops.services.attending import arrive, correct
from warmline.apps.workshops.services.changing import call_off, change_seats, finish, open_session
from warmline.apps.workshops.services.drafting import write_plan
from warmline.apps.workshops.services.feeds import make_feed, revoke_feed
from warmline.apps.workshops.services.moving import change
from warmline.apps.workshops.services.observing import Seen, note
from warmline.apps.workshops.services.planning import Wish, plan_session
from warmline.apps.workshops.services.seating import Clash, join, join_series, leave, release
from warmline.apps.workshops.services.voting import add_question, close_question, open_question, vote

__all__ = [
    "Clash",
    "Conflicts",
    "Seen",
    "Wish",
    "add_question",
    "arrive",
    "call_off",
    "change",
    "change_seats",
    "close_question",
    "correct",
    "finish",
    "join",
    "join_series",
    "leave",
    "make_feed",
    "note",
    "open_question",
    "open_session",
    "plan_session",
    "release",
    "revoke_feed",
    "vote",
    "write_plan",
]
