"""What may be shown of reactions: whole groups of five, in no order that tells who came when."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from warmline.apps.improvement.holding import GROUP, own_rows
from warmline.apps.improvement.models import Reaction, Step
from warmline.apps.improvement.naming import titles_of
from warmline.apps.improvement.things import USES
from warmline.apps.people.models import Person
from warmline.apps.people.scope import Viewer, scope_of
from warmline.core.measurement.grouping import MOST, TextGroup, group_texts


@dataclass(frozen=True, slots=True)
class Heard:
    """One version of one thing: how many answers are shown, their mean, and how many chose 1, 2, 3, 4, 5."""

    kind: str
    label: str
    ref: str
    title: str
    version: int
    n: int
    mean: float
    counts: Sequence[int]

    @property
    def rows(self) -> list[tuple[str, int, float]]:
        """Each answer in words, how many chose it, and their share in per cent; the most willing first."""
        return [(str(word), n, 100 * n / self.n) for value, word in USES for n in (self.counts[value - 1],)]


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of it in words: groups made by a machine, the largest first, each with the texts
    beside its typical one; and how many wrote something."""

    heard: Heard
    groups: Sequence[tuple[TextGroup, Sequence[str]]]
    texts: int


@dataclass(frozen=True, slots=True)
class Own:
    """One of a person's own reactions."""

    reaction: Reaction
    title: str


def shown(house: int, kind: Step, ref: str, version: int) -> list[Reaction]:
    """Return the reactions that may be shown of one version of one thing."""
    return _whole(Reaction.objects.filter(organisation=house, kind=kind, ref=ref, version=version))


def heard_list(viewer: Viewer) -> list[Heard]:
    """Return everything of which enough people said something, the least used first."""
    things: dict[tuple[str, str, int], list[Reaction]] = defaultdict(list)
    for row in Reaction.objects.visible_to(viewer).defer("words"):
        things[row.kind, row.ref, row.version].append(row)
    titles = titles_of(scope_of(viewer).organisation_id, {(kind, ref) for kind, ref, _version in things})
    found = [_heard(*key, rows, titles) for key, listed in things.items() if (rows := _whole(listed))]
    return sorted(found, key=lambda each: (each.mean, each.title, each.version))


def told_of(viewer: Viewer, kind: str, ref: str, version: int) -> Told | None:
    """Return what was said of one version of one thing, None where fewer than five may be shown.

    Words are shown where at least five people wrote some.
    """
    rows = _whole(Reaction.objects.visible_to(viewer).filter(kind=kind, ref=ref, version=version))
    if not rows:
        return None
    titles = titles_of(scope_of(viewer).organisation_id, {(kind, ref)})
    texts = [row.words for row in rows if row.words]
    # The same order at each look, and never that in which they came.
    random.Random(f"{kind}:{ref}:{version}:{len(texts)}").shuffle(texts)  # noqa: S311
    groups = group_texts(texts[:MOST]) if len(texts) >= GROUP else []
    return Told(_heard(kind, ref, version, rows, titles), [(each, _others(each, texts)) for each in groups], len(texts))


def _others(group: TextGroup, texts: Sequence[str]) -> list[str]:
    found = [texts[n] for n in group.members]
    found.remove(group.typical)
    return found


def own_reactions(person: Person) -> list[Own]:
    """Return what a person said herself, the newest first; for her alone."""
    held = [(row, own) for row, own in own_rows(person) if own]
    rows = Reaction.objects.in_bulk([own["id"] for _row, own in held])
    by_id = {str(key): row for key, row in rows.items()}
    titles = titles_of(person.organisation_id, {(own["kind"], own["ref"]) for _row, own in held})
    return [
        Own(by_id[own["id"]], titles[own["kind"], own["ref"]])
        for _row, own in sorted(held, key=lambda pair: pair[0].day, reverse=True)
        if own["id"] in by_id
    ]


def _whole(rows: Iterable[Reaction]) -> list[Reaction]:
    """Return the rows of whole groups: all before the newest group, and that one too once it holds five."""
    listed = list(rows)
    sizes = Counter(row.batch for row in listed)
    newest = max(sizes, default=0)
    kept = [row for row in listed if row.batch < newest or sizes[newest] >= GROUP]
    return kept if len(kept) >= GROUP else []


def _heard(kind: str, ref: str, version: int, rows: Sequence[Reaction], titles: dict[tuple[str, str], str]) -> Heard:
    uses = [row.use for row in rows]
    counts = [uses.count(answer) for answer in range(1, 6)]
    return Heard(kind, str(Step(kind).label), ref, titles[kind, ref], version, len(rows), fmean(uses), counts)
