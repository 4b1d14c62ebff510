"""The corpus as JSONL: `python -m train.corpus.build` writes data/corpus/{train,dev,exam}/corpus.jsonl.

`python -m train.corpus.build --differences FOLDER OUT` writes sheets of the turns that the two passes saw differently.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from train.corpus.labels import Key, Labels, read_folder, same, settled
from train.corpus.places import HOME, PARTS, part_of, sheets
from train.corpus.sheets import SheetTurn, numbered, turns_of
from train.corpus.spans import labelled_spans
from train.corpus.written import WrittenSet


def records(folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (part, record) for each settled turn of a folder, in the order in which it was written."""
    a, b, decided = (read_folder(HOME / "labels" / who / folder) for who in ("a", "b", "settled"))
    final = settled(a, b, decided)
    for _, sets in sheets(folder):
        for written in sets:
            for turn in turns_of(written):
                labels = final.get((written.name, turn.id))
                if labels is not None:
                    yield part_of(written.name, folder), record(written, turn, labels)


def record(written: WrittenSet, turn: SheetTurn, labels: Labels) -> dict[str, Any]:
    """Return one labelled turn in its context, as the models read it."""
    grades = {written.behaviour: labels.grade} if labels.grade is not None else {}
    return {
        "id": f"{written.name}/{turn.kind or turn.id}",
        "set": written.name,
        "type": written.type,
        "kind": turn.kind or "context",
        "skill": written.skill,
        "industry": written.industry,
        "channel": written.channel,
        "english": turn.kind if written.type == "english" and turn.kind else written.english,
        "facts": written.facts,
        "context": [{"speaker": who.value, "text": text} for who, text in written.context[: turn.before]],
        "turn": {
            "speaker": turn.speaker.value,
            "text": turn.text,
            "sentences": [list(span) for span in labelled_spans(turn.text)],
        },
        "labels": {
            "moves": sorted([name, at] for name, at in labels.marks),
            "unsure": sorted([name, at] for name, at in labels.unsure),
            "grades": grades,
        },
    }


def build() -> Iterator[str]:
    """Write the three parts and yield a line about each."""
    parts: dict[str, list[str]] = {part: [] for part in PARTS}
    for folder in ("train", "exam"):
        for part, made in records(folder):
            parts[part].append(json.dumps(made, ensure_ascii=False))
    for part, lines in parts.items():
        path = HOME / part / "corpus.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        agents = sum('"turn": {"speaker": "agent"' in line for line in lines)
        yield f"{part}: {len(lines)} turns, {agents} of them an agent's"


def differences(written: WrittenSet, a: Mapping[Key, Labels], b: Mapping[Key, Labels]) -> Iterator[str]:
    """Yield the lines of a sheet that shows a set with both passes' labels where they differ."""
    shown = False
    for turn in turns_of(written):
        key = (written.name, turn.id)
        one, other = a.get(key), b.get(key)
        if one is None or other is None:
            continue
        differ = not same(one, other)
        shown = shown or differ
        yield f"#{turn.id} {turn.speaker.value[0].upper()} {numbered(turn.text)}"
        if differ:
            both = " ".join(sorted(f"{name}@{at}" for name, at in one.marks & other.marks))
            yield f"   both: {both}"
            for title, mine, theirs in (("one", one, other), ("two", other, one)):
                alone = " ".join(sorted(f"{name}@{at}" for name, at in mine.marks - theirs.marks))
                yield f"   {title}: {alone}" + (f" g={mine.grade}" if mine.grade != theirs.grade else "")
    if shown:
        yield ""


def write_differences(folder: str, out: Path) -> None:
    """Write one sheet of differences for each written file of a folder."""
    out.mkdir(parents=True, exist_ok=True)
    a, b = (read_folder(HOME / "labels" / who / folder) for who in ("a", "b"))
    for name, sets in sheets(folder):
        lines: list[str] = []
        for written in sets:
            shown = list(differences(written, a, b))
            if shown and shown[-1] == "":
                heading = f"## {written.name} | {written.behaviour} ({written.skill}) | {written.industry}"
                lines += [f"{heading} | {written.channel}", f"FACTS: {written.facts}", *shown]
        (out / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--differences"]:
        write_differences(sys.argv[2], Path(sys.argv[3]))
    else:
        for line in build():
            print(line)
