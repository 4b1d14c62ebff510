from __future__ import annotations

import pytest

from warmline.core.wording.phrases import Phrase


@pytest.mark.parametrize("pattern", ["new|another + parcel", "a* + !not", "new one"])
def test_a_pattern_that_parses_passes_the_check(pattern: str) -> None:
    Phrase.check(pattern)
    assert Phrase.parse(pattern).pattern == pattern


@pytest.mark.parametrize("pattern", ["", "  ", "a||b", "a + ", "!a", "a*b", "a + b!"])
def test_check_refuses_what_parse_refuses_and_in_the_same_words(pattern: str) -> None:
    with pytest.raises(ValueError) as checked:  # noqa: PT011
        Phrase.check(pattern)
    with pytest.raises(ValueError) as parsed:  # noqa: PT011
        Phrase.parse(pattern)
    assert str(checked.value) == str(parsed.value)
