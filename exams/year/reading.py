"""The run in sentences, made from its figures: what is ahead of what, how full the days are, what is forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exams.learner.worlds import STILL
from exams.own.figures import Figure
from exams.year.living import ARMS
from exams.year.records import MONTHS
from exams.year.results import Results
from warmline.core.practice.drills import CARD_SECONDS, DRILL_SECONDS


def reading(results: Results) -> Iterator[str]:
    """Yield one item of a list for each thing that the run shows, good or bad."""
    learning = [world for world in results.worlds if world != STILL]
    for arm, words in zip(
        ARMS[1:], ("a fixed order with as many tries", "one with as many minutes", "no programme"), strict=True
    ):
        found = {world: results.ahead(world, arm) for world in learning}
        yield f"- **Against {words}**: {_told(found)}."
    yield f"- **Where nobody learns**, {results.false_gain() or 'nothing is gained in any version'}."
    first, last = (100 * results.new_share(month).value for month in (0, MONTHS - 1))
    yield f"- **New drills and cards** are {first:.0f} % of what is practised in January and {last:.0f} % in December."
    met = 100 * results.over(lambda year: year.met).value
    yield f"- **Of all drills and cards** {met:.0f} % were met in the year."
    facts, unlearned = (
        100 * results.over(each).value for each in (lambda year: year.facts, lambda year: year.unlearned)
    )
    yield (
        f"- **Of what stands on cards** {facts:.0f} % is recalled when the year is over; {unlearned:.0f} % by somebody "
        "who saw no card, as in the fixed order."
    )
    drills, cards = results.recall("drills"), results.recall("cards")
    share = 100 * cards.n * CARD_SECONDS / (cards.n * CARD_SECONDS + drills.n * DRILL_SECONDS)
    yield f"- **Cards take {share:.0f} % of the minutes** of what comes back: a card fits where a drill does not."
    for name in ("drills", "cards"):
        recall, own = results.recall(name), results.recall(f"own_{name}")
        seen, expected, hers = (round(100 * each) for each in (recall.seen, recall.expected, own.expected))
        yield (
            f"- **Recall of {name}** at a review was {seen} %, where the scheduler expected {expected} %; "
            f"fitted to her own answers before, {hers} %."
        )
    yield from _aimed(results)


def _aimed(results: Results) -> Iterator[str]:
    """Yield how drills went, and whether there was anything new left that she could do."""
    alone, helped = results.recall("alone"), results.recall("helped")
    fits = 100 * alone.n / max(1, alone.n + helped.n)
    predicted, came = 100 * alone.expected, 100 * alone.seen
    yield (
        f"- **Drills whose level fits** ({fits:.0f} % of all) were predicted to go well in {predicted:.0f} % "
        f"and did in {came:.0f} %."
    )
    after, every = 100 * helped.seen, 100 * results.over(lambda year: year.success).value
    yield (
        f"- **The others**, hard even at the easiest, came after an example and went well in {after:.0f} %; "
        f"{every:.0f} % of all drills did."
    )
    months = [results.by_month(lambda year: year.in_reach, month).value for month in range(MONTHS)]
    yield (
        f"- **New drills within reach**: {months[0]:.1f} % of all drills at the end of January, {max(months):.1f} % "
        "at the end of the month with most."
    )


def _told(found: dict[str, Figure]) -> str:
    """Return in which worlds the programme is ahead, behind and level."""
    groups = {
        "ahead in": [world for world, each in found.items() if each.low > 0],
        "behind in": [world for world, each in found.items() if each.high < 0],
        "level in": [world for world, each in found.items() if each.low <= 0 <= each.high],
    }
    return "; ".join(f"{words} {_listed(worlds)}" for words, worlds in groups.items() if worlds)


def _listed(worlds: Sequence[str]) -> str:
    return ", ".join(f"“{world}”" for world in worlds)
