"""Labels count a mail's subject line; the readers of today do not read it."""

from __future__ import annotations

import pytest
from train.corpus.spans import labelled_spans

from warmline.core.wording.sentences import sentence_spans, subject_end


@pytest.mark.parametrize(
    ("text", "labelled"),
    [
        ("Subject: Your claim\n\nDear Ms Bell,\nIt is paid.", ["Subject: Your claim", "Dear Ms Bell,", "It is paid."]),
        ("Subject: One. Two\nBody here.", ["Subject: One.", "Two", "Body here."]),
        ("No subject. At all.", ["No subject.", "At all."]),
        ("Subject: nothing below", ["Subject: nothing below"]),
        ("", [""]),
    ],
)
def test_the_subject_line_is_counted_and_the_rest_is_as_it_is_read(text: str, labelled: list[str]) -> None:
    assert [text[start:end] for start, end in labelled_spans(text)] == labelled
    read = sentence_spans(text)
    assert labelled_spans(text)[len(labelled) - len(read) :] == read or not text
    assert all(start >= subject_end(text) for start, _ in read)
