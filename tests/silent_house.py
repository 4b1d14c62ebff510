"""A wiring whose house neither speaks nor listens."""

from __future__ import annotations

from warmline.config.wiring import language, reader, rubric, words

__all__ = ["language", "listener", "reader", "rubric", "speaker", "words"]


def speaker() -> None:
    return None


def listener() -> None:
    return None
