from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.wording.sentences import sentence_spans, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("   ", ()),
        ("one", ("one",)),
        ("One. Two.", ("One.", "Two.")),
        ("It costs 3.50. Call e.g. at 18:00.", ("It costs 3.50.", "Call e.g. at 18:00.")),
        ("sorry about that.I will send it", ("sorry about that.", "I will send it")),
        ("ok thanks\nI wait\n\nyes", ("ok thanks", "I wait", "yes")),
        ("Subject: Re: Two cups. Short?\n\nDear Ms Duarte,\nOne. Two.", ("Dear Ms Duarte,", "One.", "Two.")),
        ("Subject: only this line", ("Subject: only this line",)),
        ("Subject: only this line\n\n", ("Subject: only this line",)),
        ("The subject: cups.\nOne.", ("The subject: cups.", "One.")),
        ("1. Unplug it. 2. Wait.", ("1. Unplug it.", "2. Wait.")),
        ("Mr. Smith is in. Call him.", ("Mr. Smith is in.", "Call him.")),
        ("I am J. Smith.", ("I am J. Smith.",)),
        ("at 5 p.m. Then we go", ("at 5 p.m.", "Then we go")),
        ("at 5 p.m. but not later", ("at 5 p.m. but not later",)),
        ("See no. 5 now.", ("See no. 5 now.",)),
        ("Refund etc. and so on. Bye", ("Refund etc. and so on.", "Bye")),
        ("go to www.shop.example.com/x now", ("go to www.shop.example.com/x now",)),
        ("Really?? Yes!!! ok", ("Really??", "Yes!!!", "ok")),
        ("Wait... then go", ("Wait...", "then go")),
        ("“I am here.” She said", ("“I am here.”", "She said")),
        ("Great :)", ("Great :)",)),
        ("Done. :)", ("Done. :)",)),
        ("...", ("...",)),
        ("您好。请等一下！", ("您好。", "请等一下！")),
        ("नमस्ते। धन्यवाद।", ("नमस्ते।", "धन्यवाद।")),
        ("It was I. No more.", ("It was I.", "No more.")),
        ("version 10.0.19045 is out", ("version 10.0.19045 is out",)),
        ("a\x00b. C", ("a\x00b.", "C")),
        ("no punctuation here just words and words", ("no punctuation here just words and words",)),
        ("Tea approx. 5 cups", ("Tea approx. 5 cups",)),
        ("Hi\r\nthere", ("Hi", "there")),
    ],
)
def test_where_sentences_end(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="ab .!?\n1,:)“”'é。", max_size=120))
def test_spans_are_in_order_trimmed_and_hold_every_word(text: str) -> None:
    spans = sentence_spans(text)
    assert all(low < high for low, high in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(text[low:high] == text[low:high].strip() for low, high in spans)
    covered = {at for low, high in spans for at in range(low, high)}
    assert all(at in covered for at, char in enumerate(text) if char.isalnum())


@given(st.text(max_size=300))
def test_any_text_can_be_split_and_always_alike(text: str) -> None:
    assert sentence_spans(text) == sentence_spans(text)


@pytest.mark.parametrize(
    "text", ["!" * 20_000, ". " * 10_000, "a." * 10_000, "\n" * 20_000, "A.b" * 6_000, "1. " * 6_000]
)
def test_hostile_texts_take_linear_time(text: str) -> None:
    begin = time.process_time()
    sentence_spans(text)
    assert time.process_time() - begin < 2.0
