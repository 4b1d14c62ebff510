"""When a skill counts as proven: strands, cut scores, attempts, decisions and how consistent they are."""

from warmline.core.certifying.deciding import Because, Decision, Outcome, decide
from warmline.core.certifying.rotating import draw
from warmline.core.certifying.rule import (
    Attempts,
    Band,
    Behavioural,
    ContactType,
    Instead,
    Knowledge,
    Practical,
    Renewal,
    Rule,
    StandIn,
    StrandKind,
    Written,
    WrittenPrompt,
)
from warmline.core.certifying.strands import (
    Part,
    Sighting,
    Standing,
    StrandResult,
    judged_result,
    knowledge_result,
)
from warmline.core.certifying.trying import History, Past, next_date, refreshers, renewable_from, renewed_until

__all__ = [
    "Attempts",
    "Band",
    "Because",
    "Behavioural",
    "ContactType",
    "Decision",
    "History",
    "Instead",
    "Knowledge",
    "Outcome",
    "Part",
    "Past",
    "Practical",
    "Renewal",
    "Rule",
    "Sighting",
    "StandIn",
    "Standing",
    "StrandKind",
    "StrandResult",
    "Written",
    "WrittenPrompt",
    "decide",
    "draw",
    "judged_result",
    "knowledge_result",
    "next_date",
    "refreshers",
    "renewable_from",
    "renewed_until",
]
