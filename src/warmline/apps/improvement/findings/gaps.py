"""Items and scenarios that treat a site or a language differently, from assessed results alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Avg

from warmline.apps.assessment.models import Attempt as Assessed
from warmline.apps.assessment.models import Judgement, Piece
from warmline.apps.improvement.findings.found import Counts, Found
from warmline.apps.improvement.models import Finding
from warmline.apps.knowledge.models import Attempt, Response, Room
from warmline.apps.people.models import Membership, Person, Role
from warmline.core.measurement.fairness import (
    FEWEST_EACH,
    FEWEST_RESULTS,
    Functioning,
    Gap,
    Kind,
    Result,
    functioning,
    gap_between,
    holm,
)

REACHED: Final = 3.0
"""The mean anchor (1-4) from which a talk counts as one in which the customer was served as the rubric asks."""


@dataclass(frozen=True, slots=True)
class Group:
    """One site or one language against all other people: `axis` is which of the two, `members` who belongs."""

    axis: str
    key: str
    name: str
    members: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Talk:
    person: int
    variant: str
    title: str
    level: int
    score: float


def find_item_gaps(house: int, now: datetime, counts: Counts) -> Sequence[Found]:
    """Return the items of fixed announced tests that are harder or easier for a group of the same level."""
    found = []
    groups = groups_of(house)
    for version, (title, item, answers) in _answers(house).items():
        for group in _compared(groups, answers.keys()):
            inside = [person in group.members for person in answers]
            rights, levels = zip(*answers.values(), strict=True)
            figures = functioning(rights, levels, inside)
            counts["item_gaps_few" if figures.kind is Kind.CANNOT_TELL else "item_gaps"] += 1
            if figures.is_flagged:
                found.append(_item_gap(version, title, item, group, figures))
    return found


def find_scenario_gaps(house: int, now: datetime, counts: Counts) -> Sequence[Found]:
    """Return the customers with whom a group gets on worse or better than others assessed at the same level.

    Two measures, the mean anchor and the share that reached 3; all comparisons are judged together (Holm, 1979).
    """
    made: list[tuple[str, str, Group, str, Gap]] = []
    groups = groups_of(house)
    for (variant, title), talks in _talks(house).items():
        for group in _compared(groups, {talk.person for talk in talks}):
            for measure in ("score", "reached"):
                gap = gap_between(list(_results(talks, group, measure)))
                counts["scenario_gaps_few" if gap.p is None else "scenario_gaps"] += 1
                if gap.p is not None:
                    made.append((variant, title, group, measure, gap))
    stands = holm([gap.p or 0.0 for *_rest, gap in made])
    return [_scenario_gap(*each) for each, stand in zip(made, stands, strict=True) if stand]


def groups_of(house: int) -> list[Group]:
    """Return the sites and languages of a house with their people."""
    sites: dict[tuple[str, str], set[int]] = defaultdict(set)
    held = Membership.objects.current().filter(person__organisation=house, role=Role.AGENT, team__isnull=False)
    for person, key, name in held.values_list("person_id", "team__site_id", "team__site__name"):
        sites[str(key), name].add(person)
    languages: dict[str, set[int]] = defaultdict(set)
    for person, language in Person.objects.filter(organisation=house).values_list("pk", "language"):
        languages[language].add(person)
    return [
        *(Group("site", key, name, frozenset(people)) for (key, name), people in sorted(sites.items())),
        *(Group("language", key, key, frozenset(people)) for key, people in sorted(languages.items())),
    ]


def _compared(groups: Iterable[Group], people: Iterable[int]) -> Iterator[Group]:
    """Return the groups that split these people; of two that mirror each other the first alone."""
    everybody, seen = frozenset(people), set()
    for group in groups:
        ours = everybody & group.members
        if ours and ours != everybody and (group.axis, everybody - ours) not in seen:
            seen.add((group.axis, ours))
            yield group


Answers = dict[int, tuple[bool, float]]


def _answers(house: int) -> dict[int, tuple[str, int, Answers]]:
    """Return by item version its text, its item, and by person whether she was right and her share of the test.

    The first answer of a person counts. Adaptive tests stay out: each person has another test there.
    """
    attempts = Attempt.objects.filter(
        person__organisation=house, room=Room.ASSESSED, state=Attempt.State.DONE, run=None
    )
    rows = Response.objects.filter(attempt__in=attempts, counts=True, right__isnull=False).order_by("answered_at")
    by_attempt: dict[Any, list[tuple[int, int, bool]]] = defaultdict(list)
    for attempt, person, version, right in rows.values_list("attempt_id", "attempt__person_id", "version_id", "right"):
        by_attempt[attempt].append((person, version, bool(right)))
    found: dict[int, Answers] = defaultdict(dict)
    for given in by_attempt.values():
        level = sum(right for _person, _version, right in given) / len(given)
        for person, version, right in given:
            found[version].setdefault(person, (right, level))
    texts = Response.objects.filter(version__in=found).values_list(
        "version_id", "version__item__prompt", "version__item_id"
    )
    return {version: (title, item, found[version]) for version, title, item in texts.distinct().order_by("version_id")}


def _talks(house: int) -> Mapping[tuple[str, str], list[_Talk]]:
    """Return by scenario the last decided talk of each person, with the mean of what people judged of it."""
    pieces = Piece.objects.filter(
        attempt__owner__organisation=house, attempt__state=Assessed.State.DECIDED, attempt__void=False,
        kind=Piece.Kind.TALK, struck_why="", scenario__isnull=False,
    )  # fmt: skip
    judged = Judgement.objects.filter(piece__in=pieces, anchor__isnull=False, judged_at__isnull=False)
    means = dict(judged.order_by().values_list("piece_id").annotate(Avg("anchor")))
    last: dict[tuple[str, int], _Talk] = {}
    columns = ("pk", "variant", "scenario__title", "attempt__owner_id", "attempt__rule__level")
    for pk, variant, title, person, level in pieces.order_by("ended_at").values_list(*columns):
        if pk in means:
            last[variant, person] = _Talk(person, variant, title, level, means[pk])
    found: dict[tuple[str, str], list[_Talk]] = defaultdict(list)
    titles = {talk.variant: talk.title for talk in last.values()}
    for talk in last.values():
        found[talk.variant, titles[talk.variant]].append(talk)
    return found


def _results(talks: Sequence[_Talk], group: Group, measure: str) -> Iterator[Result]:
    for talk in talks:
        value = talk.score if measure == "score" else float(talk.score >= REACHED)
        yield Result(talk.level, talk.person in group.members, value)


def _item_gap(version: int, title: str, item: int, group: Group, found: Functioning) -> Found:
    facts = {
        "title": title,
        "item": item,
        "axis": group.axis,
        "group": group.name,
        "class": found.kind.value,
        "delta": round(found.delta or 0.0, 2),
        "error": round(found.error or 0.0, 2),
        "gain": None if found.gain is None else round(found.gain, 3),
        "each": list(found.n),
        "fewest": FEWEST_EACH,
    }
    about = f"version:{version}:{group.axis}:{group.key}"
    return Found(Finding.Kind.ITEM_GAP, about, found.kind.value, sum(found.n), facts)


def _scenario_gap(variant: str, title: str, group: Group, measure: str, gap: Gap) -> Found:
    difference = gap.difference or 0.0
    facts = {
        "title": title,
        "ref": variant,
        "axis": group.axis,
        "group": group.name,
        "measure": measure,
        "difference": round(difference, 3),
        "low": round(gap.low or 0.0, 3),
        "high": round(gap.high or 0.0, 3),
        "each": list(gap.n),
        "fewest": FEWEST_RESULTS,
    }
    about = f"scenario:{variant}:{group.axis}:{group.key}:{measure}"
    return Found(Finding.Kind.SCENARIO_GAP, about[:200], "below" if difference < 0 else "above", sum(gap.n), facts)
