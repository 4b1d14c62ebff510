from __future__ import annotations

import pytest

from warmline.core.customer.language import BANDS, Language, LineSet, Voice, band
from warmline.core.customer.mood import Mood


def small() -> Language:
    sets = [
        LineSet("ask", ("What now?", "And then?"), voice=("terse",)),
        LineSet("ask", ("What now?",)),
        LineSet("vent", ("I'm tired.",), mood=("hot",)),
    ]
    return Language.of("en", "1", sets, [Voice("terse", "Few words.", talk=0.1)])


def test_the_same_words_for_the_same_use_are_kept_once() -> None:
    assert [line.text for line in small().for_use("ask")] == ["What now?", "And then?"]


def test_an_unknown_use_has_no_lines_and_an_unknown_voice_is_plain() -> None:
    assert small().for_use("sing") == ()
    assert small().voice("terse").talk == 0.1
    assert small().voice("operatic").talk == 0.7


def test_a_wrong_mood_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="lukewarm"):
        LineSet("ask", ("What now?",), mood=("lukewarm",))


@pytest.mark.parametrize(
    ("mood", "name"),
    [
        (Mood(0.9, 0.1, 0.5, 0.1), "hot"),
        (Mood(0.45, 0.4, 0.5, 0.4), "upset"),
        (Mood(0.2, 0.3, 0.5, 0.4), "wary"),
        (Mood(0.2, 0.55, 0.5, 0.5), "calm"),
        (Mood(0.1, 0.8, 0.5, 0.9), "warm"),
    ],
)
def test_bands(mood: Mood, name: str) -> None:
    assert band(mood) == name
    assert name in BANDS


def test_a_line_with_groups_is_one_line_in_several_wordings() -> None:
    language = Language.of(
        "xx", "1", [LineSet("ask", ("What [now|next]?",), channel=("phone",), kind=("colleague",))], []
    )
    assert [line.text for line in language.for_use("ask")] == ["What now?", "What next?"]
    assert {line.family for line in language.lines} == {"ask:What [now|next]?"}
    assert language.families(("ask:What now?", "fact:x:y")) == {"ask:What [now|next]?"}
    assert {line.channels | line.kinds for line in language.lines} == {frozenset({"phone", "colleague"})}


@pytest.mark.parametrize(("field", "value"), [("channel", "fax"), ("kind", "robot")])
def test_a_wrong_channel_or_kind_is_refused_by_name(field: str, value: str) -> None:
    with pytest.raises(ValueError, match=value):
        LineSet("ask", ("What now?",), **{field: (value,)})


def test_a_spelling_that_is_no_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="okay > ok"):
        Voice("a", "", respell=("ok",))
