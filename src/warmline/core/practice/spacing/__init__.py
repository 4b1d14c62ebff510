"""When a drill or a card comes back, which of them fit into today, and when a certificate wants refreshing."""

from warmline.core.practice.spacing.calendars import Calendar, EveryDay, Weekdays, nearest_working
from warmline.core.practice.spacing.cards import (
    DAILY,
    REFERENCE,
    Card,
    Grade,
    Pace,
    ReviewLog,
    lapse,
    recall_chance,
    review,
)
from warmline.core.practice.spacing.day_plan import DayPlan, Load, plan_days, todays_set
from warmline.core.practice.spacing.history import SOON, Miss, Review, counted, lapse_days, replay
from warmline.core.practice.spacing.refreshers import refreshers

__all__ = [
    "DAILY",
    "REFERENCE",
    "SOON",
    "Calendar",
    "Card",
    "DayPlan",
    "EveryDay",
    "Grade",
    "Load",
    "Miss",
    "Pace",
    "Review",
    "ReviewLog",
    "Weekdays",
    "counted",
    "lapse",
    "lapse_days",
    "nearest_working",
    "plan_days",
    "recall_chance",
    "refreshers",
    "replay",
    "review",
    "todays_set",
]
