"""Rows beside the laws: what must never happen, fairness of every scenario, variety, speed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import fmean, median
from typing import Final

from exams.customer.agents import Just, OnlyKind, OnlySolving
from exams.customer.laws.failure import RAGE
from exams.customer.pool import Talk, kept
from exams.customer.questions import Asked, asked
from exams.customer.stats import Figure, mean, share
from exams.customer.workers import Setting, shared
from warmline.core.customer.scenario import Scenario
from warmline.core.trials import AGENTS, ScriptedAgent, play
from warmline.core.trials.agents import DoNothing

SEEDS: Final = 6
"""How often each scripted agent meets each customer."""
_MADE: Final[dict[str, ScriptedAgent]] = {
    "does both": Just(),
    "all kind": OnlyKind(),
    "all solution": OnlySolving(),
    "does nothing": DoNothing(),
    **{f"poor: {each.name}": each for each in AGENTS["poor"]},
    **{f"linter: {each.name}": each for each in AGENTS["good"]},
}


@dataclass(frozen=True, slots=True)
class Further:
    """One row: what is wanted, what was found (a figure or words), and whether it is as wanted."""

    name: str
    wanted: str
    found: str
    holds: bool


def further_rows(setting: Setting, talks: Sequence[Talk], *, quick: bool = False) -> tuple[Further, ...]:
    """Return all further rows. Agents made for a comparison are played here; the rest comes from the pool."""
    scenarios, seeds = setting.world().scenarios, 1 if quick else SEEDS
    plays = shared(partial(_made, setting), range(len(scenarios) * len(_MADE) * seeds), setting.processes)
    answers = [
        one for each in shared(partial(asked, setting), range(len(scenarios)), setting.processes) for one in each
    ]
    rows = [*_never(talks), _questions(answers), *_agents(plays, scenarios), *_winnable(talks, plays, scenarios)]
    return (*rows, *_variety(talks), *_speed(talks))


def _made(setting: Setting, index: int) -> Talk:
    world, names = setting.world(), tuple(_MADE)
    scenario = world.scenarios[index % len(world.scenarios)]
    place = index // len(world.scenarios)
    name, seed = names[place % len(names)], 40_000 + place // len(names)
    scene = play(scenario, _MADE[name], seed, language=world.language, reader=world.reader)
    return kept(scene, name, "")


def _never(talks: Sequence[Talk]) -> Iterator[Further]:
    for name, what in (
        ("role flips", "swapped"),
        ("contradictions of facts", "stray"),
        ("thanks for nothing", "thanks"),
    ):
        lines = [line for talk in talks for line in getattr(talk, what)]
        example = f", e.g. “{lines[0][:90]}”" if lines else ""
        yield Further(f"{name} in {len(talks)} conversations", "0", f"{len(lines)}{example}", not lines)
    early = [
        anger >= RAGE
        for talk in talks
        if not talk.insulted
        for anger, failures in zip(talk.anger[1:], talk.failures[1:], strict=True)
        if failures < 2
    ]
    found = share(sum(early), len(early))
    yield Further("rage before a second failure, share of answers", "< 2 %", _percent(found), found.value < 0.02)


def _questions(answers: Sequence[Asked]) -> Further:
    found = share(sum(each.answered for each in answers), len(answers))
    missed = sorted({f"{each.scenario}/{each.fact}" for each in answers if not each.answered})
    note = f"; most missed: {', '.join(missed[:4])}" if missed else ""
    return Further(
        "direct questions about known facts answered", ">= 97 %", _percent(found) + note, found.value >= 0.97
    )


def _of(plays: Sequence[Talk], name: str, scenario: str = "") -> list[Talk]:
    return [talk for talk in plays if talk.style == name and scenario in ("", talk.scenario)]


def _agents(plays: Sequence[Talk], scenarios: Sequence[Scenario]) -> Iterator[Further]:
    def satisfied(name: str, scenario: str = "") -> float:
        return fmean(talk.satisfaction for talk in _of(plays, name, scenario))

    for name in ("all kind", "all solution"):
        gap = mean(
            [a.satisfaction - b.satisfaction for a, b in zip(_of(plays, "does both"), _of(plays, name), strict=True)]
        )
        over = [each.key for each in scenarios if satisfied(name, each.key) >= satisfied("does both", each.key)]
        note = f"; not with {', '.join(over)}" if over else f"; with each of {len(scenarios)} customers"
        text = f"{satisfied(name):.0f} against {satisfied('does both'):.0f}{note}"
        yield Further(f"{name} ends below does both", "below, every customer", text, gap.low > 0 and not over)
    idle = _of(plays, "does nothing")
    lost = share(sum(not talk.solved and talk.ended is not None for talk in idle), len(idle))
    yield Further("a do-nothing agent loses the customer", "100 %", _percent(lost), lost.value == 1.0)


def _winnable(talks: Sequence[Talk], plays: Sequence[Talk], scenarios: Sequence[Scenario]) -> Iterator[Further]:
    def won(of: Callable[[str], list[Talk]]) -> dict[str, float]:
        played = {each.key: of(each.key) for each in scenarios}
        return {key: fmean(talk.solved for talk in found) if found else 0.0 for key, found in played.items()}

    trained = won(lambda key: [talk for talk in talks if talk.scenario == key and talk.skill == "high"])
    linter = won(lambda key: [talk for talk in plays if talk.scenario == key and talk.style.startswith("linter")])
    poor = won(lambda key: [talk for talk in plays if talk.scenario == key and talk.style.startswith("poor")])
    yield _least("customers won by the population's trained agents", trained)
    yield _least("customers won by the linter's good agents, who ask by the labels of facts", linter)
    easy = [f"{key} {share:.0%}" for key, share in poor.items() if share > 0.2]
    text = f"{len(poor) - len(easy)} of {len(poor)}; most {max(poor.values()):.0%}"
    yield Further("customers lost by poor agents", "every one, <= 20 % won", text, not easy)


def _least(name: str, won: dict[str, float]) -> Further:
    hard = [f"{key} {share:.0%}" for key, share in won.items() if share < 0.8]
    text = f"{len(won) - len(hard)} of {len(won)}" + (f"; below: {', '.join(hard)}" if hard else "")
    return Further(name, "every one, >= 80 %", text, not hard)


def _variety(talks: Sequence[Talk]) -> Iterator[Further]:
    twice = sum(len(talk.lines) - len(set(talk.lines)) for talk in talks)
    lines = sum(len(talk.lines) for talk in talks)
    yield Further("customer's lines said twice in one conversation", "0", f"{twice} of {lines}", twice == 0)
    pairs = list(_again(talks))
    for name, what in (("sentences", "sentences"), ("whole messages", "lines")):
        shares = [_common(getattr(a, what), getattr(b, what)) for a, b in pairs]
        found = mean(shares)
        wanted = "< 15 %"
        yield Further(f"{name} shared by two runs of the same agent", wanted, _percent(found), found.value < 0.15)


def _again(talks: Sequence[Talk]) -> Iterator[tuple[Talk, Talk]]:
    groups: dict[tuple[str, str, str], list[Talk]] = defaultdict(list)
    for talk in talks:
        groups[talk.scenario, talk.style, talk.skill].append(talk)
    for group in groups.values():
        yield from zip(group[::2], group[1::2], strict=False)


def _common(one: Sequence[str], other: Sequence[str]) -> float:
    return len(set(one) & set(other)) / max(1, min(len(set(one)), len(set(other))))


def _speed(talks: Sequence[Talk]) -> Iterator[Further]:
    _, answers = _times([second for talk in talks for second in talk.seconds])
    yield Further("processor time of an answer, reading and wording included: p50, p95", "-", answers, True)
    middle, steps = _times([second for talk in talks for second in talk.steps])
    yield Further("processor time of a step of the engine alone: p50, p95", "5 ms", steps, middle <= 5.0)


def _times(seconds: Sequence[float]) -> tuple[float, str]:
    """Return the median in milliseconds, and median and 95th percentile as text."""
    times = sorted(1000 * second for second in seconds)
    p50, p95 = median(times), times[int(0.95 * (len(times) - 1))]
    return p50, f"{p50:.1f} ms, {p95:.1f} ms"


def _percent(figure: Figure) -> str:
    return f"{100 * figure.value:.1f} % [{100 * figure.low:.1f}, {100 * figure.high:.1f}], n {figure.n}"
