"""Taking personal data out of a text, each kind by its own rule, and saying where it stood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from warmline.core.conversation.facts import CaseFacts

KINDS: Final = ("url", "email", "iban", "card", "reference", "phone", "address", "postcode", "birth date", "name")
"""The kinds that are taken out, in the order in which they are looked for; the first to claim a stretch keeps it."""

_NAME_KEYS: Final = ("customer_name", "name", "full_name", "first_name", "last_name", "account_holder", "passenger")


@dataclass(frozen=True, slots=True)
class RedactedSpan:
    """A stretch `text[start:end]` of the original text and what kind of data stood there."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without personal data: each stretch is replaced by its kind in brackets, such as [email]."""

    text: str
    spans: tuple[RedactedSpan, ...]


def redact(text: str, *, names: Iterable[str] = (), keep: Iterable[str] = ()) -> Redacted:
    """Replace personal data in a text.

    `names` are known names to take out, and what follows a title ("Mr. Jonas Peters") is one too; other names stay,
    because a guess would take out words as well. Dates go where the words say that they are a birth date. `keep` names
    kinds to leave (`reference` where order numbers must stay). Card numbers must pass the Luhn check and IBANs their
    checksum (ISO 13616), so that prices, times and plain order numbers stay. Time is linear in the text.
    """
    kept = frozenset(keep)
    unknown = kept - set(KINDS)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: no such kind; expected some of {', '.join(KINDS)}")
    spans: list[RedactedSpan] = []
    for kind in KINDS:
        if kind not in kept:
            finder = _all_names_finder(names) if kind == "name" else _FINDERS[kind]
            for start, end in finder(text):
                if not any(start < span.end and span.start < end for span in spans):
                    spans.append(RedactedSpan(start, end, kind))
    spans.sort(key=lambda span: span.start)
    return Redacted(_replaced(text, spans), tuple(spans))


def names_of(facts: CaseFacts) -> tuple[str, ...]:
    """Return the names of people that the facts of a case hold."""
    return tuple(fact.value for fact in facts if fact.key in _NAME_KEYS)


def _replaced(text: str, spans: list[RedactedSpan]) -> str:
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += [text[at : span.start], f"[{span.kind}]"]
        at = span.end
    return "".join([*pieces, text[at:]])


_EMAIL: Final = re.compile(
    r"(?<![\w.+%-])[\w+%-]{1,40}(?:\.[\w+%-]{1,40}){0,5}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}", re.I
)
_URL: Final = re.compile(r"\bhttps?://[^\s<>\"']{1,2000}", re.I)
_TOKEN_IN_URL: Final = re.compile(
    r"[?&#;/](?:token|key|auth|session|sid|sig|signature|code|password|pwd|access_token|reset|magic|login|otp|id)[=/]"
    r"|[A-Za-z0-9_-]{24,}|@",
    re.I,
)
_IBAN: Final = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)", re.I)
_CARD: Final = re.compile(r"(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])(?!\.\d)")
_REFERENCE: Final = re.compile(
    r"\b(?:order|account|customer|booking|reservation|case|ticket|tracking|invoice|policy|membership|member|contract"
    r"|reference|ref|claim|user ?name|user|login|passport|licen[cs]e|national insurance|ssn|meter|serial|pnr)"
    r"(?: (?:number|no|nr|id|ref|reference|code|name))?\.?(?: (?:is|was))?\s{0,2}[:#=]?\s{0,2}#?"
    r"(?P<value>(?=[A-Z-]{0,12}\d)[A-Z0-9][A-Z0-9-]{4,30})(?!\w)",
    re.I,
)
_PHONE: Final = re.compile(
    r"(?<![\w.,£$€#/:-])(?:\+\d{1,3}[ .-]?(?:\(0\)[ .-]?)?|00\d{1,3}[ .-]|\(\+?\d{1,4}\)[ .-]?|0)"
    r"\(?\d{2,5}\)?(?:[ .-]?\d{2,5}){1,4}(?![\w-])(?!\.\d)"
    r"|(?<![\w.,£$€#/:-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])(?!\.\d)"
)
_PHONE_LABELLED: Final = re.compile(
    r"\b(?:phone|mobile|cell|tel|telephone|whatsapp|call me|reach me|ring me|text me|contact me)\b"
    r"[^\d\n]{0,20}(?P<value>\+?\(?\d[\d ().-]{5,18}\d)(?!\w)",
    re.I,
)
_ADDRESS: Final = re.compile(
    r"(?<![\w£$€.:])\d{1,5}[a-z]?,? (?:[\w'’.-]{1,20} ){1,3}"
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|close|way|court|ct|gardens|terrace|boulevard|blvd|crescent|square|nagar|marg)"
    r"\b\.?",
    re.I,
)
_STREET_WORDS_NOT: Final = re.compile(
    r"\b(?:the|a|an|my|your|of|on|in|way|is|are|was|by|to|for|and|minutes?|hours?|days?|weeks?|times?|miles?|people)\b",
    re.I,
)
_POSTCODE_UK: Final = re.compile(r"(?<!\w)(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]{1,2}\d{1,2}[A-Z]?\d[A-Z]{2})(?!\w)")
_POSTCODE_LABELLED: Final = re.compile(
    r"\b(?:post ?code|zip(?: code)?|pin ?code|postal code)\b(?: is| was)?\s{0,2}:?\s{0,2}"
    r"(?P<value>[A-Z0-9][A-Z0-9 -]{2,8}[A-Z0-9])(?!\w)"
    r"|\b[A-Z]{2},? (?P<zip>\d{5}(?:-\d{4})?)(?!\w)",
    re.I,
)


