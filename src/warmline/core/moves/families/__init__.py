"""One file a family of cues or moves: its patterns (`ENTRIES`) and its `read(view)`. To add one, copy the nearest."""

from types import ModuleType
from typing import Final

from warmline.core.moves.families import closing_cues, feelings, needs, resistance

CUSTOMER_FAMILIES: Final[tuple[ModuleType, ...]] = (feelings, needs, resistance, closing_cues)
AGENT_FAMILIES: Final[tuple[ModuleType, ...]] = ()
