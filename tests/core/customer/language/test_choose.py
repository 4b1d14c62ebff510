from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from warmline.core.customer.language import Language, LineSet
from warmline.core.customer.language.choose import Wanted, choose, fill, pick_text, slots_of, texts_of


def language() -> Language:
    sets = [
        LineSet("ask.next", ("And the next step?",)),
        LineSet("ask", ("What now?", "So?")),
        LineSet("ask", ("So what are you going to do?!",), mood=("hot",)),
        LineSet("ask", ("Next?",), voice=("terse",)),
        LineSet("react.time", ("{time}, good.",)),
    ]
    return Language.of("en", "1", sets, [])


def wanted(
    *uses: str,
    band: str = "calm",
    voice: str = "plain",
    said: tuple[str, ...] = (),
    slots: Mapping[str, str] | None = None,
) -> Wanted:
    return Wanted(uses, band, voice, slots or {}, frozenset(said))


def texts(query: Wanted, *, must: bool = False) -> Counter[str]:
    found = (choose(language(), query, random.Random(seed), must=must) for seed in range(60))
    return Counter(line.text for line in found if line is not None)


def test_the_first_use_that_has_a_line_is_taken() -> None:
    assert set(texts(wanted("ask.next", "ask"))) == {"And the next step?"}
    assert set(texts(wanted("ask.never", "ask"))) == {"What now?", "So?"}


def test_mood_and_voice_must_fit() -> None:
    assert "So what are you going to do?!" in texts(wanted("ask", band="hot"))
    assert "So what are you going to do?!" not in texts(wanted("ask", band="warm"))
    assert "Next?" not in texts(wanted("ask", voice="chatty"))


def test_a_voices_own_lines_are_likelier() -> None:
    counted = texts(wanted("ask", voice="terse"))
    assert counted["Next?"] > counted["So?"]


def test_a_line_once_said_is_not_chosen_again() -> None:
    assert set(texts(wanted("ask", said=("ask:What now?",)))) == {"So?"}
    assert not texts(wanted("ask.next", said=("ask.next:And the next step?",)))


def test_with_must_mood_and_voice_give_way_before_silence() -> None:
    used = ("ask:What now?", "ask:So?")
    assert not texts(wanted("ask", said=used))
    assert set(texts(wanted("ask", said=used), must=True)) <= {"So what are you going to do?!", "Next?"}
    assert texts(wanted("ask", said=used), must=True)


def test_a_line_whose_word_is_not_known_is_not_chosen() -> None:
    assert not texts(wanted("react.time"))
    assert set(texts(wanted("react.time", slots={"time": "by 18:00"}))) == {"{time}, good."}


def test_slots_are_filled_and_begin_large() -> None:
    assert fill("{time}, good.", {"time": "by 18:00"}) == "By 18:00, good."
    assert fill("So {time}?", {"time": "tonight"}) == "So tonight?"
    assert slots_of("{a} and {b_c}") == {"a", "b_c"}


def test_own_sentences_run_out() -> None:
    rng = random.Random(1)
    first = pick_text(("One.", "Two."), wanted(), "fact:x", rng)
    assert first is not None
    second = pick_text(("One.", "Two."), wanted(said=(first.id,)), "fact:x", rng)
    assert second is not None
    assert {first.text, second.text} == {"One.", "Two."}
    assert pick_text(("One.", "Two."), wanted(said=(first.id, second.id)), "fact:x", rng) is None


def test_no_two_parts_of_a_message_begin_alike_unless_nothing_else_is_left() -> None:
    begun = replace(wanted("ask"), begun=frozenset({"what"}))
    assert set(texts(begun)) == {"So?"}
    assert set(texts(replace(begun, begun=frozenset({"what", "so"})))) == {"What now?", "So?"}
    assert pick_text(("So be it.",), replace(begun, begun=frozenset({"so"})), "fact:x", random.Random(1)) is not None


def test_words_used_under_another_use_are_not_said_again() -> None:
    used = ("thank.brief:What now?", "fact:birthday:So?")
    assert texts_of(used) >= {"What now?", "So?"}
    assert not texts(replace(wanted("ask"), texts=texts_of(used)))
