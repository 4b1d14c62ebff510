"""The Stanford politeness corpus: requests rated by five people each (Danescu-Niculescu-Mizil et al. 2013)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from train.corpora.rows import BadRecord, csv_rows
from train.examples import Example, Head, Part, Shape
from train.splits import hashed
from warmline.core.moves.encoding import TextInContext

HEADS: Final = (
    Head("politeness", Shape.ANY_OF, ("polite",)),
    Head("politeness_score", Shape.NUMBER, ("score",)),
)
COLUMNS: Final = ("Id", "Request", "Normalized Score")


@dataclass(frozen=True, slots=True)
class Request:
    """A request, its normalised score within its community, and its quartile (0 rudest to 3 politest)."""

    id: str
    community: str
    text: str
    score: float
    quartile: int


def requests(root: Path, community: str) -> Iterator[Request]:
    """Yield the requests of "wikipedia" or "stack-exchange"; nothing where the file is missing."""
    path = root / "behaviours" / f"politeness_{community}.csv"
    if not path.exists():
        return
    rows = [(row["Id"], row["Request"], _score(path, line, row)) for line, row in csv_rows(path, COLUMNS)]
    cuts = np.quantile([score for *_, score in rows], (0.25, 0.5, 0.75))
    for name, text, score in rows:
        yield Request(name, community, text, score, int(np.searchsorted(cuts, score, side="right")))


def _score(path: Path, line: int, row: dict[str, str]) -> float:
    try:
        return float(row["Normalized Score"])
    except ValueError:
        raise BadRecord(path, line, f"'{row['Normalized Score']}' is no score") from None


def part_of(request: Request) -> Part:
    """Return the use of a request; Stack Exchange is never trained on, so that it shows what transfer costs."""
    return hashed("politeness_wikipedia", request.id) if request.community == "wikipedia" else Part.HELD


def examples(root: Path) -> Iterator[Example]:
    """Yield the requests of Wikipedia. Only the outer quartiles say polite or not; all have a score."""
    for request in requests(root, "wikipedia"):
        targets: dict[str, tuple[float, ...]] = {"politeness_score": (request.score,)}
        if request.quartile in (0, 3):
            targets["politeness"] = (float(request.quartile == 3),)
        yield Example(
            id=f"politeness:{request.id}",
            group=request.id,
            part=part_of(request),
            turn=TextInContext(request.text),
            targets=targets,
        )
