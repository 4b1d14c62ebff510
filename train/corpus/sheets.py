"""Labelling sheets: `python -m train.corpus.sheets FOLDER OUT` writes one for each written file of FOLDER.

A sheet shows the turns with numbered sentences, and the answers in an order that does not tell how they were meant.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from train.corpus.places import sheets
from train.corpus.spans import labelled_spans
from train.corpus.written import WrittenSet
from warmline.core.conversation import Speaker


@dataclass(frozen=True, slots=True)
class SheetTurn:
    """One turn to label: its id on the sheet, who speaks, the text, its kind (None in the context) and place."""

    id: str
    speaker: Speaker
    text: str
    kind: str | None
    before: int


def turns_of(written: WrittenSet) -> tuple[SheetTurn, ...]:
    """Return the turns of a set as numbered on its sheet. `before` counts the context turns that come before it."""
    context = tuple(SheetTurn(f"t{n}", speaker, text, None, n) for n, (speaker, text) in enumerate(written.context))
    answers = tuple(
        SheetTurn(f"t{len(context) + n}", Speaker.AGENT, text, kind, len(context))
        for n, (kind, text) in enumerate(written.shuffled())
    )
    return context + answers


def sheet(sets: tuple[WrittenSet, ...]) -> Iterator[str]:
    """Yield the lines of a sheet."""
    for written in sets:
        yield f"## {written.name} | {written.behaviour} ({written.skill}) | {written.industry} | {written.channel}"
        yield f"FACTS: {written.facts}"
        heading = False
        for turn in turns_of(written):
            if turn.kind is not None and not heading:
                heading = True
                yield "ANSWERS"
            yield f"#{turn.id} {turn.speaker.value[0].upper()} {numbered(turn.text)}"
        yield ""


def numbered(text: str) -> str:
    """Return the text in one line with the number of each sentence before it."""
    spans = labelled_spans(text)
    return " ".join(f"[{n}] {text[start:end]}".replace("\n", " ") for n, (start, end) in enumerate(spans))


def main(folder: str, out: Path) -> None:
    """Write the sheets of a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for name, sets in sheets(folder):
        (out / f"{name}.txt").write_text("\n".join(sheet(sets)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
