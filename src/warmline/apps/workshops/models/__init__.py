"""What is kept of sessions: their plans, when and where they are, who has a seat, and what the room found."""

from warmline.apps.workshops.models.feeds import CalendarFeed
from warmline.apps.workshops.models.huddles import HuddleBooking, HuddleHeld, HuddleProposal
from warmline.apps.workshops.models.plans import SessionPlan
from warmline.apps.workshops.models.room import RoomNote, RoomQuestion, RoomTally, RoomVote
from warmline.apps.workshops.models.seats import Seat
from warmline.apps.workshops.models.sessions import Series, Session
from warmline.apps.workshops.models.track import (
    BlindMark,
    LicenceRound,
    LicenceWarning,
    RaterCheck,
    TrackDecision,
    TrackEntry,
    TrackObservation,
    Trainee,
)

__all__ = [
    "BlindMark",
    "CalendarFeed",
    "HuddleBooking",
    "HuddleHeld",
    "HuddleProposal",
    "LicenceRound",
    "LicenceWarning",
    "RaterCheck",
    "RoomNote",
    "RoomQuestion",
    "RoomTally",
    "RoomVote",
    "Seat",
    "Series",
    "Session",
    "SessionPlan",
    "TrackDecision",
    "TrackEntry",
    "TrackObservation",
    "Trainee",
]
