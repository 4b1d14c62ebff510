from __future__ import annotations

import pytest

from warmline.core.customer.language.opening import joined, takes_opener


@pytest.mark.parametrize("text", ["What happens next?", "This isn't good enough.", "I told you all of it."])
def test_a_whole_line_takes_a_first_word(text: str) -> None:
    assert takes_opener(text, "ask")


@pytest.mark.parametrize(
    "text",
    ["So what happens now?", "Okay, do it.", "Hm, I don't know.", "“Soon” isn't a time.", "{value}. Again.", "Why?"],
)
def test_one_that_has_a_first_word_does_not(text: str) -> None:
    assert not takes_opener(text, "ask")


@pytest.mark.parametrize("use", ["react.blamed", "tail.tell", "close", "leave", "thank", "silence"])
def test_reactions_and_farewells_begin_with_themselves(use: str) -> None:
    assert not takes_opener("What happens next to it?", use)


def test_after_a_comma_it_goes_on_small_unless_it_is_a_name_or_the_authors() -> None:
    assert joined("Look,", "What happens now?", own=False) == "Look, what happens now?"
    assert joined("Look,", "I told you.", own=False) == "Look, I told you."
    assert joined("Look,", "PX-4471 is mine.", own=False) == "Look, PX-4471 is mine."
    assert joined("Since you ask.", "Tuesday, it says.", own=True) == "Since you ask. Tuesday, it says."
    assert joined("", "Fine.", own=False) == "Fine."
