"""A reviewer's note: what is kept of it, and the real reason where it is not."""

from __future__ import annotations

import pytest

from warmline.apps.people.errors import Refused
from warmline.apps.people.notes import LONGEST_NOTE, read_note


def test_a_new_line_counts_once_whatever_the_browser_sends() -> None:
    typed = "\r\n".join(["y" * 99] * 10)
    assert len(typed) > LONGEST_NOTE
    assert len(read_note(f" {typed}\r\n")) == LONGEST_NOTE - 1


@pytest.mark.parametrize(("typed", "said"), [("", "what should change"), ("x" * 1001, "1,001 characters and 1,000")])
def test_it_is_refused_with_the_real_reason(typed: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_note(typed)


def test_where_it_is_not_needed_it_may_be_empty_and_still_not_too_long() -> None:
    assert read_note(" \r\n ", needed=False) == ""
    with pytest.raises(Refused, match="Shorten it"):
        read_note("x" * 1001, needed=False)
