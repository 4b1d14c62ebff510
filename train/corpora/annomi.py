"""AnnoMI: counselling talks, each therapist's turn labelled by trained people (Wu et al. 2022)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from train.corpora.rows import BadRecord, csv_rows
from train.examples import Example, Head, Shape, one_hot
from train.splits import part_of
from warmline.core.moves.encoding import TextInContext
from warmline.core.wording.sentences import sentence_spans

BEHAVIOURS: Final = ("other", "question", "reflection", "therapist_input")
QUESTIONS: Final = ("none", "open", "closed")
INPUTS: Final = ("none", "information", "advice", "other")
HEADS: Final = (
    Head("annomi_behaviour", Shape.ONE_OF, BEHAVIOURS),
    Head("annomi_question", Shape.ONE_OF, QUESTIONS),
    Head("annomi_reflection", Shape.ANY_OF, ("yes",)),
    Head("annomi_input", Shape.ONE_OF, INPUTS, weight=0.5),
)
COLUMNS: Final = (
    *("mi_quality", "transcript_id", "utterance_id", "interlocutor", "utterance_text", "therapist_input_subtype"),
    *("therapist_input_exists", "reflection_exists", "question_subtype", "main_therapist_behaviour"),
)
POOR_WEIGHT: Final = 3.0
"""Poor talks are a ninth of the turns; without more weight their would-be reflections are read as reflections."""


@dataclass(frozen=True, slots=True)
class Said:
    """One turn of a talk with what people saw in it; the labels are empty for a client's turn."""

    transcript: str
    number: int
    good: bool
    therapist: bool
    text: str
    before: str
    behaviour: str = ""
    question: str = ""
    reflection: bool = False
    input: str = ""


def turns(root: Path) -> Iterator[Said]:
    """Yield every turn of every file `behaviours/annomi_*.csv`, in order, each transcript once."""
    seen: set[str] = set()
    for path in sorted((root / "behaviours").glob("annomi_*.csv")):
        rows = csv_rows(path, COLUMNS)
        for transcript, talk in groupby(rows, key=lambda pair: pair[1]["transcript_id"]):
            if transcript not in seen:
                yield from _talk(path, list(talk))
            seen.add(transcript)


def _talk(path: Path, rows: list[tuple[int, dict[str, str]]]) -> Iterator[Said]:
    last = {"therapist": "", "client": ""}
    for line, row in rows:
        who = row["interlocutor"]
        if who not in last:
            raise BadRecord(path, line, f"interlocutor '{who}' is neither therapist nor client")
        other = last["client" if who == "therapist" else "therapist"]
        yield _said(path, line, row, other)
        last[who] = row["utterance_text"]


def _said(path: Path, line: int, row: dict[str, str], before: str) -> Said:
    start = (
        row["transcript_id"],
        _number(path, line, row["utterance_id"]),
        row["mi_quality"] == "high",
        row["interlocutor"] == "therapist",
        row["utterance_text"],
        before,
    )
    if not start[3]:
        return Said(*start)
    subtype, given = row["therapist_input_subtype"], row["therapist_input_exists"] == "True"
    said = Said(
        *start,
        behaviour=row["main_therapist_behaviour"],
        question={"n/a": "none"}.get(row["question_subtype"], row["question_subtype"]),
        reflection=row["reflection_exists"] == "True",
        input=(subtype if subtype in INPUTS else "other") if given else "none",
    )
    if said.behaviour not in BEHAVIOURS or said.question not in QUESTIONS:
        raise BadRecord(path, line, f"unknown label '{said.behaviour}' or '{said.question}'")
    return said


def _number(path: Path, line: int, text: str) -> int:
    if not text.isdigit():
        raise BadRecord(path, line, f"utterance_id '{text}' is no number")
    return int(text)


def examples(root: Path) -> Iterator[Example]:
    """Yield the therapist's turns; those of poor talks weigh more."""
    for said in turns(root):
        if said.therapist:
            yield Example(
                id=f"annomi:{said.transcript}:{said.number}",
                group=said.transcript,
                part=part_of("annomi", said.transcript),
                turn=TextInContext(said.text, said.before, sentence_spans(said.text)),
                targets={
                    "annomi_behaviour": one_hot(BEHAVIOURS, said.behaviour),
                    "annomi_question": one_hot(QUESTIONS, said.question),
                    "annomi_reflection": (float(said.reflection),),
                    "annomi_input": one_hot(INPUTS, said.input),
                },
                weight=1.0 if said.good else POOR_WEIGHT,
            )
