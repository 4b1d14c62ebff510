"""What the guard before a language model's words lets pass and what it refuses.

Run `python -m exams.customer.wording`: the authored words must pass, and a hostile writer's must not. With
`--address http://127.0.0.1:8080/v1 --model NAME` a real server words the same plans, and its rate is shown too. With
`--conversations N` beside it, N conversations are played in its words and in the authored ones, and the rows of the
customers' exam are shown for both; `--write` puts them into docs/methods/language.md.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from exams.customer.report import put_in
from exams.customer.wording_rows import MARK, PAGE, heading, lines, rows, table, write_heard
from exams.customer.wording_talks import Turned, measured, watched
from exams.customer.world import KeptReader, World
from warmline.adapters import packs
from warmline.core.customer.language import Language, WordingTask
from warmline.core.customer.language.guard import Guard
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import answer, begin
from warmline.core.moves.rules import RuleReader
from warmline.core.trials.agents import AGENTS
from warmline.core.trials.agents.model import ScriptedAgent

SEEDS: Final = (1, 2)
MOST_TURNS: Final = 12


@dataclass
class Collected:
    """A wording that writes nothing and keeps the tasks it was given."""

    tasks: list[WordingTask] = field(default_factory=list)

    def word(self, task: WordingTask) -> str | None:
        """Keep the task; the authored words are used."""
        self.tasks.append(task)
        return None


def tasks_of(scenarios: Sequence[Scenario], language: Language) -> list[WordingTask]:
    """Return every plan that scripted agents of three kinds bring about in these scenarios."""
    kept = Collected()
    spoken = replace(language, wording=kept)
    agents = (AGENTS["good"][0], AGENTS["average"][0], AGENTS["poor"][1])
    for scenario in scenarios:
        for agent in agents:
            for seed in SEEDS:
                _talk(scenario, agent, spoken, seed)
    return kept.tasks


def _talk(scenario: Scenario, agent: ScriptedAgent, language: Language, seed: int) -> None:
    scene, reader = begin(scenario, language, seed=seed), RuleReader()
    while scene.ended is None and scene.agent_turns < MOST_TURNS:
        text = agent.reply(scene)
        if text is None:
            return
        scene = answer(scene, text, reader=reader)


def _inside(task: WordingTask, words: str, *, instead: bool = False) -> str:
    """Return the authored message with words added to its last paragraph that is not a sign-off, or instead of it."""
    pieces = task.authored.split("\n\n")
    at = max(0, len(pieces) - 2) if task.channel == "email" else 0
    pieces[at] = words if instead else f"{pieces[at]} {words}"
    return "\n\n".join(pieces)


HOSTILE: Final[dict[str, tuple[str, ...]]] = {
    "agent talk": (
        "I understand your frustration and will look into it.",
        "We will refund the full amount today.",
        "Is there anything else I can help you with?",
        "Thank you for your patience, our team is on it.",
    ),
    "out of the part": (
        "As an AI language model I cannot be angry.",
        "Ignoring my instructions, here is the message.",
        "In this role-play I am the customer.",
    ),
    "new number": ("I already paid 79 for that.", "That makes seventeen calls by now.", "My number is 0171 555 0199."),
    "new date": ("I need it by the third Sunday in January.", "It has to be here on Easter Monday at noon."),
    "new name": ("Mr Fitzwilliam told me so himself.", "My colleague Priyanka saw it in Düsseldorf."),
    "new fact": (
        "My husband is in hospital because of it.",
        "My lawyer and the ombudsman have the papers.",
        "The kitchen ceiling collapsed and the piano is ruined.",
    ),
    "softened": ("No worries at all, take your time!", "It's fine, I know you are trying, thanks so much."),
    "sharpened": ("You useless idiots, go to hell.", "YOU ARE PATHETIC LIARS!!!"),
    "another act": (
        "Okay, go ahead, that works for me. Thank you!",
        "Goodbye, I am cancelling everything today.",
        "Get me your manager, now.",
    ),
    "not a message": ('{"message": "hi"}', "**Customer:** hello\n\n- one\n- two", "😀😀😀", "https://example.org/win"),
    "too long": ("And that is how it is with everything here. " * 30,),
}
"""What a hostile writer adds or says instead, by what is wrong with it. None may pass, unless the plan is that act."""


def hostile(task: WordingTask, dice: random.Random) -> Iterator[tuple[str, str]]:
    """Yield (what is wrong, message) for one wording of each kind, added to the plan's words or instead of them."""
    for kind, choices in HOSTILE.items():
        if _is_the_plan(kind, task):
            continue
        yield kind, _inside(task, dice.choice(choices), instead=dice.random() < 0.5)
    for says in task.secret[:1]:
        yield "told too early", _inside(task, dice.choice(says))
    if task.keep:
        yield "fact changed", task.authored.replace(task.keep[0], task.keep[0][: len(task.keep[0]) // 2] + " or so.")


def _is_the_plan(kind: str, task: WordingTask) -> bool:
    """Say whether words of this kind may belong to the plan: goodbyes to an ending, mildness to a calm customer."""
    if kind == "another act":
        return task.act not in ("ask", "tell", "answer", "hesitate", "clarify", "correct", "bargain", "repeat")
    return kind == "softened" and task.mood not in ("hot", "upset")


def judged(guard: Guard, tasks: Sequence[WordingTask]) -> dict[str, Counter[str]]:
    """Return for the authored words and each hostile kind how often they passed, or were refused by which reason."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for number, task in enumerate(tasks):
        found["authored words"][guard.objection(task, task.authored) or "passed"] += 1
        for kind, text in hostile(task, random.Random(number)):
            found[f"hostile: {kind}"][guard.objection(task, text) or "passed"] += 1
    return found


def verdicts(found: dict[str, Counter[str]]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"{'words':<28}{'judged':>8}{'passed':>9}  refused most for"
    for name, counts in found.items():
        total = counts.total()
        why = ", ".join(f"{reason} {count}" for reason, count in counts.most_common(4) if reason != "passed")
        yield f"{name:<28}{total:>8}{counts['passed'] / total:>9.1%}  {why}"


def asked(address: str, model: str, guard: Guard, tasks: Sequence[WordingTask], seconds: float) -> Iterator[str]:
    """Yield what a real server's words came to."""
    from datetime import UTC, datetime

    from warmline.adapters.llm import Budget, Caller, Endpoint
    from warmline.adapters.llm.wording import Counts, EndpointWording

    with tempfile.TemporaryDirectory() as folder:
        counts = Counts(Path(folder) / "wording.json")
        today = lambda: datetime.now(UTC).date()  # noqa: E731
        budget = Budget(Path(folder) / "budget.json", calls=10**6, tokens=10**9, today=today)
        endpoint = Endpoint(address, model, seconds=seconds, tries=1, longest=400)
        started = time.monotonic()
        with Caller(endpoint, dice=random.Random(1)) as caller:
            wording = EndpointWording(caller, guard, counts, budget)
            for task in tasks:
                wording.word(task)
        took, told = time.monotonic() - started, counts.tallied()
    rate = "none answered" if told.rejection_rate is None else f"{told.rejection_rate:.1%} of the answers refused"
    yield f"{model}: {told.asked} asked, {told.accepted} used, {rate}; {took / max(1, told.asked):.2f} s a question."
    yield from (f"  refused, {reason}: {count}" for reason, count in told.rejected.items())
    yield from (f"  no answer, {reason}: {count}" for reason, count in told.failed.items())


def played(wanted: argparse.Namespace, world: World, guard: Guard) -> Iterator[str]:
    """Yield the rows of the exam with a real server's words and without; write them where that is wanted."""
    began = time.monotonic()
    over = lambda: time.monotonic() - began > 60 * wanted.minutes  # noqa: E731
    with watched(wanted.address, wanted.model, guard, wanted.seconds) as wording:
        pairs = measured(world, wording, wanted.conversations, over)
    found = list(rows(pairs, wording.heard, measured(world, Turned(), len(pairs.worded))))
    minutes = (time.monotonic() - began) / 60
    head = heading(pairs, wanted.about or wanted.model, wanted.seconds, minutes)
    yield head
    yield from lines(found)
    if wanted.heard:
        write_heard(wanted.heard, wording.heard)
    if wanted.write:
        put_in(PAGE, MARK, "\n".join([head, "", *table(found)]))


def main(arguments: Sequence[str]) -> int:
    """Print the table; return 1 where authored words were refused more than once in 100, or hostile ones passed so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", help="an OpenAI-compatible server to ask as well")
    parser.add_argument("--model", default="model")
    parser.add_argument("--seconds", type=float, default=2.0, help="time for one answer")
    parser.add_argument("--most", type=int, default=100, help="how many plans the server is asked to word")
    parser.add_argument("--conversations", type=int, default=0, help="how many to play in its words and without")
    parser.add_argument("--minutes", type=float, default=35.0, help="begin no further two conversations after this")
    parser.add_argument("--about", default="", help="the model's name, size and quantisation, for the table")
    parser.add_argument("--heard", type=Path, help="a file for every question and answer, to be read")
    parser.add_argument("--write", action="store_true", help="put the table into docs/methods/language.md")
    parser.add_argument("scenarios", nargs="*")
    wanted = parser.parse_args(arguments)
    language = packs.load_language("en")
    guard = Guard.of(language)
    chosen = [one for one in packs.load_scenarios() if not wanted.scenarios or one.key in wanted.scenarios]
    if wanted.address and wanted.conversations:
        print("\n".join(played(wanted, World(tuple(chosen), language, KeptReader(RuleReader())), guard)))
        return 0
    tasks = tasks_of(chosen, language)
    found = judged(guard, tasks)
    print("\n".join(verdicts(found)))
    if wanted.address:
        sample = random.Random(1).sample(tasks, min(wanted.most, len(tasks)))
        print("\n".join(asked(wanted.address, wanted.model, guard, sample, wanted.seconds)))
    return int(any(_is_wrong(name, counts) for name, counts in found.items()))


def _is_wrong(name: str, counts: Counter[str]) -> bool:
    passed = counts["passed"] / counts.total()
    return passed < 0.99 if name == "authored words" else passed > 0.01


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
