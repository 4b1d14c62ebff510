"""A memory of what is over that does not grow with the file."""

from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from warmline.core.conversation.seen import Seen


@given(st.lists(st.text(st.characters(), max_size=20), max_size=30), st.text(max_size=20))
def test_what_was_added_is_found_and_nothing_else(added: list[str], other: str) -> None:
    seen = Seen()
    for text in added:
        seen.add(text)
    assert all(text in seen for text in added)
    assert (other in seen) is (other in added)


def test_nothing_was_seen_at_the_beginning() -> None:
    assert "c1" not in Seen()


def test_a_lone_surrogate_is_a_text_too() -> None:
    seen = Seen()
    seen.add("c\ud800")
    assert "c\ud800" in seen
    assert "c" not in seen


def test_the_last_sheet_is_always_remembered_and_what_is_older_than_two_is_not() -> None:
    seen = Seen(per_sheet=100)
    for number in range(1000):
        seen.add(f"c{number}")
    assert all(f"c{number}" in seen for number in range(900, 1000))
    assert all(f"c{number}" in seen for number in range(800, 900)), "the sheet before is kept"
    assert not any(f"c{number}" in seen for number in range(800))


def test_ids_that_were_never_there_are_not_mistaken_for_those_that_were() -> None:
    seen = Seen()
    for number in range(20_000):
        seen.add(str(number))
    assert not any(str(-number) in seen for number in range(1, 20_000))


def test_a_hundred_times_as_many_take_no_more_memory() -> None:
    def used(count: int) -> int:
        tracemalloc.start()
        seen = Seen()
        for number in range(count):
            seen.add(f"c{number}")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    few, many = used(200), used(20_000)
    assert many < few + 10_000
    assert few < 9 * 1024 * 1024
