from __future__ import annotations

import pytest

from warmline.core.customer.language.variants import variants


def test_a_plain_line_is_one_wording() -> None:
    assert variants("What now?") == ("What now?",)


def test_groups_multiply_in_order() -> None:
    found = variants("What [happens|comes] [next|now]?")
    assert found == ("What happens next?", "What happens now?", "What comes next?", "What comes now?")


def test_an_empty_choice_leaves_no_gap_and_the_beginning_stays_as_it_was() -> None:
    assert variants("[And|] what now?") == ("And what now?", "What now?")
    assert variants("[and|] what now?")[-1] == "what now?"
    assert variants("Fine[ |] , then.")[0] == "Fine, then."


@pytest.mark.parametrize("text", ["What [happens?", "What ]happens|", "[one] group"])
def test_a_bracket_that_opens_no_group_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="square bracket"):
        variants(text)


def test_a_line_with_too_many_wordings_is_refused() -> None:
    with pytest.raises(ValueError, match="60 is the most"):
        variants(" ".join(["[a|b|c|d]"] * 4))
