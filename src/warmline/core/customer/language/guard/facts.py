"""Facts: those planned stand as written, none is wrong, none is new, none comes too early."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from warmline.core.customer.language.guard.sources import Sources, numbers_in
from warmline.core.customer.language.wording import WordingTask
from warmline.core.customer.patterns import any_of, word_set
from warmline.core.customer.sentences import plain, words
from warmline.core.wording.sentences import sentences

_DATES: Final = any_of(
    "(?:mon|tues|wednes|thurs|fri|satur|sun)days?", "weekends?", "tomorrow", "yesterday", "tonight", "today",
    "this (?:morning|afternoon|evening|week|month|year)", "(?:last|next) (?:week|month|year|night|time)",
    "january|february|april|june|july|august|september|october|november|december",
    "noon|midnight|o'clock|christmas|easter",
)  # fmt: skip
# People, places and things of a life: naming one that the scenario does not is a new fact, however plain the word.
_LIFE: Final = word_set(
    "husband wife partner son sons daughter daughters child children kids kid mother father mum mom dad brother sister"
    " parents grandmother grandfather grandma grandson neighbour neighbours boss wedding funeral birthday holiday"
    " hospital doctor surgery operation lawyer solicitor court police newspaper ombudsman regulator bank salary rent"
    " dog cat car flat house pregnant sick ill died divorce job interview school exam party disabled wheelchair"
    " refund compensation voucher discount invoice receipt contract cancer medication insulin"
)
_PERSON: Final = word_set("he him his himself he's she her hers herself she's")
_UNKNOWN_SHARE: Final = 0.06  # of the words; the first is always free
_NAME: Final = re.compile(r"(?<![.?!:]\s)(?<!^)(?<![\"“>*-])\b[A-Z][a-z]{2,}(?:'s)?\b")
_RUN: Final = 4  # words in a row of a fact that are no chance any more
_ENDINGS: Final = ("'s", "s", "es", "ed", "d", "ing", "ly", "er")


def changes_a_fact(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether a sentence that carries a fact is missing or was changed."""
    said = _flat(text)
    return any(_flat(keep) not in said for keep in task.keep)


def has_a_wrong_number(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether a number is new, or one that the message must give is missing."""
    found = numbers_in(plain(text))
    return not found <= sources.numbers or not _digits(task.authored) <= _digits(text)


def has_a_wrong_date(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether a day, month or time of day is named that stands in no source."""
    known = {date.lower() for date in _DATES.findall(sources.text)}
    return not {date.lower() for date in _DATES.findall(plain(text))} <= known


def has_an_unknown_name(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether a word in capitals inside a sentence is no name that anybody used."""
    known = sources.case | sources.ordinary
    found = (name for sentence in sentences(plain(text)) for name in _NAME.findall(sentence))
    return any(not {name.lower(), name.lower().removesuffix("'s")} & known for name in found)


def tells_too_early(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether words give away a fact that must not be told yet."""
    said, spoken = set(words(text)), " ".join(words(text))
    known = " ".join(words(sources.text))
    for says in task.secret:
        if any(run in spoken and run not in known for say in says for run in _runs(words(say))):
            return True
        times = Counter(word for say in says for word in set(words(say)))
        telling = {word for word, count in times.items() if 2 * count >= len(says) and len(word) > 3}
        telling -= sources.case
        if (telling - sources.ordinary) & said or len(telling & said) >= 2:
            return True
    return False


def has_a_new_fact(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether something is named that neither the case nor everyday talk holds."""
    said = words(text)
    if any(word in _LIFE | _PERSON and word not in sources.case for word in said):
        return True
    unknown = [word for word in said if not is_known(word, sources)]
    return len(unknown) > max(1, int(_UNKNOWN_SHARE * len(said)))


def is_known(word: str, sources: Sources) -> bool:
    """Say whether a word, or the same one with another ending, stands in a source or in everyday talk."""
    known = sources.case | sources.ordinary
    if word in known or word.isdigit():
        return True
    stems = {word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)}
    return any(stem in known or f"{stem}e" in known for stem in stems) or any(
        f"{word}{end}" in known for end in _ENDINGS
    )


def _runs(said: tuple[str, ...]) -> set[str]:
    return {" ".join(said[at : at + _RUN]) for at in range(len(said) - _RUN + 1)}


def _digits(text: str) -> set[str]:
    return {number for number in numbers_in(text) if number[0].isdigit()}


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", plain(text)).strip().casefold().rstrip(".!")
