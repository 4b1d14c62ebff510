"""Persuasion for Good: sentences of people who ask for a donation, with strategies (Wang et al. 2019).

Only a helper: it teaches the encoder more kinds of turns. Its head is not shipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from train.corpora.rows import csv_rows
from train.examples import Example, Head, Part, Shape, one_hot
from warmline.core.moves.encoding import TextInContext

STRATEGIES: Final = (
    *("acknowledgement", "ask-donate-more", "ask-donation-amount", "ask-not-donate-reason", "closing"),
    *("comment-partner", "confirm-donation", "emotion-appeal", "example-donation", "foot-in-the-door", "greeting"),
    *("have-you-heard-of-the-org", "logical-appeal", "negative-to-inquiry", "neutral-to-inquiry"),
    *("personal-related-inquiry", "personal-story", "positive-to-inquiry", "praise-user", "propose-donation"),
    *("provide-donation-procedure", "provide-org-facts", "task-related-inquiry", "thank", "you-are-welcome"),
)
HEADS: Final = (Head("persuasion", Shape.ONE_OF, STRATEGIES, weight=0.5),)


def examples(root: Path) -> Iterator[Example]:
    """Yield all sentences with a strategy that is known."""
    path = root / "behaviours" / "persuasion_sentences.csv"
    if not path.exists():
        return
    for line, row in csv_rows(path, ("B2", "Unit", "er_label_1")):
        if row["er_label_1"] in STRATEGIES:
            yield Example(
                id=f"persuasion:{line}",
                group=row["B2"],
                part=Part.TRAIN,
                turn=TextInContext(row["Unit"]),
                targets={"persuasion": one_hot(STRATEGIES, row["er_label_1"])},
            )
