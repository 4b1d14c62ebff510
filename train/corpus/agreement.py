"""How far the two labelling passes agree, before anything is settled: `python -m train.corpus.agreement`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping

from train.corpus.labels import Key, Labels, read_folder
from train.corpus.places import HOME
from warmline.core.measurement.agreement import Weighting, kappa
from warmline.core.moves.catalogue import CATALOGUE, CUES, MOVES


def by_name(a: Mapping[Key, Labels], b: Mapping[Key, Labels], names: Mapping[str, object]) -> dict[str, Counter[str]]:
    """Count turns by name: those with it in pass a, in pass b, in both, and all that both passes labelled."""
    counts = {name: Counter({"a": 0, "b": 0, "both": 0, "turns": 0}) for name in names}
    for key in a.keys() & b.keys():
        for name in names:
            in_a, in_b = name in a[key].names, name in b[key].names
            counts[name].update({"a": in_a, "b": in_b, "both": in_a and in_b, "turns": 1})
    return counts


def name_kappa(count: Mapping[str, int]) -> float | None:
    """Return Cohen's kappa of one name (present in a turn or not); None where it is not defined."""
    sides = {(1, 1): count["both"], (1, 0): count["a"] - count["both"], (0, 1): count["b"] - count["both"]}
    sides[0, 0] = count["turns"] - sum(sides.values())
    return kappa([pair for pair, often in sides.items() for _ in range(often)], Weighting.NONE, (0, 1))


def f1(count: Mapping[str, int]) -> float | None:
    """Return how far one pass finds the other's turns with a name; None where neither has any."""
    return 2 * count["both"] / (count["a"] + count["b"]) if count["a"] + count["b"] else None


def table(a: Mapping[Key, Labels], b: Mapping[Key, Labels]) -> Iterator[str]:
    """Yield the lines of the agreement table."""
    both = a.keys() & b.keys()
    exact = sum(a[key].marks == b[key].marks for key in both)
    yield f"turns labelled twice: {len(both)}; the same in every label and place: {exact}"
    pairs = [(x, y) for key in both if (x := a[key].grade) is not None and (y := b[key].grade) is not None]
    agreed = kappa(pairs)
    yield f"grades given twice: {len(pairs)}, weighted kappa {_show(agreed)}, equal {_share(pairs)}"
    yield f"{'name':26}{'pass a':>8}{'pass b':>8}{'both':>8}{'F1':>7}{'kappa':>7}"
    counts = {**by_name(a, b, CUES), **by_name(a, b, MOVES)}
    for term in CATALOGUE:
        count = counts[term.name]
        yield (
            f"{term.name:26}{count['a']:8}{count['b']:8}{count['both']:8}{_show(f1(count)):>7}{_show(name_kappa(count)):>7}"
        )


def _share(pairs: list[tuple[int, int]]) -> str:
    return f"{sum(x == y for x, y in pairs) / len(pairs):.0%}" if pairs else "-"


def _show(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    for folder in sys.argv[1:] or ("train", "exam"):
        print(f"== {folder}")
        for line in table(*(read_folder(HOME / "labels" / labeller / folder) for labeller in ("a", "b"))):
            print(line)
