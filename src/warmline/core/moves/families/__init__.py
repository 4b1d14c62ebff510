"""One file a family of cues or moves: its patterns (`ENTRIES`) and its `read(view)`. To add one, copy the nearest."""

from types import ModuleType
from typing import Final

from warmline.core.moves.families import (
    care,
    clarity,
    closing_cues,
    colleagues,
    empathy,
    feelings,
    listening,
    needs,
    ownership,
    promising,
    refusing,
    resistance,
    scripts,
    solving,
    tone,
)

CUSTOMER_FAMILIES: Final[tuple[ModuleType, ...]] = (feelings, needs, resistance, closing_cues)
AGENT_FAMILIES: Final[tuple[ModuleType, ...]] = (
    empathy,
    listening,
    ownership,
    solving,
    refusing,
    promising,
    tone,
    clarity,
    scripts,
    care,
    colleagues,
)
