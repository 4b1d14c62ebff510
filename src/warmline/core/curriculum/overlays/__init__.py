"""What a site makes of the standard curriculum: a list of changes, how they are put on, compared and carried over."""

from warmline.core.curriculum.overlays.applying import Applied, Problem, ProblemKind, apply
from warmline.core.curriculum.overlays.comparing import Change, ChangeKind, diff
from warmline.core.curriculum.overlays.merging import Choice, Conflict, ConflictKind, Merged, merge
from warmline.core.curriculum.overlays.operations import (
    AddStep,
    Hide,
    Move,
    Operation,
    Overlay,
    SetDue,
    SetMinutes,
    SetText,
    TextField,
)

__all__ = [
    "AddStep",
    "Applied",
    "Change",
    "ChangeKind",
    "Choice",
    "Conflict",
    "ConflictKind",
    "Hide",
    "Merged",
    "Move",
    "Operation",
    "Overlay",
    "Problem",
    "ProblemKind",
    "SetDue",
    "SetMinutes",
    "SetText",
    "TextField",
    "apply",
    "diff",
    "merge",
]
