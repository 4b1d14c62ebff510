"""Draws a talk in the terminal: the case, the customer's words with mood and bar, the letter at the end."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from warmline.config.cli.output import printable
from warmline.config.cli.practising.stage import Stage
from warmline.core.customer.mood import Mood
from warmline.core.customer.mood_words import mood_word
from warmline.core.customer.scenario import OfferRule, Scenario
from warmline.core.customer.scene import SceneTurn
from warmline.core.customer.state import Ending
from warmline.core.scoring.feedback_model import Feedback, Point
from warmline.core.scoring.note import TOPICS
from warmline.core.trials.debrief import Debrief

console = Console(highlight=False)
_CELLS = 12
_MAY = {
    OfferRule.ALLOWED: "you may offer",
    OfferRule.NEEDS_LEAD: "only with your lead",
    OfferRule.FORBIDDEN: "not allowed",
}
_ENDINGS = {
    Ending.RESOLVED: "{name} has what was needed, and the talk is over.",
    Ending.LEFT: "{name} has left.",
    Ending.ESCALATED: "{name} goes on with somebody else.",
    Ending.GAVE_UP: "{name} has left politely, without a solution.",
}


def show_case(scenario: Scenario) -> None:
    """Print what the agent knows and may do."""
    facts = Table(box=None, show_header=False, pad_edge=False)
    for fact in scenario.record:
        facts.add_row(Text(fact.label, "dim"), Text(fact.value))
    offers = Table(box=None, show_header=False, pad_edge=False)
    for offer in scenario.offers:
        offers.add_row(Text(_MAY[offer.rule], "dim"), Text(offer.label))
    console.print(Panel(Text(scenario.situation), title=scenario.title, title_align="left"))
    console.print(Padding(facts, (0, 1)))
    console.print(Padding(offers, (1, 1)))
    console.print(Padding(Text(f"{scenario.policy.title}. {scenario.policy.text}", "dim"), (0, 1, 1, 1)))


def show_customer(name: str, turn: SceneTurn) -> None:
    """Print the customer's words, the mood in words and as a bar from angry to relieved."""
    console.print(Text.assemble((f"{name}  ", "bold"), (mood_word(turn.mood), "italic"), f"  {bar(turn.mood)}"))
    console.print(Padding(Text(printable(turn.customer)), (0, 0, 1, 2)))


def bar(mood: Mood) -> str:
    """Return the mood as a bar: empty when angry, full when relieved."""
    full = round(mood.warmth * _CELLS)
    return "▰" * full + "▱" * (_CELLS - full)


def show_turns(stage: Stage) -> None:
    """Print a whole talk."""
    name = stage.scene.scenario.persona.first_name
    for turn in stage.scene.turns:
        if turn.agent is not None:
            console.print(Text.assemble(("You  ", "bold"), printable(turn.agent)))
            console.print()
        show_customer(name, turn)


def show_end(stage: Stage) -> None:
    """Print how the talk ended and the letter about it."""
    name = stage.scene.scenario.persona.first_name
    ended = stage.scene.ended
    console.rule(style="dim")
    console.print("You ended the talk here." if ended is None else _ENDINGS[ended].format(name=name))
    if stage.scene.agent_turns:
        show_letter(stage.debrief())


def show_letter(found: Debrief) -> None:
    """Print the letter: the headline, what worked, what to try, the skills seen."""
    letter = found.feedback
    console.print(Padding(Text(letter.headline, "bold"), (1, 0)))
    _show_bends(letter)
    if letter.worked:
        console.print(Text("What worked", "bold underline"))
        for point in letter.worked:
            _show_point(point)
    if letter.tries:
        console.print(Text("Try this", "bold underline"))
        for point in letter.tries:
            _show_point(point)
    if letter.notes:
        console.print(Text("Your speaking" if letter.spoken else "Your writing", "bold underline"))
        for note in letter.notes:
            console.print(Text.assemble((TOPICS[note.topic], "bold"), f"  “{printable(note.quote)}”  {note.text}"))
    solved = "solved" if found.outcome.solved else "not solved"
    console.print(Text(f"The case: {solved}. Satisfaction {found.outcome.satisfaction:.0f} of 100.", "dim"))
    console.print(Text("Suggested: worked out by the computer, checked by no one.", "dim"))


def _show_bends(letter: Feedback) -> None:
    for bend in letter.bends:
        sign = "↗" if bend.rising else "↘"
        console.print(Text(f"{sign} Answer {bend.answer}: “{printable(bend.quote)}”  {bend.reason}", "dim"))
    if letter.bends:
        console.print()


def _show_point(point: Point) -> None:
    lines = Text.assemble((point.name, "bold"), f"  {point.anchor} of 4. {point.anchor_text}\n")
    lines.append(f"“{printable(point.quote)}”", "italic")
    lines.append(f"  (answer {point.answer})\n", "dim")
    lines.append(point.why)
    if point.better:
        lines.append("\nYou could say: ", "bold")
        lines.append(point.better)
    if point.next_step:
        lines.append("\nOne thing to try: ", "bold")
        lines.append(point.next_step)
    console.print(Padding(lines, (0, 0, 1, 2)))
