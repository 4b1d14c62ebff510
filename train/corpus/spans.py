"""The sentences of a text as the labels of the corpus count them."""

from __future__ import annotations

from warmline.core.wording.sentences import sentence_spans, subject_end


def labelled_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of every sentence, a mail's subject line among them.

    The labels were given when the subject line still counted; the readers leave it out today.
    """
    return sentence_spans(text[: subject_end(text)]) + sentence_spans(text) or ((0, len(text)),)
