"""A lint for feedback: it speaks of the words said and the next try, never of the person.

Feedback aimed at the self, praise included, helped least and often harmed; feedback aimed at the task helped most
(Kluger and DeNisi, 1996). Every sentence that Warmline writes about an answer is held against this list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch `text[start:end]` that speaks of the person, and what to write instead."""

    start: int
    end: int
    quote: str
    why: str


_TRAITS: Final = (
    "rude|lazy|cold|careless|unprofessional|incompetent|poor|bad|weak|slow|stupid|arrogant|aggressive|defensive"
    "|impatient|unkind|dismissive|robotic|insensitive|negative|difficult|sloppy|thoughtless|clumsy"
    "|selfish|useless|hopeless|unhelpful"
    "|uncaring|harsh|nervous|shy|passive|emotional|sensitive|talented|gifted"
    "|brilliant|amazing|smart|clever|great|excellent"
    "|wonderful|fantastic|perfect|terrible|awful|good|kind|warm|empathetic|patient|natural|caring|friendly|confident"
)
_KINDS: Final = (
    "agent|person|listener|communicator|colleague|advisor|adviser|talent|natural|problem solver|star|winner"
    "|failure|loser"
)
_DEGREE: Final = (
    r"(?:a |an |the |too |very |so |really |quite |rather |always |just |such |not |naturally |clearly |being |a bit "
    r"|a little )"
)
_RULES: Final[tuple[tuple[str, str], ...]] = (
    (
        rf"\byou(?:['’]re| are| were| seem| seemed| sound| sounded| look| looked| come across as"
        r"| came across as| can be)"
        rf" {_DEGREE}{{0,3}}(?:{_TRAITS})\b",
        "says how the person is; say what the words did",
    ),
    (
        rf"\byou(?:['’]re| are| were) {_DEGREE}{{0,3}}(?:[a-z]+ )?(?:{_KINDS})\b",
        "names a kind of person; name the words",
    ),
    (
        r"\byou (?:have )?(?:failed|fail|messed up|screwed up|blew it|lost|let [a-z]+ down)\b",
        "blames; say what to try next",
    ),
    (
        r"\byou (?:always|never|constantly|tend to|lack|lacked|do not know how|don['’]t know how)\b",
        "makes a rule of the person from one answer; speak of this answer",
    ),
    (r"\byou (?:should|ought to|could|must|need to) have\b", "looks back with blame; say what to try next time"),
    (
        r"\byour (?:fault|mistake|failure|failing|attitude|personality|character|weakness|weaknesses|weak point"
        r"|behaviour|nature|lack of [a-z]+|inability|poor [a-z]+|bad [a-z]+|problem)\b",
        "speaks of the person; name the words and what they did",
    ),
    (
        r"\b(?:poor|poorly|badly|terrible|awful|unacceptable|inadequate)\b",
        "judges; describe instead",
    ),
    (
        r"\b(?:blame|to blame|fault|guilty|shame|ashamed|embarrassing|pathetic)\b",
        "blames; say what happened and what to try",
    ),
    (
        r"\b(?:worse|better|weaker|stronger) than (?:others|other|your|the rest|most|average|everyone)\b",
        "compares people",
    ),
    (r"\b(?:failed|failure|failing|incompetence|incompetent|careless|lazy|rude|stupid)\b", "judges the person"),
    (
        r"\b(?:well done|good job|great job|good girl|good boy|proud of you|i am proud|congratulations)\b",
        "praises the person; name what helped",
    ),
)
_COMPILED: Final = tuple((re.compile(pattern, re.IGNORECASE), why) for pattern, why in _RULES)
_QUOTED: Final = re.compile(r"[“\"«][^”\"»\n]{0,2000}[”\"»]|(?<!\w)[‘'](?=\w)[^’'\n]{1,500}[’'](?!\w)")


def about_task(text: str) -> tuple[Finding, ...]:
    """Return every stretch of a feedback text that speaks of the person, in order; empty where it stays on the task.

    Words in quotation marks are somebody's own and are not judged.
    """
    plain = _QUOTED.sub(lambda match: "·" * len(match.group()), text)
    found: list[Finding] = []
    for pattern, why in _COMPILED:
        for match in pattern.finditer(plain):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(Finding(match.start(), match.end(), text[match.start() : match.end()], why))
    return tuple(sorted(found, key=lambda finding: finding.start))
