from __future__ import annotations

import pytest

from warmline.core.wording.readability import readability, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("parcel", 2),
        ("delivery", 4),
        ("late", 1),
        ("statement", 2),
        ("waited", 2),
        ("called", 1),
        ("table", 2),
        ("see", 1),
        ("the", 1),
        ("unfortunately", 5),
        ("hmm", 1),
        ("refund", 2),
        ("promised", 2),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_published_formula() -> None:
    # 12 words in 2 sentences, 12 syllables: 0.39 * 6 + 11.8 * 1 - 15.59 = -1.45, and never below 0.
    easy = readability("The cat sat on the mat. The dog ran to the van.")
    assert (easy.words, easy.sentences, easy.mean_sentence_length, easy.grade) == (12, 2, 6.0, 0.0)
    # 5 words in 1 sentence, 12 syllables: 0.39 * 5 + 11.8 * 2.4 - 15.59 = 14.68.
    hard = readability("Delivery unfortunately was made late.")
    assert (hard.words, hard.sentences, hard.long_words) == (5, 1, 2)
    assert hard.grade == 14.68


def test_longer_words_and_sentences_are_harder() -> None:
    easy = readability("I will call you at six. You can rest.")
    hard = readability(
        "Subsequent to verification of the aforementioned documentation, reimbursement will be processed accordingly."
    )
    assert hard.grade > 12 > easy.grade
    assert hard.long_words > easy.long_words == 0


def test_a_text_without_words_has_zeros() -> None:
    for text in ("", "...", "😡", "123"):
        assert readability(text).grade == 0.0
        assert readability(text).words == 0
