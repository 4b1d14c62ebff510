"""How well the rules read: `python -m exams.reading` prints the table.

The texts are our own. The table shows whether the reader is consistent with what we meant; it shows nothing about
conversations of other people, and the authors of the rules had seen the talks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from exams.talks import DATA, false_marks, names_in, read_sentences, read_talk
from warmline.adapters.packs import load_rubric, load_scenarios
from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.customer.scenario import BetterWording, Scenario
from warmline.core.moves import CATALOGUE
from warmline.core.moves.rules import RuleReader
from warmline.core.skills import Moment, Rubric

HEADING: Final = "our own text: consistency, not validity"
# Drawn at random (seed 20) from the first twelve scenarios before the rules were mended; all others are the check half.
DEVELOPED_ON: Final = frozenset(
    (
        "airline_missed_funeral",
        "bank_scam_transfer",
        "energy_estimated_bill",
        "parcel_return_refused",
        "software_export_lost",
        "software_owner_gone",
    )
)
GOOD_MARKS: Final = frozenset(
    (
        *("acknowledges_feeling", "validates", "asks_open", "takes_ownership", "explains", "next_step_with_time"),
        *("offers_options", "offers_remedy", "summarises", "declines_with_alternative", "declines_with_reason"),
        *("plain_steps", "prevents_repeat", "follows_up", "suggests_fit", "says_goodbye_warmly", "paraphrases"),
        "verifies_understanding",
    )
)
"""What an ordinary or poor sentence must not be marked with."""


def better_read_right(reader: RuleReader) -> Iterator[tuple[str, bool]]:
    """Yield for each better wording its half and whether it grades 3 or more on the behaviour it stands for."""
    rubric = load_rubric()
    for scenario in load_scenarios():
        half = "development" if scenario.key in DEVELOPED_ON else "check"
        for better in scenario.better:
            grade = grade_of(reader, rubric, scenario, better)
            if grade is not None:
                yield half, grade >= 3


def grade_of(reader: RuleReader, rubric: Rubric, scenario: Scenario, better: BetterWording) -> int | None:
    """Return the anchor that a better wording reaches, None where only a person can see the behaviour."""
    _, behaviour = rubric.behaviour(better.behaviour)
    if behaviour.opportunity.moment is Moment.HUMAN:
        return None
    said = next((fact.say[0] for fact in scenario.facts if fact.key == better.after), scenario.opening[0])
    lines = (scenario.opening[0], "Hello.", said, better.say)
    speakers = (Speaker.CUSTOMER, Speaker.AGENT, Speaker.CUSTOMER, Speaker.AGENT)
    talk = Conversation("better", tuple(map(Turn, speakers, lines)), Channel.CHAT)
    return behaviour.grade(reader.read_turn(talk, 3).names())


def agreement(reader: RuleReader) -> tuple[int, dict[str, Counter[str]]]:
    """Return the number of judged turns, and by family how many names were listed, found, and both."""
    family_of = {term.name: term.family for term in CATALOGUE}
    families: dict[str, Counter[str]] = {family: Counter() for family in family_of.values()}
    turns = 0
    for path in sorted((DATA / "talks").glob("*.txt")):
        for turn, found in names_in(reader, read_talk(path)):
            turns += 1
            for name in turn.listed | found:
                families[family_of[name]].update(
                    {"listed": name in turn.listed, "found": name in found, "both": name in turn.listed & found}
                )
    return turns, families


def table() -> Iterator[str]:
    """Yield the lines of the table."""
    reader = RuleReader()
    yield f"Reader {reader.version} ({HEADING})"
    halves = list(better_read_right(reader))
    for half in ("development", "check"):
        right = [ok for name, ok in halves if name == half]
        yield f"better wordings read right, {half} half: {sum(right)} of {len(right)} ({sum(right) / len(right):.0%})"
    for name in ("ordinary", "near"):
        sentences = list(read_sentences(DATA / "reading" / f"{name}.txt", GOOD_MARKS))
        false = sum(bool(false_marks(reader, sentence)) for sentence in sentences)
        yield f"{name} sentences: {len(sentences)}, with a false mark: {false}"
    turns, families = agreement(reader)
    yield f"frozen talks: {turns} turns. Precision counts as wrong whatever the analyst did not list."
    yield f"{'family':14}{'listed':>8}{'found':>8}{'both':>8}{'precision':>11}{'recall':>8}"
    for family, count in sorted(families.items()):
        yield (
            f"{family:14}{count['listed']:8}{count['found']:8}{count['both']:8}"
            f"{_share(count['both'], count['found']):>11}{_share(count['both'], count['listed']):>8}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


if __name__ == "__main__":
    for line in table():
        print(line)
