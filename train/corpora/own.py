"""The project's own corpus: turns written for it, with the moves and cues of their sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from train.corpora.rows import BadRecord
from train.examples import Example, Head, Part, Shape, many_hot
from warmline.core.moves.catalogue import CUES, MOVES
from warmline.core.moves.encoding import TextInContext

HEADS: Final = (
    Head("moves", Shape.ANY_OF, tuple(MOVES), by_sentence=True, weight=2.0),
    Head("cues", Shape.ANY_OF, tuple(CUES), by_sentence=True, weight=1.0),
)
UNSURE: Final = 0.5
"""The target of what only one of two labelling passes saw."""
CLASSES: Final[Mapping[str, tuple[str, ...]]] = {"agent": tuple(MOVES), "customer": tuple(CUES)}
HEAD_OF: Final[Mapping[str, str]] = {"agent": "moves", "customer": "cues"}


def examples(folder: Path) -> Iterator[Example]:
    """Yield the turns of `train/*.jsonl` and `dev/*.jsonl` below the folder. The exam's folder is never opened."""
    for part in (Part.TRAIN, Part.DEV):
        for path in sorted((folder / part.value).glob("*.jsonl")):
            yield from read(path, part)


def read(path: Path, part: Part) -> Iterator[Example]:
    """Yield the turns of one file; a BadRecord says which line cannot be used and why."""
    with path.open(encoding="utf-8") as file:
        for line, text in enumerate(file, start=1):
            if text.strip():
                try:
                    yield example(json.loads(text), part)
                except KeyError as error:
                    raise BadRecord(path, line, f"no {error}") from None
                except (ValueError, TypeError, IndexError) as error:
                    raise BadRecord(path, line, str(error)) from None


def example(record: Mapping[str, Any], part: Part) -> Example:
    """Return one record as an example; KeyError or ValueError where it does not have the form."""
    turn = record["turn"]
    speaker = turn["speaker"]
    if speaker not in CLASSES:
        raise ValueError(f"speaker '{speaker}' is neither agent nor customer")
    spans = tuple((int(start), int(end)) for start, end in turn["sentences"])
    text = TextInContext(turn["text"], _before(record["context"], speaker), spans)
    named: list[list[str]] = [[] for _ in text.places()]
    for name, sentence in record["labels"]["moves"]:
        if not 0 <= sentence < len(named):
            raise ValueError(f"'{name}' lies in sentence {sentence} of {len(named)}")
        named[sentence].append(name)
    rows = [list(many_hot(CLASSES[speaker], names)) for names in named]
    for name, sentence in record["labels"].get("unsure", ()):
        rows[sentence][CLASSES[speaker].index(name)] = UNSURE
    return Example(
        id=f"own:{record['id']}",
        group=str(record["set"]),
        part=part,
        turn=text,
        sentence_targets={HEAD_OF[speaker]: rows},
    )


def _before(context: list[Mapping[str, str]], speaker: str) -> str:
    others = [turn["text"] for turn in context if turn["speaker"] not in (speaker, "note")]
    return others[-1] if others else ""
