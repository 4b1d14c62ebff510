"""A conversation with what was read in it: which words were marked as what, and which points they gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from warmline.core.conversation import Speaker
from warmline.core.moves import CUES, MOVES, Mark, Reading
from warmline.core.scoring.answers import LABELS
from warmline.core.scoring.contested import answer_place, whole_answers
from warmline.core.scoring.dialogue import LEAST_CONFIDENCE
from warmline.core.scoring.revising import observation_points
from warmline.core.scoring.scorecard import Evidence, Observation, Scorecard
from warmline.core.skills import Rubric

# Of a line that holds many marks so many that helped, and so many that cost, are shown at first. Chosen: a letter
# that marks every word teaches none.
FEW = 3


def with_sign(points: float) -> str:
    """Return points with their sign, such as "+2.6" or "−1.3"."""
    return f"{points:+.1f}".replace("-", "−")


@dataclass(frozen=True, slots=True)
class Counted:
    """One point of a score: its place among the observations, what it is about, the anchor 1-4, its signed points."""

    place: int
    name: str
    skill: str
    anchor: int
    points: float

    @property
    def signed(self) -> str:
        """The points with their sign."""
        return with_sign(self.points)


@dataclass(frozen=True, slots=True)
class LineMark:
    """One cue or move in a line, numbered from 1. `counted` are the points it decided, `called` what it called for."""

    number: int
    label: str
    quote: str
    start: int
    end: int
    percent: int
    cue: bool
    counted: tuple[Counted, ...] = ()
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: the marks that cover it, and those that end with it."""

    text: str
    cue: bool
    move: bool
    ends: tuple[LineMark, ...]


