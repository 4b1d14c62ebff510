"""A time in the customer's seat: what is sealed of it, and what its page shows."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from warmline.apps.lessons.models import Seat
from warmline.apps.library.ports import language
from warmline.apps.library.selectors import scenario_of
from warmline.apps.roleplay.screens import Line
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, dump, load
from warmline.core.trials.seats import MOST_EXCHANGES, Level, Seen, draw_agent, moves_of


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat, opened. `pending` is what the agent said last and she has not answered; None after the end."""

    scene: Scene
    pending: str | None
    helped: str = ""
    hurt: str = ""


@dataclass(frozen=True, slots=True)
class AgentLine:
    """One answer of the agent with its marked moves."""

    number: int
    text: str
    moves: Sequence[Seen]


@dataclass(frozen=True, slots=True)
class SeatPage:
    """The page of a seat: the lines so far, and after the end what the agent did and who it was."""

    seat: Seat
    scenario: Scenario
    lines: Sequence[Line]
    number: int
    over: bool
    helped: str
    hurt: str
    level: Level | None
    agent_lines: Sequence[AgentLine]
    error: str = ""
    typed: str = ""

    @property
    def full(self) -> bool:
        """Whether as much was said as shows an agent."""
        return self.number > MOST_EXCHANGES


def pack_sitting(sitting: Sitting) -> bytes:
    """Return a sitting as compressed JSON, ready to be sealed."""
    data = {"scene": dump(sitting.scene), "pending": sitting.pending, "helped": sitting.helped, "hurt": sitting.hurt}
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode())


def unpack_sitting(data: bytes, scenario: Scenario) -> Sitting:
    """Return the sitting these bytes hold."""
    stored: dict[str, Any] = json.loads(zlib.decompress(data))
    scene = load(stored["scene"], scenario, language().authored())
    return Sitting(scene, stored["pending"], stored["helped"], stored["hurt"])


def seat_page(seat: Seat, sitting: Sitting, *, error: str = "", typed: str = "") -> SeatPage:
    """Return the page of an opened seat; who answered is told only after the end."""
    return SeatPage(
        seat=seat,
        scenario=scenario_of(seat.scenario),
        lines=_lines(sitting),
        number=sitting.scene.agent_turns + 1,
        over=seat.ended,
        helped=sitting.helped,
        hurt=sitting.hurt,
        level=draw_agent(sitting.scene.seed)[0] if seat.ended else None,
        agent_lines=_agent_lines(sitting.scene) if seat.ended else (),
        error=error,
        typed=typed,
    )


def _lines(sitting: Sitting) -> list[Line]:
    """Return what was said in its order; hers are the customer's words here."""
    lines: list[Line] = []
    for number, turn in enumerate(sitting.scene.turns):
        if turn.agent is not None:
            lines.append(Line(False, turn.agent, number))
        lines.append(Line(True, turn.customer, number))
    if sitting.pending is not None:
        lines.append(Line(False, sitting.pending, len(sitting.scene.turns)))
    return lines


def _agent_lines(scene: Scene) -> list[AgentLine]:
    answered = [(number, turn) for number, turn in enumerate(scene.turns) if turn.agent is not None]
    return [
        AgentLine(number, turn.agent or "", moves_of(turn.reading.marks) if turn.reading else ())
        for number, turn in answered
    ]
