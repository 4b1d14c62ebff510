"""The exam of the corpus is as it was sealed, and was not written from the reader's word lists."""

import ast
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from train.corpus.places import HOME, sheets

from warmline.core.moves import families

EXAM = HOME / "written" / "exam"
GRAM = 4
PARTS = ("train", "exam")
# Four words in a row that a word list holds too occur in ordinary English ("is there anything else"). A text written
# from the lists would hold them in nearly every answer. Half of those found are "thank you for your" in templates.
MOST_SHARED = 0.10


def test_every_file_of_the_exam_is_as_it_was_sealed() -> None:
    sealed = dict(reversed(line.split()) for line in (HOME / "exam.sha256").read_text().splitlines())
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in EXAM.glob("*.txt")}
    assert found == sealed


def test_few_answers_of_the_exam_share_four_words_with_a_word_list() -> None:
    listed = {gram for text in lexicon_texts() for gram in grams(text)}
    answers = [text for _, sets in sheets("exam") for each in sets for _, text in each.answers]
    shared = [text for text in answers if listed & set(grams(text))]
    assert len(listed) > 200
    assert len(answers) > 1_000
    assert len(shared) / len(answers) < MOST_SHARED


def test_the_overlap_is_seen_where_there_is_one() -> None:
    listed = {gram for text in lexicon_texts() for gram in grams(text)}
    assert listed & set(grams("Is there anything else I can help you with?"))


def test_no_set_of_the_exam_stands_in_the_training_part() -> None:
    texts = {
        part: {said for _, sets in sheets(part) for each in sets for _, said in each.answers}
        for part in ("train", "exam")
    }
    assert not texts["train"] & texts["exam"]


def lexicon_texts() -> Iterator[str]:
    """Every string of the reader's families, cut where its patterns offer alternatives."""
    for path in sorted(Path(str(families.__file__)).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from re.split(r"[|+!\n]", node.value)


def grams(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))
    return [tuple(words[n : n + GRAM]) for n in range(len(words) - GRAM + 1)]
