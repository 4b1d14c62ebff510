"""Sentences in many words for one name: which hold it, which do not, and what must not change the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Read = Callable[[str], frozenset[str]]


def missed(read: Read, name: str, sentences: Iterable[str]) -> list[str]:
    """The sentences in which the reader does not find this name."""
    return [text for text in sentences if name not in read(text)]


def made_up(read: Read, name: str, sentences: Iterable[str]) -> list[str]:
    """The sentences in which the reader finds this name."""
    return [text for text in sentences if name in read(text)]


def otherwise_written(text: str) -> dict[str, str]:
    """The same words as other people type them; none of these changes what was said."""
    return {
        "curly apostrophes": text.replace("'", "’"),
        "small letters": text[:1].lower() + text[1:],
        "two spaces": text.replace(" ", "  "),
        "a line below": f"\n{text}\n",
        "behind a short sentence": f"Right. {text}",
    }


def unstable(read: Read, name: str, sentences: Iterable[str]) -> list[tuple[str, str]]:
    """The sentences, with the way of writing, in which a name that was found is found no more."""
    return [
        (how, text)
        for text in sentences
        for how, other in otherwise_written(text).items()
        if name in read(text) and name not in read(other)
    ]
