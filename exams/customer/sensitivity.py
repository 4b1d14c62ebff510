"""`python -m exams.customer.sensitivity`: which of the customer's numbers matter. Writes its table into laws.md.

Each number is made a fifth smaller and a fifth larger, alone. The same conversations are played again: same customers,
seeds and agents of the population. The four numbers of an effect and the two of an act go together.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from statistics import fmean
from typing import Final

from exams.customer.pool import MOST_TURNS
from exams.customer.population import PersonAgent, load_styles
from exams.customer.population.agent import SKILLS
from exams.customer.report import PAGE, put_in
from exams.customer.workers import Setting, shared
from warmline.core.customer.engine import ENGINE_VERSION
from warmline.core.customer.parameters import PARAMETERS, Parameters
from warmline.core.customer.scene import outcome
from warmline.core.trials import play

STEP: Final = 0.2
SHOWN: Final = 30
_TOGETHER: Final = ("effects.", "acts.")


@dataclass(frozen=True, slots=True)
class Ends:
    """How conversations ended: mean satisfaction (0-100) and the share of good ends won (0-1)."""

    satisfaction: float
    won: float


@dataclass(frozen=True, slots=True)
class Effect:
    """What a number does: the change of satisfaction (points) and of ends won (points of a hundred), down and up."""

    name: str
    down: Ends
    up: Ends

    @property
    def size(self) -> float:
        """The larger change of satisfaction, and of ends won at half its weight."""
        return max(max(abs(e.satisfaction), 0.5 * abs(e.won)) for e in (self.down, self.up))


def names(parameters: Parameters = PARAMETERS) -> tuple[str, ...]:
    """Return what is varied: every number that is not 0, effects and acts as wholes."""
    found = {_whole(name): None for name, value in parameters.numbers().items() if value}
    return tuple(found)


def _whole(name: str) -> str:
    return name.rsplit(".", 1)[0] if name.startswith(_TOGETHER) else name


def varied(name: str, factor: float, parameters: Parameters = PARAMETERS) -> Parameters:
    """Return the parameters with a number, or all numbers of an effect, times a factor; counts move by one at least."""
    for each, value in parameters.numbers().items():
        if _whole(each) == name:
            moved = value * factor
            if isinstance(value, int):
                moved = max(0, value + max(1, round(abs(value * (factor - 1)))) * (1 if factor > 1 else -1))
            parameters = parameters.changed(each, moved)
    return parameters


@cache
def _agents() -> tuple[PersonAgent, ...]:
    styles = load_styles()
    return tuple(PersonAgent(styles[(5 * k) % len(styles)], SKILLS[k % len(SKILLS)]) for k in range(36))


def ends(setting: Setting, parameters: Parameters, talks: int) -> Ends:
    """Play this many conversations and return how they ended."""
    world, found = setting.world(), []
    for index in range(talks):
        scenario = world.scenarios[index % len(world.scenarios)]
        agent = _agents()[(index + index // len(world.scenarios)) % len(_agents())]
        scene = play(
            scenario,
            agent,
            60_000 + index,
            language=world.language,
            reader=world.reader,
            parameters=parameters,
            most_turns=MOST_TURNS,
        )
        found.append(outcome(scene, parameters))
    return Ends(fmean(end.satisfaction for end in found), fmean(end.solved for end in found))


def effect(setting: Setting, talks: int, index: int) -> Effect:
    """Return what one number does."""
    name, usual = names()[index], _usual(setting, talks)
    down, up = (ends(setting, varied(name, 1 + step), talks) for step in (-STEP, STEP))
    return Effect(name, _less(down, usual), _less(up, usual))


@cache
def _usual(setting: Setting, talks: int) -> Ends:
    return ends(setting, PARAMETERS, talks)


def _less(one: Ends, other: Ends) -> Ends:
    return Ends(one.satisfaction - other.satisfaction, 100 * (one.won - other.won))


def table(effects: Sequence[Effect], usual: Ends, talks: int, shown: int = SHOWN) -> Iterator[str]:
    """Yield the table as Markdown: the largest effects first, and how many numbers did nothing here."""
    still = sum(not each.size for each in effects)
    yield (
        f"Engine {ENGINE_VERSION}, {talks} conversations for each value, {len(effects)} numbers; as they are, "
        f"satisfaction is {usual.satisfaction:.1f} and {usual.won:.0%} are won. {still} numbers changed nothing here."
    )
    yield ""
    yield "| Number | Satisfaction, -20 % | +20 % | Ends won (points of 100), -20 % | +20 % |"
    yield "|---|---|---|---|---|"
    for each in sorted(effects, key=lambda one: (-one.size, one.name))[:shown]:
        cells = (each.down.satisfaction, each.up.satisfaction, each.down.won, each.up.won)
        yield f"| {each.name} | " + " | ".join(f"{cell:+.1f}" for cell in cells) + " |"


def main(words: list[str] | None = None) -> int:
    """Vary every number, print the table and write it into the page."""
    parser = argparse.ArgumentParser(prog="python -m exams.customer.sensitivity")
    parser.add_argument("--talks", type=int, default=36, help="conversations for each value")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--scenario", action="append", default=[], help="a scenario file; none: the published")
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    chosen = parser.parse_args(words)
    setting = Setting(files=tuple(chosen.scenario), processes=chosen.processes)
    effects = shared(partial(effect, setting, chosen.talks), range(len(names())), setting.processes)
    lines = list(table(effects, _usual(setting, chosen.talks), chosen.talks))
    print("\n".join(lines))
    if not chosen.dry:
        put_in(PAGE, "sensitivity", "\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
