"""A memory of what is over that does not grow with the file."""

from __future__ import annotations

import hashlib
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from warmline.core.conversation.seen import Seen, _marks


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


@given(st.text(max_size=30))
def test_a_text_has_sixteen_marks_and_each_is_one_bit_of_one_byte(text: str) -> None:
    marks = _marks(text)
    assert len(marks) == 16
    assert all(bit in {1, 2, 4, 8, 16, 32, 64, 128} for _, bit in marks)
    assert all(0 <= byte < 1 << 23 for byte, _ in marks)


def test_all_eight_bits_of_a_byte_are_used() -> None:
    bits = [bit for number in range(300) for _, bit in _marks(str(number))]
    counts = {bit: bits.count(bit) for bit in (1, 2, 4, 8, 16, 32, 64, 128)}
    assert min(counts.values()) > 0.8 * len(bits) / 8
    assert max(counts.values()) < 1.2 * len(bits) / 8


def test_the_whole_sheet_is_used() -> None:
    bytes_ = sorted(byte for number in range(300) for byte, _ in _marks(str(number)))
    assert bytes_[0] < 1 << 16
    assert bytes_[-1] > (1 << 23) - (1 << 16)


def test_a_text_is_marked_alike_in_every_process() -> None:
    # Worked out once by hand from SHA-512 of "c1", so that files read today and tomorrow agree.
    digest = hashlib.sha512(b"c1").digest()
    first = int.from_bytes(digest[:4], "little") % (1 << 26)
    assert _marks("c1")[0] == (first // 8, 2 ** (first % 8))
