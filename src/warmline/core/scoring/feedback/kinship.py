"""Which behaviours stand in for one another, worked out from the rubric: by the moves that show them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from warmline.core.skills import Behaviour, Rubric

SAME, NEAR, SOME = 0, 1, 2
_SHOWN: Final = 3
# Choices, none of them fitted: how often a wording must show the wanted behaviour, how often the other way round, and
# both inside one skill. The way back keeps out behaviours so broad that nearly every good answer shows them.
_NEAR_SHARE: Final = 0.75
_NEAR_BACK: Final = 0.25
_SOME_SHARE: Final = 0.4


def share_shown(wanted: Behaviour, other: Behaviour) -> float:
    """Return in how many of the ways to show `other` (at anchor 3 or 4) `wanted` is shown too, from 0 to 1.

    A way is one pattern of moves. Where every promise with a time is also a next step with a time the share is 1.
    It is not symmetric, and 0 for behaviours that only people can see.
    """
    ways = [pattern.needs for anchor in other.anchors[2:] for pattern in anchor.shown_by]
    if not ways:
        return 0.0
    return sum(wanted.grade(needs) >= _SHOWN for needs in ways) / len(ways)


@cache
def kin_of(rubric: Rubric, key: str) -> Mapping[str, int]:
    """Return the behaviours whose wordings serve for behaviour `key`, each with how near it is.

    SAME: the same behaviour. NEAR: at least three of four ways to show it show the wanted one too, and one of four
    the other way round. SOME: at least two of five do, both ways round, and both belong to one skill. Raises KeyError
    for an unknown key.
    """
    skill, wanted = rubric.behaviour(key)
    kin = {key: SAME}
    for other_skill, other in rubric.behaviours():
        there, back = share_shown(wanted, other), share_shown(other, wanted)
        if other.key == key:
            continue
        if there >= _NEAR_SHARE and back >= _NEAR_BACK:
            kin[other.key] = NEAR
        elif other_skill.key == skill.key and min(there, back) >= _SOME_SHARE:
            kin[other.key] = SOME
    return MappingProxyType(kin)
