"""How one person marked the examples: plain data, and how it becomes bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# skill -> example -> behaviour -> anchor
Marked = Mapping[str, Mapping[str, Mapping[str, int]]]


@dataclass(frozen=True, slots=True)
class Marks:
    """Her anchors (1-4), by skill, example and behaviour."""

    by_skill: Marked = field(default_factory=dict)

    def of(self, skill: str, example: str) -> Mapping[str, int]:
        """Return her anchors for an example by behaviour; empty where she has not marked it."""
        return self.by_skill.get(skill, {}).get(example, {})

    def with_one(self, skill: str, example: str, anchors: Mapping[str, int]) -> Marks:
        """Return the same marks with these anchors for one example."""
        skills = dict(self.by_skill)
        skills[skill] = {**skills.get(skill, {}), example: dict(anchors)}
        return Marks(skills)


def pack_marks(marks: Marks) -> bytes:
    """Return marks as bytes, ready to be sealed."""
    return json.dumps(marks.by_skill).encode()


def unpack_marks(data: bytes) -> Marks:
    """Return the marks these bytes hold."""
    return Marks(json.loads(data))


def agreement(own: Mapping[str, int], authors: Mapping[str, int]) -> str:
    """Return in one or two sentences how her anchors and those of the authors lie to each other."""
    apart = [abs(own[key] - anchor) for key, anchor in authors.items() if key in own]
    same, near = apart.count(0), apart.count(1)
    if same == len(apart):
        return ngettext("You and the authors see it the same way.", "You and the authors agree on all of it.", same)
    told = [_("You and the authors agree on %(same)d of %(all)d.") % {"same": same, "all": len(apart)}]
    if near:
        told.append(ngettext("%(n)d lies one step apart.", "%(n)d lie one step apart.", near) % {"n": near})
    far = len(apart) - same - near
    if far:
        told.append(
            ngettext("On %(n)d you see it quite differently.", "On %(n)d you see it quite differently.", far)
            % {"n": far}
        )
    return " ".join(told)
