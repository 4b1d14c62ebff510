"""Reading sessions, seats, and what the room found."""

from warmline.apps.workshops.selectors.mine import Upcoming, attended, upcoming_for
from warmline.apps.workshops.selectors.room import hard_in, own_room_evidence

__all__ = ["Upcoming", "attended", "hard_in", "own_room_evidence", "upcoming_for"]
