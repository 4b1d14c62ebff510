"""The tables of the exam of learner model and recommender, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from exams.learner.claims import claimed
from exams.learner.detection import FALSE_ALARMS, WATCHED_DAYS, detected
from exams.learner.gains import HOURS, LATER, RULES, gain
from exams.learner.models import Elo, Ours, RunningMean
from exams.learner.prediction import Maker, better_by, coverage, predicted, together
from exams.learner.tuning import DEVELOPMENT
from exams.learner.worlds import STILL, WORLDS
from exams.own.figures import Figure, mean

SEEDS: Final = range(20_000, 20_030)
CHANGED: Final = range(20_000, 20_060)
TRAINED: Final = range(20_000, 20_020)
FEW: Final = 4
"""Learners who cannot gain anything: enough to see that nothing is gained."""
CALIBRATING: Final = range(1000, 1060)
PEERS: Final[Mapping[str, Maker]] = MappingProxyType(
    {
        "learner model": Ours,
        "running mean": lambda: RunningMean(4.0),
        "Elo-type": lambda: Elo(0.6, 0.0, 0.5),
    }
)
"""The peers with the parameters that were best for them on the development seeds (`python -m exams.learner.tuning`)."""


def prediction() -> Iterator[str]:
    """Yield log loss, calibration and coverage by world."""
    yield f"\n== Half a year, predicted sighting by sighting ({len(SEEDS)} learners a world, 95 % intervals)"
    yield f"{'world':36}{'model':16}{'log loss':26}{'calibration error':26}{'log loss lower by (ours)':26}"
    for world in WORLDS:
        for label, maker in PEERS.items():
            found = predicted(world, SEEDS, maker)
            gained = "" if maker is Ours else short(better_by(world, SEEDS, Ours, maker))
            yield f"{world:36}{label:16}{short(found.loss):26}{short(found.error):26}{gained:26}"
        yield f"{world:36}{'90 % range':16}holds the true chance in {short(coverage(world, SEEDS))}"


def calibration() -> Iterator[str]:
    """Yield the reliability table of each model over all worlds."""
    yield "\n== Reliability over all worlds: of what was expected, what came (and how many)"
    for label, maker in PEERS.items():
        table = together([predicted(world, SEEDS, maker).table for world in WORLDS])
        cells = (f"{expected / n:.2f}:{came / n:.2f} ({n})" for expected, came, n in table if n)
        yield f"{label:16}" + "  ".join(cells)


def detection() -> Iterator[str]:
    """Yield the days until a change of one logit is noticed."""
    yield (
        f"\n== A change of one logit in one skill of four: median days until noticed, {WATCHED_DAYS} at most;\n"
        f"   thresholds set for {FALSE_ALARMS:.0%} false alarms on development learners, {len(CHANGED)} exam learners"
    )
    yield f"{'change':12}{'model':16}{'days':26}{'noticed at all':26}{'false alarms':26}"
    for sign, label in ((1, "up"), (-1, "down")):
        for model, maker in PEERS.items():
            found = detected(CALIBRATING, CHANGED, maker, sign)
            yield f"{label:12}{model:16}{short(found.days, 0):26}{short(found.found):26}{short(found.false):26}"


def claims() -> Iterator[str]:
    """Yield how often an improvement is claimed; without learning this must vanish."""
    yield '\n== The claim "improved" (three months against three; share of cases)'
    titles = ("a skill, once", "at any look", "all skills, once", "at any look", "a skill declined")
    yield f"{'world':36}" + "".join(f"{title:22}" for title in titles)
    for world in WORLDS:
        found = claimed(world, CHANGED if world == STILL else SEEDS)
        cells = (found.once, found.ever, found.whole_once, found.whole_ever, found.declined)
        yield f"{world:36}" + "".join(f"{short(cell):22}" for cell in cells)


def recommending() -> Iterator[str]:
    """Yield what an hour brings under each rule, and how far the recommendation is ahead, learner by learner."""
    yield (
        f"\n== Gain in true success an hour, percentage points, {LATER} days after {HOURS:.1f} hours of practice "
        f"({len(TRAINED)} learners a world)"
    )
    yield f"{'world':36}{'rule':20}{'gain an hour':26}{'recommended is ahead by':26}"
    for world in WORLDS:
        learners = TRAINED[:FEW] if world == STILL else TRAINED
        gained = {rule: [gain(world, seed, rule) for seed in learners] for rule in RULES}
        for rule, values in gained.items():
            ahead = [a - b for a, b in zip(gained["recommended"], values, strict=True)]
            beside = "" if rule == "recommended" else short(mean(ahead, world), 2)
            yield f"{world:36}{rule:20}{short(mean(values, world), 2):26}{beside:26}"


def lines() -> Iterator[str]:
    """Yield the whole report."""
    yield (
        f"Simulated learners from {len(WORLDS)} generating models, none of them the fitted one. "
        f"Parameters chosen on seeds {DEVELOPMENT.start}-{DEVELOPMENT.stop - 1}; exam on seeds from {SEEDS.start}."
    )
    for part in (prediction, calibration, detection, claims, recommending):
        yield from part()


def short(figure: Figure, places: int = 3) -> str:
    """Return a figure with its interval."""
    value, low, high = (f"{round(each, places) + 0.0:.{places}f}" for each in (figure.value, figure.low, figure.high))
    return f"{value} [{low}, {high}]"
