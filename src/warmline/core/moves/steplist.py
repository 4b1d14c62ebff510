"""Steps listed one after the other: under a heading ("Three steps."), by number words, or as a run of plain orders."""

from __future__ import annotations

import re
from typing import Final

from warmline.core.moves.lexicon import entries
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "steps_heading",
        0.9,
        """
        ^ [in|just|only|it is|it takes|there are|here are|these are] (two|three|four|five|<number>) [short|small
            |easy|quick
            |little|plain|simple] steps
        (do|try|follow) (these|the|this) [two|three|four|five|<number>] [short|small|easy|quick|simple] (steps|step)
        (two|three|four|five) [short|small|easy|quick|simple] steps <break>
        """,
    ),
    *entries("numbered", 0.85, "^ (one|two|three|four|five|1st|2nd|3rd|step one|step two) <break> _"),
    *entries(
        "order",
        0.8,
        """
        ^ [then|and|now|please|next|first|last] (go|open|click|press|tap|tick|choose|select|paste|copy|type|enter
            |unplug|plug
            |hold|wait|turn|switch|show|take|bring|put|send|write|read|call|ring|sign|scan|print|log|restart|reset
            |remove
            |close|check|look|find|scroll|drag|download|upload|move|push|pull|leave|keep|ask|hand|swipe|install
            |pick) _
        """,
    ),
    *entries(
        "machine_order",
        0.8,
        """
        ^ [then|and|now|please|next] (open|click|press|tap|tick|choose|select|paste|copy|type|enter|unplug|plug
            |turn|switch
            |scan|log|restart|reset|scroll|drag|download|upload|swipe|install) _
        """,
    ),
)

_LISTED: Final = re.compile(r"(?:^|\n|\s)(?:\d{1,2}[.)]|[-•*])\s+\S")


def marks_of_a_list(view: View) -> int:
    """Return how many figures, dots or strokes set items of a list apart ("1. ... 2. ...")."""
    return len(_LISTED.findall(view.text[:8_000]))


def steps_listed(view: View) -> bool:
    """Say whether the turn sets out at least two steps as a list of its own."""
    orders = {hit.sentence for hit in view.hits("order")}
    headed = [hit.sentence for hit in view.hits("steps_heading")]
    if headed and sum(number > headed[0] for number in orders) >= 2:
        return True
    numbered = {hit.sentence for hit in view.hits("numbered")}
    machine = {hit.sentence for hit in view.hits("machine_order")}
    return len(numbered) >= 2 or _in_a_row(machine, 3)


def _in_a_row(numbers: set[int], least: int) -> bool:
    return any(all(number + ahead in numbers for ahead in range(least)) for number in numbers)
