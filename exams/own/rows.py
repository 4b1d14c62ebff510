"""One row of the table each: what is asked, the target, our figure, and the count of words beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from exams.own.answers import Judge, Judged, JudgedSet, judge_text, judged_sets
from exams.own.figures import Figure, kendall_tau, mean, pearson, resampled, share
from exams.own.typos import with_typos

Measure = Callable[[Judged], float]
LENGTHENED: Final = ("stuffed", "template")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `beside` is the same figure for a score that only counts words, where that makes sense."""

    name: str
    target: str
    ours: Figure | None
    beside: Figure | None = None


def by_score(answer: Judged) -> float:
    """The score of an answer."""
    return answer.score


def by_words(answer: Judged) -> float:
    """The baseline: how many words it has."""
    return float(answer.words)


def table(judge: Judge, part: str) -> Iterator[Row]:
    """Yield the rows of one part."""
    yield from ladder(list(judged_sets(judge, part, "ladder")))
    yield from contrast(judge, list(judged_sets(judge, part, "contrast")))
    yield from length(list(judged_sets(judge, part, "length")))
    yield from fairness(list(judged_sets(judge, part, "english")))
    yield from stability(judge, list(judged_sets(judge, part)))


def ladder(sets: list[JudgedSet]) -> Iterator[Row]:
    """The order of six answers of rising quality to the same line."""

    def tau(measure: Measure) -> Figure | None:
        return mean([kendall_tau(range(6), [measure(answer) for answer in each.answers.values()]) for each in sets])

    if sets:
        yield Row("order of six answers, Kendall tau", ".80", tau(by_score), tau(by_words))


def contrast(judge: Judge, sets: list[JudgedSet]) -> Iterator[Row]:
    """How often an honest answer that shows the behaviour stands above the one that does not."""
    targets = {"stuffed": ".98", "template": ".90", "phrase": "-", "putdown": "-", "lacks": "-"}
    for kind, target in targets.items():
        pairs = [(each.answers["shows"], each.answers[kind]) for each in sets]
        yield Row(f"honest above {kind}", target, above(pairs, by_score), above(pairs, by_words))
        if kind in LENGTHENED:
            long = [(each.answers["shows"], lengthened(judge, sets, n, kind)) for n, each in enumerate(sets)]
            yield Row(f"honest above {kind}, at least as long", target, above(long, by_score), above(long, by_words))
    skills = [(each.written.skill, each.answers["shows"], each.answers["lacks"]) for each in sets]
    own = [shows.skill(skill) > lacks.skill(skill) for skill, shows, lacks in skills]
    yield Row("honest above lacks, on the skill meant", "-", share(sum(own), len(own)))


def lengthened(judge: Judge, sets: list[JudgedSet], at: int, kind: str) -> Judged:
    """Return an answer of this kind with those of the next sets put behind it, until the honest one is not longer.

    Whoever pads an answer with more of the same phrases must win nothing by it.
    """
    honest, text, following = sets[at].answers["shows"], sets[at].answers[kind].text, at
    while len(text.split()) < honest.words:
        following = (following + 1) % len(sets)
        text = f"{text} {sets[following].answers[kind].text}"
    return judge_text(judge, sets[at].written, kind, text)


def above(pairs: list[tuple[Judged, Judged]], measure: Measure) -> Figure:
    """Return the share of pairs whose first stands above the second; equal is not above."""
    return share(sum(measure(one) > measure(other) for one, other in pairs), len(pairs))


def length(sets: list[JudgedSet]) -> Iterator[Row]:
    """Whether the longer of two answers that do the same scores more."""
    if not sets:
        return

    def correlation(cases: Sequence[JudgedSet]) -> float:
        answers = [answer for each in cases for answer in each.answers.values()]
        return pearson([answer.words for answer in answers], [answer.score for answer in answers])

    yield Row(
        "correlation of score and words, matched pairs", "|r| < .15", resampled(sets, lambda c: correlation(list(c)))
    )
    differences = [each.answers["long"].score - each.answers["short"].score for each in sets]
    yield Row("points of the longer above the shorter", "-", mean(differences))


def fairness(sets: list[JudgedSet]) -> Iterator[Row]:
    """The same content in several Englishes: points above or below the mean of the others."""
    for kind in sets[0].answers if sets else ():
        differences = [
            each.answers[kind].score - fmean(a.score for k, a in each.answers.items() if k != kind) for each in sets
        ]
        yield Row(f"points of {kind} against the others", "within 3", mean(differences))


def stability(judge: Judge, sets: list[JudgedSet]) -> Iterator[Row]:
    """How far the score moves when only the wording or a slip of the finger changes."""
    same = [each for each in sets if each.written.type == "paraphrase"]
    moved = [abs(each.answers[kind].score - each.answers["base"].score) for each in same for kind in ("para1", "para2")]
    if moved:
        yield Row("points moved by a paraphrase, mean", "-", mean(moved))
    slips = [
        abs(judge_text(judge, each.written, kind, with_typos(answer.text, each.written.name)).score - answer.score)
        for each in sets
        for kind, answer in each.answers.items()
        if kind in ("shows", "rung6", "rung4", "base")
    ]
    if slips:
        yield Row("points moved by typing slips, mean", "< 2", mean(slips))
