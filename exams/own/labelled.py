"""The reader and the score beside the labels of the corpus, and the two labelling passes beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from train.combine import read_records, talk_of
from train.corpus.labels import Key, Labels, read_folder
from train.corpus.places import HOME, sheets
from train.corpus.sheets import turns_of

from exams.own.figures import Figure, resampled
from warmline.core.measurement.agreement import kappa
from warmline.core.moves import CATALOGUE, MoveReader
from warmline.core.scoring.score import score_last_turn
from warmline.core.skills import Rubric
from warmline.core.skills.keys import SKILL_KEYS

FEWEST = 10
Pair = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One family of names or one skill: our figure against the labels, and that of one pass against the other."""

    name: str
    ours: Figure
    passes: Figure | None


def read_names(reader: MoveReader, part: str) -> dict[str, Pair]:
    """Return (labelled, found) names of every labelled turn by id; what is unsure counts neither way."""
    pairs = {}
    for record in read_records(part):
        talk = talk_of(record)
        found = {mark.name for mark in reader.read_turn(talk, len(talk.turns) - 1).marks if mark.confidence >= 0.4}
        unsure = {name for name, _ in record["labels"]["unsure"]}
        sure = frozenset(name for name, _ in record["labels"]["moves"])
        pairs[record["id"]] = (sure, frozenset(found - (unsure - sure)))
    return pairs


def passes_names(folder: str) -> list[Pair]:
    """Return the names that the two passes gave, turn by turn."""
    a, b = (read_folder(HOME / "labels" / who / folder) for who in ("a", "b"))
    return [(a[key].names, b[key].names) for key in sorted(a.keys() & b.keys())]


def families(ours: Sequence[Pair], passes: Sequence[Pair]) -> Iterator[Agreement]:
    """Yield F1 over all names of each family (micro), ours against the labels and one pass against the other."""
    of_family: dict[str, set[str]] = defaultdict(set)
    for term in CATALOGUE:
        of_family[term.family].add(term.name)
    for family, names in of_family.items():
        with_any = [(one & names, other & names) for one, other in ours if (one | other) & names]
        between = [(one & names, other & names) for one, other in passes if (one | other) & names]
        if len(with_any) >= FEWEST:
            yield Agreement(family, resampled(with_any, f1), resampled(between, f1) if between else None)


def f1(pairs: Sequence[Pair]) -> float:
    """Return F1 of names over turns."""
    both = sum(len(one & other) for one, other in pairs)
    total = sum(len(one) + len(other) for one, other in pairs)
    return 2 * both / total if total else 0.0


def grades(reader: MoveReader, rubric: Rubric, part: str, folder: str) -> Iterator[Agreement]:
    """Yield weighted kappa of the anchors by skill, over answers at which the behaviour was observed; then over all."""
    by_skill: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for record in read_records(part):
        for behaviour, grade in record["labels"]["grades"].items():
            if behaviour == "overall" or grade is None:
                continue
            talk = talk_of(record)
            card = score_last_turn(talk, reader.read(talk), rubric)
            anchor = next((each.anchor for each in card.observations if each.behaviour == behaviour), None)
            if anchor is not None:
                by_skill[record["skill"]].append((grade, anchor))
    between = passes_grades(folder)
    for skill in SKILL_KEYS:
        if len(by_skill[skill]) >= FEWEST:
            yield Agreement(skill, resampled(by_skill[skill], plain_kappa), _if_any(between.get(skill, [])))
    everything = [pair for pairs in by_skill.values() for pair in pairs]
    if everything:
        yield Agreement(
            "all skills", resampled(everything, plain_kappa), _if_any([p for v in between.values() for p in v])
        )


def passes_grades(folder: str) -> Mapping[str, list[tuple[int, int]]]:
    """Return the grades of both passes for each skill's contrast sets."""
    a, b = (read_folder(HOME / "labels" / who / folder) for who in ("a", "b"))
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for _, sets in sheets(folder):
        for written in sets:
            for turn in turns_of(written):
                key: Key = (written.name, turn.id)
                one, other = _grade(a.get(key)), _grade(b.get(key))
                if written.behaviour != "overall" and one is not None and other is not None:
                    found[written.skill].append((one, other))
    return found


def plain_kappa(pairs: Sequence[tuple[int, int]]) -> float:
    """Return quadratically weighted kappa; 0, no agreement at all, where a draw has no variety to tell by."""
    found = kappa(pairs)
    return 0.0 if found is None else found


def _grade(labels: Labels | None) -> int | None:
    return None if labels is None else labels.grade


def _if_any(pairs: list[tuple[int, int]]) -> Figure | None:
    return resampled(pairs, plain_kappa) if len(pairs) >= FEWEST else None
