"""Small programmes for the tests of the curriculum."""

from __future__ import annotations

from dataclasses import replace

from warmline.core.curriculum.programme import Phase, Programme, Step, StepKind
from warmline.core.skills import ProgrammeLevel


def step(key: str, kind: StepKind = StepKind.MODULE, **more: object) -> Step:
    made = Step(key, kind, key.capitalize(), f"ref_{key}", 10)
    return replace(made, **more)  # type: ignore[arg-type]


def programme(*phases: Phase, version: int = 1) -> Programme:
    return Programme(
        "first_weeks", version, "First weeks", "What it is about.", "Fewer repeat contacts", "Repeat contacts",
        ProgrammeLevel.FOUNDATION, phases,
    )  # fmt: skip


def small(version: int = 1) -> Programme:
    """Two phases: begin (locked), read, drill; then test (locked, after read) and certificate."""
    return programme(
        Phase("start", "Start", (
            step("begin", locked=True, behaviours=("names_feeling",)),
            step("read", after=("begin",), due_days=5, behaviours=("validates", "paraphrases")),
            step("talk", StepKind.ROLEPLAY, required=False),
        )),
        Phase("proof", "Proof", (
            step("test", StepKind.TEST, after=("read",), locked=True, due_days=10),
            step("certificate", StepKind.CERTIFICATE, after=("test",), locked=True),
        )),
        version=version,
    )  # fmt: skip