_PARTICLES: Final = r"(?:(?:van|von|der|den|de|da|di|la|le|al|bin|ben|ter|zu)[ \t]){0,2}"
_TITLED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Madam|Señora?|Herr|Frau|Monsieur|Madame|MR|MRS|DR)\b\.?[ \t]{1,3}"
    rf"(?P<name>{_PARTICLES}[A-ZÀ-ÖØ-Þ](?:\.|[\w'’-]{{0,30}})(?:[ \t]{_PARTICLES}[A-ZÀ-ÖØ-Þ][\w'’-]{{1,30}}){{0,3}})"
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE: Final = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2} \d{1,2} \d{2,4}|\d{6,8}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? ?(?:\d{{4}}|['’]?\d\d)?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:\d{{4}}|['’]\d\d))?)"
)
_BIRTH_DATE: Final = re.compile(
    r"\b(?:born(?: on)?|birth ?dates?|birthda(?:y|te)s?|dates? of birth|d\.?o\.?b\.?)(?!\w)[^\d\n.!?;]{0,24}?"
    rf"(?<!\w)(?P<date>{_DATE})(?!\w)",
    re.I,
)


def _emails(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _EMAIL.finditer(text)) if "@" in text else iter(())


def _urls(text: str) -> Iterator[tuple[int, int]]:
    for match in _URL.finditer(text):
        address = match.group().rstrip(".,;:!?)")
        if _TOKEN_IN_URL.search(address, 8):
            yield match.start(), match.start() + len(address)


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    for match in _IBAN.finditer(text):
        start, end = match.span()
        # The pattern may have run on into the next word; the checksum says where the number ends.
        while end - start >= 15:
            if iban_holds(text[start:end]):
                yield start, end
                break
            end = max(text.rfind(" ", start, end), start)


def _cards(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _CARD.finditer(text) if luhn_holds(match.group()))


def _references(text: str) -> Iterator[tuple[int, int]]:
    return (match.span("value") for match in _REFERENCE.finditer(text))


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for match in _PHONE.finditer(text):
        if 7 <= sum(char.isdigit() for char in match.group()) <= 15:
            yield match.span()
    for match in _PHONE_LABELLED.finditer(text):
        if 7 <= sum(char.isdigit() for char in match.group("value")) <= 15:
            yield match.span("value")


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    for match in _ADDRESS.finditer(text):
        middle = match.group().split(" ", 1)[1].rsplit(" ", 1)[0]
        if not _STREET_WORDS_NOT.search(middle):
            yield match.span()


def _postcodes(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _POSTCODE_UK.finditer(text))
    for match in _POSTCODE_LABELLED.finditer(text):
        group = "value" if match.group("value") else "zip"
        if any(char.isdigit() for char in match.group(group)):
            yield match.span(group)


def _names_finder(names: Iterable[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    words = {word for name in names for word in re.findall(r"[^\W\d_][\w'’-]+", name) if len(word) > 1}
    whole = {name.strip() for name in names if len(name.strip()) > 1}
    if not words | whole:
        return lambda text: iter(())
    options = "|".join(re.escape(word) for word in sorted(words | whole, key=lambda word: (-len(word), word)))
    pattern = re.compile(rf"(?<!\w)(?:{options})(?:['’]s)?(?!\w)", re.I)
    return lambda text: (match.span() for match in pattern.finditer(text))


def _all_names_finder(names: Iterable[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    """Known names wherever they stand, and unknown ones after a title. The title stays."""
    known = _names_finder(names)

    def find(text: str) -> Iterator[tuple[int, int]]:
        yield from (match.span("name") for match in _TITLED.finditer(text))
        yield from known(text)

    return find


def _birth_dates(text: str) -> Iterator[tuple[int, int]]:
    for match in _BIRTH_DATE.finditer(text):
        yield match.span("date")


_FINDERS: Final[dict[str, Callable[[str], Iterator[tuple[int, int]]]]] = {
    "url": _urls,
    "email": _emails,
    "iban": _ibans,
    "card": _cards,
    "reference": _references,
    "phone": _phones,
    "address": _addresses,
    "postcode": _postcodes,
    "birth date": _birth_dates,
}


def luhn_holds(number: str) -> bool:
    """Say whether the digits of a number pass the Luhn check (ISO/IEC 7812-1). A row of one digit does not."""
    digits = [int(char) for char in number if char.isdigit()]
    if len(set(digits)) < 2:
        return False
    doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def iban_holds(number: str) -> bool:
    """Say whether a number passes the IBAN checksum (ISO 13616, modulus 97)."""
    plain = number.replace(" ", "").upper()
    if not 15 <= len(plain) <= 34 or not plain.isascii() or not plain.isalnum():
        return False
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(char, 36)) for char in moved)) % 97 == 1
