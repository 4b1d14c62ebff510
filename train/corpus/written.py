"""Reading the sets as their writers wrote them: a situation and several answers to its last line."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Final

from warmline.core.conversation import Speaker

SPEAKERS: Final = {"C": Speaker.CUSTOMER, "A": Speaker.AGENT}
KINDS: Final[dict[str, tuple[str, ...]]] = {
    "contrast": ("shows", "lacks", "phrase", "stuffed", "template", "putdown"),
    "ladder": tuple(f"rung{rung}" for rung in range(1, 7)),
    "english": ("british", "us", "indian", "nigerian", "second_language", "second_language_errors"),
    "length": ("short", "long"),
    "paraphrase": ("base", "para1", "para2"),
}
"""The answers that a set of each type has, all to the same last line."""
_FIELDS: Final = ("type", "skill", "behaviour", "industry", "channel", "english")


class WrittenError(ValueError):
    """A set that cannot be read; the text names file, set and what was expected."""


@dataclass(frozen=True, slots=True)
class WrittenSet:
    """One situation: what the agent can see, the lines before, and the answers by kind, in the writer's order."""

    name: str
    type: str
    skill: str
    behaviour: str
    industry: str
    channel: str
    english: str
    facts: str
    context: tuple[tuple[Speaker, str], ...]
    answers: tuple[tuple[str, str], ...]

    def shuffled(self) -> tuple[tuple[str, str], ...]:
        """Return the answers in an order that tells nothing about their kinds; the same every time."""
        answers = list(self.answers)
        random.Random(f"sheet:{self.name}").shuffle(answers)
        return tuple(answers)


def read_sets(text: str, where: str) -> tuple[WrittenSet, ...]:
    """Read all sets of one file. Raises WrittenError for a set without a field, an answer or a customer's last line."""
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    return tuple(_read_set([line for line in block.splitlines() if line.strip()], where) for block in blocks)


def _read_set(lines: list[str], where: str) -> WrittenSet:
    name, *pairs = (part.strip() for part in lines[0].removeprefix("## ").split("|"))
    fields = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
    missing = [field for field in _FIELDS if field not in fields]
    if not lines[0].startswith("## ") or missing:
        raise WrittenError(f"{where}, {name}: the heading needs {', '.join(missing) or 'to start with ##'}")
    facts, context, answers = "", [], {}
    for line in lines[1:]:
        key, _, said = line.partition(":")
        if key == "FACTS":
            facts = said.strip()
        elif key in SPEAKERS:
            context.append((SPEAKERS[key], _unfold(said)))
        elif key.startswith("@"):
            answers[key[1:]] = _unfold(said)
        else:
            raise WrittenError(f"{where}, {name}: a line begins with {key[:20]!r}; expected FACTS:, C:, A: or @kind:")
    wanted = KINDS.get(fields["type"])
    if wanted is None or set(wanted) != set(answers):
        raise WrittenError(f"{where}, {name}: type {fields['type']!r} has answers {sorted(answers)}; expected {wanted}")
    if not context or context[-1][0] is not Speaker.CUSTOMER:
        raise WrittenError(f"{where}, {name}: the line before the answers must be the customer's (C:)")
    ordered = tuple((kind, answers[kind]) for kind in wanted)
    return WrittenSet(name, facts=facts, context=tuple(context), answers=ordered, **{f: fields[f] for f in _FIELDS})


def _unfold(said: str) -> str:
    return said.strip().replace("\\n", "\n")
