"""The keys of the 23 skills. Files and programs rely on them; their order is the order of every report."""

from typing import Final

SKILL_KEYS: Final[tuple[str, ...]] = (
    "active_listening",
    "clear_communication",
    "voice_delivery",
    "empathy",
    "patience",
    "adaptability",
    "positive_attitude",
    "problem_solving",
    "willingness_to_learn",
    "time_management",
    "negotiation",
    "rapport",
    "assertiveness",
    "stress_management",
    "conflict_management",
    "business_writing",
    "cross_cultural_etiquette",
    "teamwork",
    "emotional_intelligence",
    "customer_engagement",
    "coaching",
    "team_leadership",
    "customer_strategy",
)
