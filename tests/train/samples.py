"""Small corpora in the form of the real ones, written for these tests."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from train.corpora import annomi

TALK = (
    ("therapist", "How are you?", "False", "n/a", "False", "open", "question"),
    ("client", "Tired.", "n/a", "n/a", "n/a", "n/a", "n/a"),
    ("therapist", "You feel worn out.", "False", "n/a", "True", "n/a", "reflection"),
    ("client", "Yes.", "n/a", "n/a", "n/a", "n/a", "n/a"),
    ("therapist", "You should sleep more.", "True", "advice", "False", "n/a", "therapist_input"),
)


def folder(root: Path) -> Path:
    """The folder of behaviours below the root, made if need be."""
    (root / "behaviours").mkdir(exist_ok=True)
    return root / "behaviours"


def write_annomi(root: Path, talks: dict[str, str], rows: Any = TALK, name: str = "annomi_train.csv") -> Path:
    """Talks by transcript id and quality, each with the same rows."""
    path = folder(root) / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, annomi.COLUMNS)
        writer.writeheader()
        for transcript, quality in talks.items():
            for number, (who, text, given, kind, reflection, question, main) in enumerate(rows):
                writer.writerow(
                    {
                        "mi_quality": quality,
                        "transcript_id": transcript,
                        "utterance_id": number,
                        "interlocutor": who,
                        "utterance_text": text,
                        "therapist_input_exists": given,
                        "therapist_input_subtype": kind,
                        "reflection_exists": reflection,
                        "question_subtype": question,
                        "main_therapist_behaviour": main,
                    }
                )
    return path


def write_requests(root: Path, community: str, scores: list[str]) -> Path:
    """Requests with these scores, numbered from 1."""
    path = folder(root) / f"politeness_{community}.csv"
    lines = ["Community,Id,Request,Normalized Score"]
    lines += [f"{community},{number},Could you look? {number},{score}" for number, score in enumerate(scores, 1)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_dialogues(
    root: Path, dialogues: dict[int, list[list[str]]], name: str = "casino_train_strategies.json"
) -> Path:
    """Dialogues by number, each a list of [text, labels]."""
    path = folder(root) / name
    given = [{"dialogue_id": number, "annotations": turns} for number, turns in dialogues.items()]
    path.write_text(json.dumps(given), encoding="utf-8")
    return path


def record(**changes: Any) -> dict[str, Any]:
    """One record of the project's own corpus: an agent's turn of two sentences."""
    given: dict[str, Any] = {
        "id": "s1-a",
        "set": "s1",
        "kind": "shows",
        "skill": "empathy",
        "channel": "chat",
        "english": "uk",
        "context": [{"speaker": "customer", "text": "It is late."}, {"speaker": "agent", "text": "Hello."}],
        "turn": {"speaker": "agent", "text": "Sorry. I will call.", "sentences": [[0, 6], [7, 19]]},
        "labels": {"moves": [["apologises", 0], ["next_step", 1]], "grades": {"names_the_feeling": 2}},
    }
    return given | changes


def write_own(corpus: Path, part: str, records: list[Any]) -> Path:
    """A file of one part of the project's own corpus."""
    (corpus / part).mkdir(parents=True, exist_ok=True)
    path = corpus / part / "written.jsonl"
    path.write_text("\n".join(json.dumps(each) for each in records) + "\n", encoding="utf-8")
    return path
