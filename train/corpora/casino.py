"""CaSiNo: negotiations at a camp site, turns labelled with strategies (Chawla et al. 2021)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from train.corpora.rows import BadRecord
from train.examples import Example, Head, Shape, many_hot
from train.splits import part_of
from warmline.core.moves.encoding import TextInContext

STRATEGIES: Final = (
    *("small-talk", "showing-empathy", "promote-coordination", "no-need", "elicit-pref", "uv-part"),
    *("vouch-fair", "self-need", "other-need"),
)
HEADS: Final = (Head("casino", Shape.ANY_OF, STRATEGIES),)
NOTHING: Final = "non-strategic"


def examples(root: Path) -> Iterator[Example]:
    """Yield the turns of every file `behaviours/casino_*strategies.json`, each dialogue once."""
    seen: set[str] = set()
    for path in sorted((root / "behaviours").glob("casino_*strategies.json")):
        for number, dialogue in enumerate(json.loads(path.read_text(encoding="utf-8")), start=1):
            name = str(dialogue["dialogue_id"])
            if name not in seen:
                yield from _dialogue(path, number, name, dialogue["annotations"])
            seen.add(name)


def _dialogue(path: Path, number: int, name: str, annotations: list[Any]) -> Iterator[Example]:
    before = ""
    for turn, (text, labels) in enumerate(annotations):
        named = [label for label in labels.split(",") if label != NOTHING]
        try:
            target = many_hot(STRATEGIES, named)
        except ValueError as error:
            raise BadRecord(path, number, str(error)) from None
        yield Example(
            id=f"casino:{name}:{turn}",
            group=name,
            part=part_of("casino", name),
            turn=TextInContext(text, before),
            targets={"casino": target},
        )
        before = text
