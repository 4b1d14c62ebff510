"""Charts drawn by the server: data in, SVG out, and a table with every number."""

from warmline.web.charts.mood import MoodNote, MoodPoint, mood_curve
from warmline.web.charts.skills import SkillBand, skill_bands
from warmline.web.charts.week import Day, DayState, week_rhythm

__all__ = ["Day", "DayState", "MoodNote", "MoodPoint", "SkillBand", "mood_curve", "skill_bands", "week_rhythm"]