@dataclass(frozen=True, slots=True)
class WholeAnswer:
    """How an answer as a whole met its moment: in words, by which sentence, how surely, its points of the whole.

    `place` is where an appeal against it is kept."""

    label: str
    quote: str
    percent: int
    points: float
    place: int = -1

    @property
    def signed(self) -> str:
        """The points with their sign."""
        return with_sign(self.points)


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One message.

    `answer` counts the agent's answers from 1; `missed` are chances that the answer left; `whole` is how it met
    its moment as a whole, where the reader grades that. `other` is "bot" or "note" where neither customer nor
    agent speaks.
    """

    turn: int
    mine: bool
    answer: int
    text: str
    marks: tuple[LineMark, ...] = ()
    missed: tuple[Counted, ...] = ()
    whole: WholeAnswer | None = None
    other: str = ""

    @property
    def few(self) -> MarkedLine:
        """The same line with the marks that matter most; itself where there are only a few.

        Of the agent's: those with the most points gained, and with the most lost. Of the customer's: those that called
        for something. Where neither says anything, the surest.
        """
        if len(self.marks) <= 2 * FEW:
            return self
        worth = {mark.number: sum(one.points for one in mark.counted) for mark in self.marks}
        gains = sorted((mark for mark in self.marks if worth[mark.number] > 0), key=lambda mark: -worth[mark.number])
        losses = sorted((mark for mark in self.marks if worth[mark.number] < 0), key=lambda mark: worth[mark.number])
        calls = [mark for mark in self.marks if mark.called and not worth[mark.number]]
        chosen = [*gains[:FEW], *losses[:FEW], *calls[:FEW]]
        kept = {mark.number for mark in chosen or sorted(self.marks, key=lambda mark: -mark.percent)[:FEW]}
        return replace(self, marks=tuple(mark for mark in self.marks if mark.number in kept))

    @property
    def missed_most(self) -> tuple[Counted, ...]:
        """The chances left that cost most, at most three, in their order."""
        most = sorted(self.missed, key=lambda one: one.points)[:FEW]
        return tuple(one for one in self.missed if one in most)

    @property
    def missed_more(self) -> tuple[Counted, ...]:
        """The other chances that were left."""
        most = self.missed_most
        return tuple(one for one in self.missed if one not in most)

    def pieces(self) -> Iterator[Piece]:
        """Yield the text in stretches that are marked alike, in order; together they are the whole text."""
        bounds = {0, len(self.text)} | {bound for mark in self.marks for bound in (mark.start, mark.end)}
        edges = sorted(bounds)
        for start, end in pairwise(edges):
            over = [mark for mark in self.marks if mark.start <= start and end <= mark.end]
            ends = tuple(mark for mark in self.marks if mark.end == end)
            yield Piece(
                self.text[start:end],
                any(mark.cue for mark in over),
                any(not mark.cue for mark in over),
                ends,
            )


@dataclass(frozen=True, slots=True)
class MarkedTalk:
    """The whole conversation, line by line."""

    lines: tuple[MarkedLine, ...]

    def has(self, place: int) -> bool:
        """Say whether some line carries the point of this place."""
        return any(
            counted.place == place
            for line in self.lines
            for counted in (*line.missed, *(one for mark in line.marks for one in mark.counted))
        )


def marked_talk(reading: Reading, card: Scorecard, rubric: Rubric) -> MarkedTalk:
    """Return the conversation of this reading with the points of the card made from it."""
    points = _points(card, rubric)
    deciding, calling, missed = _by_mark(card.observations, points)
    wholes = {each.turn: _whole(each, answer_place(n)) for n, each in enumerate(whole_answers(card))}
    lines: list[MarkedLine] = []
    answer = 0
    for turn in reading:
        answer += turn.speaker is Speaker.AGENT
        sure = [mark for mark in turn.marks if mark.confidence >= LEAST_CONFIDENCE and mark.end > mark.start]
        marks = tuple(
            _line_mark(number, mark, deciding.get((turn.turn, mark), ()), calling.get((turn.turn, mark), ()))
            for number, mark in enumerate(sure, start=1)
        )
        mine = turn.speaker is Speaker.AGENT
        chances = tuple(missed.get(turn.turn, ()))
        other = turn.speaker.value if turn.speaker in (Speaker.BOT, Speaker.NOTE) else ""
        lines.append(MarkedLine(turn.turn, mine, answer, turn.text, marks, chances, wholes.get(turn.turn), other))
    return MarkedTalk(tuple(lines))


def _whole(each: Evidence, place: int) -> WholeAnswer:
    label = LABELS.get(each.mark.name, each.mark.name.replace("_", " "))
    return WholeAnswer(label, each.mark.quote, round(100 * each.mark.confidence), round(each.effect, 1), place)


def _points(card: Scorecard, rubric: Rubric) -> Sequence[Counted]:
    names = {each.key: (each.name, skill.name) for skill, each in rubric.behaviours()}
    shares = observation_points(card)
    return [
        Counted(place, *names.get(seen.behaviour, (seen.behaviour, seen.skill)), seen.anchor, round(share, 1))
        for place, (seen, share) in enumerate(zip(card.observations, shares, strict=True))
    ]


Marks = Mapping[tuple[int, Mark], Sequence[Counted]]


def _by_mark(
    observations: Iterable[Observation], points: Sequence[Counted]
) -> tuple[Marks, Marks, Mapping[int, Sequence[Counted]]]:
    """The points by the mark that decided them, by the cue that called for them, and by the turn that left them."""
    deciding: dict[tuple[int, Mark], list[Counted]] = {}
    calling: dict[tuple[int, Mark], list[Counted]] = {}
    missed: dict[int, list[Counted]] = {}
    for seen, point in zip(observations, points, strict=True):
        for turn, mark in zip(seen.mark_turns, seen.marks, strict=True):
            deciding.setdefault((turn, mark), []).append(point)
        if not seen.marks:
            missed.setdefault(seen.turn, []).append(point)
        if seen.cue is not None and seen.cue_turn is not None:
            calling.setdefault((seen.cue_turn, seen.cue), []).append(point)
    return deciding, calling, missed


def _line_mark(number: int, mark: Mark, counted: Sequence[Counted], called: Sequence[Counted]) -> LineMark:
    term = CUES.get(mark.name) or MOVES.get(mark.name)
    return LineMark(
        number=number,
        label=term.label if term else mark.name.replace("_", " "),
        quote=mark.quote,
        start=mark.start,
        end=mark.end,
        percent=round(100 * mark.confidence),
        cue=mark.name in CUES,
        counted=tuple(counted),
        called=tuple(dict.fromkeys(point.name for point in called)),
    )
