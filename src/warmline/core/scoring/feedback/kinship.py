"""Which behaviours stand in for one another, worked out from the rubric: by the moves that show them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from warmline.core.skills import Behaviour, Rubric

SAME, NEAR, SOME = 0, 1, 2
_SHOWN: Final = 3
# Three choices, none of them fitted: from which share on a wording stands in; the same inside one skill; and of how
# many behaviours of the rubric at most, since what nearly every good answer shows says little about the words.
_NEAR_SHARE: Final = 0.75
_SOME_SHARE: Final = 0.4
_BROAD: Final = 0.25


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

    SAME: the same behaviour. NEAR: at least three of four ways to show it show the wanted one too. SOME: at least
    two of five do, and both belong to one skill. Where more than a quarter of the rubric would be near, the wanted
    behaviour is too broad for that, and only its own wording serves. Raises KeyError for an unknown key.
    """
    skill, wanted = rubric.behaviour(key)
    own = {each.key for each in skill.behaviours}
    shares = {other.key: share_shown(wanted, other) for _, other in rubric.behaviours() if other.anchors[3].shown_by}
    shares.pop(key, None)
    near = {other: NEAR for other, share in shares.items() if share >= _NEAR_SHARE}
    if len(near) > _BROAD * len(shares):
        return MappingProxyType({key: SAME})
    some = {other: SOME for other, share in shares.items() if other in own and share >= _SOME_SHARE}
    return MappingProxyType({**some, **near, key: SAME})
