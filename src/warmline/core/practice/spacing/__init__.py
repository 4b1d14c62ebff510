"""When a drill or a card comes back, which of them fit into today, and when a certificate wants refreshing."""

from warmline.core.practice.spacing.calendars import Calendar, EveryDay, Weekdays, nearest_working
from warmline.core.practice.spacing.calibration import HOUSE, Recalled, Rhythm, fitted
from warmline.core.practice.spacing.cards import (
    DAILY,
    REFERENCE,
    Card,
    Grade,
    Pace,
    ReviewLog,
    asked_at,
    lapse,
    recall_chance,
    review,
)
from warmline.core.practice.spacing.day_plan import DayPlan, Load, Spent, plan_days, todays_set
from warmline.core.practice.spacing.history import SOON, Miss, Review, counted, lapse_days, replay, replayed
from warmline.core.practice.spacing.refreshers import refreshers
from warmline.core.practice.spacing.setting_aside import REST, STUCK, rests_until
from warmline.core.practice.spacing.turns import DRILLS, GAP, Option, Practised, Try, drill_for, in_turn

__all__ = [
    "DAILY",
    "DRILLS",
    "GAP",
    "HOUSE",
    "REFERENCE",
    "REST",
    "SOON",
    "STUCK",
    "Calendar",
    "Card",
    "DayPlan",
    "EveryDay",
    "Grade",
    "Load",
    "Miss",
    "Option",
    "Pace",
    "Practised",
    "Recalled",
    "Review",
    "ReviewLog",
    "Rhythm",
    "Spent",
    "Try",
    "Weekdays",
    "asked_at",
    "counted",
    "drill_for",
    "fitted",
    "in_turn",
    "lapse",
    "lapse_days",
    "nearest_working",
    "plan_days",
    "recall_chance",
    "refreshers",
    "replay",
    "replayed",
    "rests_until",
    "review",
    "todays_set",
]
