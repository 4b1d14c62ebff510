"""`make exams`: all exams in one table, and the figures of the model page in content/models/figures.json.

Rows of corpora that are not there keep the figures they had: what was not measured today is not forgotten.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from exams.own.answers import judge_with, judged_sets
from exams.own.by_labels import beside_labels, label_reader
from exams.own.labelled import Agreement, families, grades, passes_names, read_names
from exams.own.rows import Row as OwnRow
from exams.own.rows import ladder
from exams.own.rows import table as own_table
from exams.public.__main__ import MISSING
from exams.public.__main__ import rows as public_rows
from exams.public.rows import Row as PublicRow
from train.corpora import corpora_root
from warmline.adapters.content.figures import FigureRow
from warmline.adapters.encoder import LocalEncoder, UnusableWeights
from warmline.adapters.packs import load_rubric
from warmline.config import wiring
from warmline.core.moves import MoveReader
from warmline.core.moves.rules import RuleReader
from warmline.core.skills import Rubric

FIGURES = Path(__file__).resolve().parents[1] / "content" / "models" / "figures.json"
OWN = "Our own text: consistency, not validity"
ANCHORS = "Our own text: anchors beside the labels (weighted kappa by skill)"
LABELS = "Our own text: the reader beside the labels (F1 over turns)"
PUBLIC = "Public corpora, labelled by people"


def own(reader: MoveReader, rubric: Rubric) -> Iterator[FigureRow]:
    """Yield the rows of the exam part of our corpus: ours, the rules alone, and a count of words."""
    alone = {row.name: row for row in own_table(judge_with(RuleReader(), rubric), "exam")}
    judge = judge_with(reader, rubric)
    for row in own_table(judge, "exam"):
        yield _own_row(row, alone.get(row.name))
    (ceiling,) = ladder(list(judged_sets(judge_with(label_reader("exam"), rubric), "exam", "ladder")))
    yield _own_row(replace(ceiling, name="the same order, scored from the labels themselves", beside=None), None)
    rules = dict(beside_labels(judge_with(RuleReader(), rubric), rubric, "exam"))
    for name, figure in beside_labels(judge, rubric, "exam"):
        beside = f"{rules[name].value:.2f} (rules alone)"
        yield FigureRow(OWN, name, None, figure.value, figure.low, figure.high, figure.n, None, beside)


def _own_row(row: OwnRow, alone: OwnRow | None) -> FigureRow:
    rules = f"rules alone {alone.ours.value:.2f}" if alone is not None and alone.ours is not None else ""
    words = f"{row.beside.value:.2f} (words only)" if row.beside is not None else None
    if row.ours is None:
        return FigureRow(OWN, row.name, row.target, note="not measured")
    ours = row.ours
    return FigureRow(OWN, row.name, row.target, ours.value, ours.low, ours.high, ours.n, None, words, rules)


def labelled(reader: MoveReader) -> Iterator[FigureRow]:
    """Yield the reader's F1 by family beside that of one labelling pass against the other, and the rules' alone."""
    passes = passes_names("exam")
    rules = {each.name: each for each in families(list(read_names(RuleReader(), "exam").values()), passes)}
    for each in families(list(read_names(reader, "exam").values()), passes):
        alone = rules.get(each.name)
        beside = f"{alone.ours.value:.2f} (rules alone)" if alone is not None else None
        ours = each.ours
        yield FigureRow(LABELS, each.name, None, ours.value, ours.low, ours.high, ours.n, None, beside, _passes(each))


def public(root: Path | None) -> Iterator[FigureRow]:
    """Yield the rows of the public corpora; nothing where they or the weights are missing."""
    if root is None:
        return
    for row in public_rows(root, LocalEncoder.load()):
        yield _public_row(row)


def _public_row(row: PublicRow) -> FigureRow:
    beside = f"{row.baseline[1]} ({row.baseline[0]})" if row.baseline else None
    people = row.people.value if row.people is not None else None
    note = f"n-grams {row.ngrams}" if row.ngrams is not None else ""
    note = f"{note}; {row.n}".removeprefix("; ")
    ours = row.ours
    return FigureRow(PUBLIC, row.task, row.wanted, ours.value, ours.low, ours.high, None, people, beside, note)


def anchors(reader: MoveReader, rubric: Rubric) -> Iterator[FigureRow]:
    """Yield agreement of the anchors by skill. Labels by machine prove nothing: every criterion stays *suggested*."""
    for each in grades(reader, rubric, "exam", "exam"):
        ours = each.ours
        yield FigureRow(ANCHORS, each.name, None, ours.value, ours.low, ours.high, ours.n, None, None, _passes(each))


def _passes(each: Agreement) -> str:
    """Say how far two labelling passes by machine agree with each other: never people, and not shown as people."""
    return f"two labelling passes by machine: {each.passes.value:.2f}" if each.passes is not None else ""


def lines(rows: Iterable[FigureRow]) -> Iterator[str]:
    """Yield the table as text."""
    area = ""
    for row in rows:
        if row.area != area:
            area = row.area
            yield f"\n== {area}"
            yield f"{'row':58}{'target':>10}  {'ours':28}{'people':10}{'beside':34}note"
        ours = _with_interval(row.ours, row.low, row.high)
        cells = (f"{row.name:58}", f"{row.target or '-':>10}", f"  {ours:28}", f"{_short(row.people):10}")
        yield "".join(cells) + f"{row.baseline or '-':34}{row.note}"


def _with_interval(value: float | str | None, low: float | None, high: float | None) -> str:
    if not isinstance(value, float) or low is None or high is None:
        return "-"
    return f"{value:.3f} [{low:.2f}, {high:.2f}]"


def _short(value: float | str | None) -> str:
    return f"{value:.2f}" if isinstance(value, float) else value or "-"


def written(measured: Iterable[FigureRow], versions: dict[str, str], before: dict[str, Any]) -> dict[str, Any]:
    """Return the file of figures: what was measured now, and of areas not measured now what stood there before."""
    rows = [asdict(row) for row in measured]
    areas = {row["area"] for row in rows}
    kept = [row for row in before.get("rows", []) if row["area"] not in areas]
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return {"made_at": made, "versions": versions, "rows": _rounded([*rows, *kept]), "criteria": []}


def _rounded(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: round(value, 4) if isinstance(value, float) else value for key, value in row.items()} for row in rows]


def main() -> int:
    """Run all exams; 1 where the weights cannot be used."""
    try:
        reader, rubric = wiring.reader(), load_rubric()
        root = corpora_root()
        measured = [*own(reader, rubric), *labelled(reader), *anchors(reader, rubric), *public(root)]
    except UnusableWeights as error:
        print(error)
        return 1
    print(f"Reader {reader.version}, rubric {rubric.version}")
    for line in lines(measured):
        print(line)
    if root is None:
        print(f"\n{PUBLIC}: {MISSING}")
    before = json.loads(FIGURES.read_text(encoding="utf-8"))
    versions = dict(zip(("rules", "encoder", "combination"), reader.version.split("+"), strict=False))
    FIGURES.write_text(json.dumps(written(measured, versions, before), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
