"""Shows a scorecard as tables for people: one row a skill, and under --explain every quote behind it."""

from __future__ import annotations

from io import TextIOWrapper
from typing import BinaryIO, cast

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from warmline.config.cli.output import printable
from warmline.config.cli.scoring.beside import beside, lines_of
from warmline.core.conversation import Conversation
from warmline.core.moves import CUES, MOVES, Kind, Mark
from warmline.core.scoring.answers import LABELS, overall_range
from warmline.core.scoring.dialogue import LEAST_CONFIDENCE
from warmline.core.scoring.feedback.quoting import quote_marks
from warmline.core.scoring.scorecard import Observation, Resolved, Scorecard, SkillScore
from warmline.core.skills import Rubric

_RESOLVED = {Resolved.YES: "solved", Resolved.NO: "not solved", Resolved.UNCLEAR: "solved or not: unclear"}
_QUOTE = 110


class ScoreWriter:
    """Writes scorecards one after the other."""

    def __init__(self, out: BinaryIO, rubric: Rubric, *, explain: bool, plain: bool, last_turn: bool = False) -> None:
        """Write to `out`; `plain` leaves colours out; with `last_turn` the cards are of one turn."""
        self._text = TextIOWrapper(cast("BinaryIO", _Kept(out)), encoding="utf-8", errors="replace", write_through=True)
        width = 110 if plain or not out.isatty() else None
        self._console = Console(
            file=self._text, width=width, highlight=False, force_terminal=out.isatty() and not plain
        )
        self._rubric = rubric
        self._explain = explain
        self._last_turn = last_turn
        self._names = {skill.key: skill.name for skill in rubric}

    def show(self, card: Scorecard, conversation: Conversation) -> None:
        """Write one scorecard: a line on the whole, a table of the skills seen, a line on those not observed."""
        put = self._console.print
        put(Text.assemble((f"Conversation {printable(card.conversation)}", "bold"), f"  {_whole(card)}"))
        for error in card.critical:
            put(Text(f"  Critical, turn {error.turn}: {_label(error.name)}: “{printable(error.quote)}”", "bold red"))
        seen = [skill for skill in card.skills if skill.score is not None]
        if seen:
            put(Padding(self._skills(seen), (0, 0, 0, 2)))
        if self._explain:
            for skill in seen:
                put(Padding(self._evidence(skill, card, conversation), (1, 0, 0, 2)))
            if any(each.skill is None for each in card.evidence):
                put(Padding(_answers(card), (1, 0, 0, 2)))
            for number, line in enumerate(lines_of(beside(conversation, last_turn=self._last_turn))):
                put(Padding(line, (0 if number else 1, 0, 0, 2)))
        unseen = [self._names.get(skill.skill, skill.skill) for skill in card.skills if skill.score is None]
        put(Padding(Text(f"Not observed: {', '.join(unseen) or 'none'}.", "dim"), (0, 0, 0, 2)))
        put(Padding(Text("Suggested: worked out by the computer, checked by no one.", "dim"), (0, 0, 1, 2)))

    def close(self) -> None:
        """Bring everything to the stream, which stays open."""
        self._text.close()

    def _skills(self, seen: list[SkillScore]) -> Table:
        table = Table(box=None, pad_edge=False, header_style="dim")
        for heading in ("Skill", "Score", "90 % interval", "Level", "Chances"):
            table.add_column(heading, justify="left" if heading == "Skill" else "right")
        for skill in seen:
            table.add_row(
                self._names.get(skill.skill, skill.skill),
                f"{skill.score:.0f}",
                f"{skill.low:.0f} to {skill.high:.0f}",
                str(skill.level),
                str(skill.opportunities),
            )
        return table

    def _evidence(self, skill: SkillScore, card: Scorecard, conversation: Conversation) -> Text:
        text = Text(self._names.get(skill.skill, skill.skill), "bold")
        own = [each for each in card.observations if each.skill == skill.skill]
        sure = [each for each in own if each.confidence >= LEAST_CONFIDENCE]
        for each in sure:
            text.append("\n")
            text.append_text(self._observation(each, conversation))
        if len(sure) < len(own):
            text.append(f"\n  {_unsure(len(own) - len(sure))}", "not bold dim")
        return text

    def _observation(self, each: Observation, conversation: Conversation) -> Text:
        behaviour = self._rubric.behaviour(each.behaviour)[1]
        reached = "Nothing of it was seen." if each.missed else behaviour.anchors[each.anchor - 1].text
        text = Text.assemble((f"  {each.anchor} of 4  {behaviour.name}. ", "not bold"), style="not bold")
        text.append(f"{reached} ", "not bold dim")
        text.append(f"(sure to {each.confidence:.0%})", "not bold dim")
        if each.cue is not None and each.cue_turn is not None and each.cue.kind is Kind.CUE:
            text.append_text(_quoted(conversation, each.cue_turn, [each.cue], _label(each.cue.name), dim=True))
        for turn, mark in zip(each.mark_turns, each.marks, strict=True):
            text.append_text(_quoted(conversation, turn, [mark], _label(mark.name)))
        if not each.marks:
            text.append_text(_quoted(conversation, each.turn, [], "answered"))
        return text


def _quoted(conversation: Conversation, turn: int, marks: list[Mark], label: str, *, dim: bool = False) -> Text:
    """One line for one mark: who did what by which words."""
    said = conversation.turns[turn]
    quote = printable(quote_marks(said.text, marks, _QUOTE).shown)
    words = f"      turn {turn}, {said.speaker.value} {label}: “{quote}”"
    return Text(f"\n{words}", "not bold dim" if dim else "not bold")


def _unsure(count: int) -> str:
    what = "One more, less than 40 % sure, counts" if count == 1 else f"{count} more, each less than 40 % sure, count"
    return f"{what} a little and {'is' if count == 1 else 'are'} not shown."


def _answers(card: Scorecard) -> Text:
    """How each answer as a whole met its moment; this joins the overall figure and no skill."""
    text = Text("Answers as a whole", "bold")
    for each in card.evidence:
        if each.skill is None:
            label = LABELS.get(each.mark.name, each.mark.name)
            words = (
                f"\n  {each.effect:+.1f} points of the whole  turn {each.turn}, {label}: “{printable(each.mark.quote)}”"
            )
            text.append(words, "not bold")
    return text


def _whole(card: Scorecard) -> str:
    overall = "not observed" if card.overall is None else f"overall {card.overall:.0f} of 100"
    bounds = overall_range(card)
    lies = f" ({bounds[0]:.0f} to {bounds[1]:.0f})" if bounds else ""
    return f"{overall}{lies}, {_RESOLVED[card.resolved]}"


def _label(name: str) -> str:
    term = CUES.get(name) or MOVES.get(name)
    return term.label if term else name.replace("_", " ")


class _Kept:
    """A stream that its text wrapper must not close."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.closed = False

    def __getattr__(self, name: str) -> object:
        return getattr(self._out, name)

    def close(self) -> None:
        """Leave the stream open; flush it only."""
        if not self.closed:
            self._out.flush()
        self.closed = True
