from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from warmline.core.customer.mood import Mood
from warmline.core.customer.mood_words import mood_word, pose_weights

share = st.floats(min_value=0.0, max_value=1.0, allow_nan=False)
moods = st.builds(Mood, anger=share, trust=share, patience=share, hope=share)
STEPS = (0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1.0)


def test_there_are_many_words_and_each_is_short_and_quiet() -> None:
    words = {mood_word(Mood(*four)) for four in itertools.product(STEPS, repeat=4)}
    assert len(words) >= 25
    for word in words:
        assert 2 <= len(word.split()) <= 4, word
        assert "!" not in word


def test_the_word_fits_the_mood() -> None:
    assert "ngry" in mood_word(Mood(0.9, 0.1, 0.3, 0.15))
    assert mood_word(Mood(0.36, 0.42, 0.6, 0.46)) == "Worried, but listening"
    assert mood_word(Mood(0.03, 0.85, 0.7, 0.95)) in ("Feels relieved", "Relieved and glad")


@given(moods)
def test_pose_weights_add_up(mood: Mood) -> None:
    weights = pose_weights(mood)
    assert set(weights) == {"calm", "worried", "annoyed", "angry", "relieved"}
    assert abs(sum(weights.values()) - 1.0) < 0.001
    assert all(0.0 <= weight <= 1.0 for weight in weights.values())


@given(moods, st.sampled_from(["anger", "trust", "hope"]))
def test_poses_change_smoothly(mood: Mood, name: str) -> None:
    near = mood.moved(**{name: 0.01})
    a, b = pose_weights(mood), pose_weights(near)
    assert max(abs(a[pose] - b[pose]) for pose in a) < 0.12


def test_the_face_follows_the_mood() -> None:
    assert max(pose_weights(Mood(0.9, 0.1, 0.3, 0.1)).items(), key=lambda item: item[1])[0] == "angry"
    assert max(pose_weights(Mood(0.0, 0.9, 0.7, 0.95)).items(), key=lambda item: item[1])[0] == "relieved"
