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
        for each in card.observations:
            if each.skill == skill.skill:
                text.append("\n")
                text.append_text(self._observation(each, conversation))
        return text

    def _observation(self, each: Observation, conversation: Conversation) -> Text:
        behaviour = self._rubric.behaviour(each.behaviour)[1]
        text = Text.assemble((f"  {each.anchor} of 4  {behaviour.name}. ", "not bold"), style="not bold")
        text.append(f"{behaviour.anchors[each.anchor - 1].text}\n", "not bold dim")
        if each.cue is not None and each.cue_turn is not None and each.cue.kind is Kind.CUE:
            who = conversation.turns[each.cue_turn].speaker.value
            quote = printable(quote_marks(conversation.turns[each.cue_turn].text, [each.cue], _QUOTE).shown)
            text.append(f"      turn {each.cue_turn}, {who} {_label(each.cue.name)}: “{quote}”\n", "not bold dim")
        text.append(f"      turn {each.turn}, agent: “{printable(_own_words(each, conversation))}”", "not bold")
        found = ", ".join(_label(mark.name) for mark in each.marks) or "nothing of it was seen"
        text.append(f"  {found}; sure to {each.confidence:.0%}", "not bold dim")
        return text


def _own_words(each: Observation, conversation: Conversation) -> str:
    here: list[Mark] = [mark for turn, mark in zip(each.mark_turns, each.marks, strict=True) if turn == each.turn]
    return quote_marks(conversation.turns[each.turn].text, here, _QUOTE).shown


def _whole(card: Scorecard) -> str:
    overall = "not observed" if card.overall is None else f"overall {card.overall:.0f} of 100"
    return f"{overall}, {_RESOLVED[card.resolved]}"


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
