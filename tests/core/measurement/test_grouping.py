"""Texts grouped by what they share."""

from __future__ import annotations

import time

import pytest

from warmline.core.measurement.grouping import MOST, group_texts

SHORT = ["More short examples please", "Shorter examples", "The examples are too long, short ones please"]
SOUND = ["The sound of the video was too quiet", "I could not hear the video, quiet sound"]


def test_those_that_say_the_same_are_together() -> None:
    groups = group_texts([SHORT[0], SOUND[0], SHORT[2], "Everything fine", SOUND[1], "More examples, short please"])
    assert [group.members for group in groups] == [(0, 2, 5), (1, 4), (3,)]
    assert [group.size for group in groups] == [3, 2, 1]
    assert set(groups[0].words) >= {"short", "examples"}
    assert groups[1].typical in SOUND


def test_a_typical_text_is_one_of_its_group_and_words_are_as_written() -> None:
    (group, *_rest) = group_texts(SHORT[:1] + SHORT[2:])
    assert group.typical in SHORT
    assert "examples" in group.words


def test_texts_without_a_word_in_common_stay_apart() -> None:
    groups = group_texts(["Louder video", "Fewer questions", "..."])
    assert [group.size for group in groups] == [1, 1, 1]
    assert all(group.words == () for group in groups)


def test_nothing_gives_nothing_and_too_much_is_refused() -> None:
    assert group_texts([]) == []
    with pytest.raises(ValueError, match="301 texts"):
        group_texts(["a"] * (MOST + 1))


def test_a_hundred_and_twenty_texts_take_less_than_two_seconds() -> None:
    words = ["video", "quiet", "example", "short", "question", "hard", "shift", "desk", "parcel", "card"]
    texts = [f"{words[n % 10]} {words[n * 7 % 9]} {words[n * 3 % 8]}" for n in range(120)]
    begun = time.process_time()
    assert sum(group.size for group in group_texts(texts)) == 120
    assert time.process_time() - begun < 2
