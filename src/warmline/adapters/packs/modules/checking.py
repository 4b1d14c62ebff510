"""What must hold in a module beyond its fields: keys, behaviours, gaps and right answers, pictures with words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import singledispatch
from typing import Final
from urllib.parse import urlsplit

from warmline.adapters.packs.modules.splitting import Cut
from warmline.adapters.packs.reader import Finding
from warmline.adapters.packs.rubric import load_rubric
from warmline.core.curriculum.module import (
    Choice,
    Embed,
    File,
    Front,
    Gap,
    Match,
    Order,
    Part,
    Plan,
    Reflect,
    Say,
    Section,
    Sound,
    Video,
    Worked,
)
from warmline.core.skills.keys import SKILL_KEYS

GAP: Final = "___"
KEY: Final = re.compile(r"[a-z][a-z0-9_]{2,59}")
_PART_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")
_SOURCE: Final = re.compile(r"media/[0-9a-f]{16}")
_PICTURE: Final = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<src>[^)\s]*)[^)]*\)")
_TAG: Final = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(\s|/?>)|<!--")
_CODE: Final = re.compile(r"`[^`]*`")
_HOW_SOURCE: Final = "expected media/ and the sixteen signs that the page Media shows beside a file."


def check_front(front: Front) -> Iterator[Finding]:
    """Yield everything that does not hold at the head of a module."""
    if not KEY.fullmatch(front.key):
        yield ("key",), "expected 3 to 60 small letters, digits and _, with a letter first."
    if not _LANGUAGE.fullmatch(front.language):
        yield ("language",), f"{front.language!r} is no language; expected two or three letters, such as en or pt-br."
    if not front.skills:
        yield ("skills",), "is empty; name at least one skill."
    for n, skill in enumerate(front.skills):
        if skill not in SKILL_KEYS:
            yield ("skills", n), f"{skill!r} is none of {', '.join(SKILL_KEYS)}."
    for n, key in enumerate(front.behaviours):
        yield from ((("behaviours", n), words) for words in _behaviour(key, front.skills))
    try:
        date.fromisoformat(front.review_by)
    except ValueError:
        yield ("review_by",), f"{front.review_by!r} is no day; expected one such as 2027-11-01, in quotes."


def _behaviour(key: str, skills: Sequence[str] = ()) -> Iterator[str]:
    try:
        skill = load_rubric().behaviour(key)[0].key
    except KeyError:
        yield f"{key!r} is no behaviour of the rubric."
        return
    if skills and skill not in skills:
        yield f"{key!r} belongs to {skill}, which is not among the skills of this module."


@singledispatch
def check_part(part: Part) -> Iterator[Finding]:
    """Yield everything that does not hold in an exercise or a recording."""
    if not _PART_KEY.fullmatch(getattr(part, "key", "")):
        yield ("key",), "expected up to 40 small letters, digits and _, with a letter first."
    behaviour = getattr(part, "behaviour", None)
    if behaviour is not None:
        yield from ((("behaviour",), words) for words in _behaviour(behaviour))


_common = check_part.dispatch(object)


@check_part.register
def _choice(part: Choice) -> Iterator[Finding]:
    yield from _common(part)
    right = sum(option.right for option in part.options)
    if len(part.options) < 2:
        yield ("options",), "has fewer than 2; give something to choose from."
    if not right:
        yield ("options",), "has no right one; write right: true where it is."
    if right > 1 and not part.several:
        yield ("options",), f"has {right} right ones; write several: true, or keep one."
    yield from _repeated("options", [option.text for option in part.options], "text")


@check_part.register
def _order(part: Order) -> Iterator[Finding]:
    yield from _common(part)
    if len(part.steps) < 3:
        yield ("steps",), "has fewer than 3; two can be put in order by chance."
    yield from _repeated("steps", part.steps)


@check_part.register
def _match(part: Match) -> Iterator[Finding]:
    yield from _common(part)
    if len(part.pairs) < 2:
        yield ("pairs",), "has fewer than 2; give something to join."
    yield from _repeated("pairs", [pair.one for pair in part.pairs], "one")


@check_part.register
def _gap(part: Gap) -> Iterator[Finding]:
    yield from _common(part)
    gaps = part.text.count(GAP)
    if not gaps:
        yield ("text",), f"has no gap; write {GAP} where the learner writes."
    elif gaps != len(part.words):
        yield ("words",), f"has {len(part.words)} entries; the text has {gaps} gaps."
    for n, words in enumerate(part.words):
        if not words:
            yield ("words", n), "is empty; name at least one wording that fits."


@check_part.register
def _say(part: Say) -> Iterator[Finding]:
    yield from _common(part)
    if not part.good:
        yield ("good",), "is empty; show at least one good answer and why it is good."


@check_part.register
def _worked(part: Worked) -> Iterator[Finding]:
    yield from _common(part)
    if len(part.steps) < 2:
        yield ("steps",), "has fewer than 2; an example is worked through in steps."
    faded = [step.faded for step in part.steps]
    if faded != sorted(faded):
        yield ("steps", faded.index(True), "faded"), "stands before a step that is shown; only the last steps fade."


@check_part.register(Video)
@check_part.register(Sound)
@check_part.register(File)
def _recording(part: Video | Sound | File) -> Iterator[Finding]:
    yield from _common(part)
    if not _SOURCE.fullmatch(part.src):
        yield ("src",), f"is {part.src!r}; {_HOW_SOURCE}"


@check_part.register
def _embed(part: Embed) -> Iterator[Finding]:
    yield from _common(part)
    address = urlsplit(part.address)
    if address.scheme != "https" or not address.hostname or address.username or address.port not in (None, 443):
        yield ("address",), "expected an address that begins with https:// and holds no name, password or port."


@check_part.register(Reflect)
@check_part.register(Plan)
def _written(part: Reflect | Plan) -> Iterator[Finding]:
    yield from _common(part)


def _repeated(field: str, texts: Sequence[str], *inner: str) -> Iterator[Finding]:
    for n, text in enumerate(texts):
        if text in texts[:n]:
            yield (field, n, *inner), f"{text!r} is there twice."


def check_prose(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line from 0, what is wrong) of a run of Markdown: raw HTML, a first heading, a picture without words."""
    fenced = False
    for n, line in enumerate(text.split("\n")):
        if line.startswith(("```", "~~~")):
            fenced = not fenced
        if fenced:
            continue
        plain = _CODE.sub("", line)
        if _TAG.search(plain):
            yield n, "holds HTML, which is not used here; write Markdown, or put it between ` signs to show it."
        if re.match(r"#\s", plain):
            yield n, "is a heading of the first order; the title stands at the head. Write ## for a section."
        for picture in _PICTURE.finditer(plain):
            if not picture["alt"].strip():
                yield n, "shows a picture without words; write between [ and ] what it shows."
            if not _SOURCE.fullmatch(picture["src"]):
                yield n, f"shows a picture from {picture['src']!r}; {_HOW_SOURCE}"


def check_whole(
    cuts: Sequence[Cut], keys: Sequence[tuple[int, str]], sections: Sequence[Section]
) -> Iterator[tuple[int | None, str, str]]:
    """Yield (line, field, what is wrong) of the text as a whole: no section, an empty one, keys twice."""
    if not cuts:
        yield None, "", "has no section; begin one with a line such as ## What it is about."
    known: set[str] = set()
    for cut, section in zip(cuts, sections, strict=True):
        if not cut.parts:
            yield cut.line, "", f"the section {cut.title!r} is empty; write something below it, or take it out."
        if section.key in known:
            yield (
                cut.line,
                "",
                f"{section.key!r} is the key of an earlier section; write {{#another_key}} behind the title.",
            )
        known.add(section.key)
    seen: set[str] = set()
    for line, key in keys:
        if key in seen:
            yield line, "key", f"{key!r} is there twice; each block needs one of its own."
        seen.add(key)
