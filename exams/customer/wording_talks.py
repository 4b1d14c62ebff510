"""The same conversations twice: in the authored words, and with a model's words where the guard lets them pass."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from exams.customer.branches import History, NotHere
from exams.customer.pool import MOST_TURNS, Talk, kept
from exams.customer.population import PersonAgent, population
from exams.customer.questions import FRAMES, Asked, is_told, to_customer
from exams.customer.world import World
from warmline.adapters.llm import Budget, Caller, Endpoint, Refused, Unanswered
from warmline.adapters.llm.calling import Message, Reply
from warmline.adapters.llm.wording import Counts, EndpointWording
from warmline.adapters.llm.wording.prompt import Unreadable, message_of
from warmline.core.customer.language import Wording, WordingTask
from warmline.core.customer.language.guard import Guard
from warmline.core.customer.language.guard.subject import own_sentences
from warmline.core.customer.scenario import Scenario, Telling
from warmline.core.customer.scene import Scene, SceneTurn, answer, begin

FIRST_SEED: Final = 900_000
"""Seeds of this measurement alone: the pool, the histories and the made agents lie below."""
LONGEST: Final = 400
"""Tokens of an answer at most, as in the program."""
_PAUSE: Final = 100.0  # seconds


@dataclass(frozen=True, slots=True)
class Heard:
    """One question to the model. `words` is what it wrote, "" where nothing could be read.

    `refused` is the guard's reason and `failed` why there was no answer, each "" where it does not apply.
    """

    task: WordingTask
    words: str
    refused: str
    failed: str
    seconds: float

    @property
    def used(self) -> bool:
        """Whether the customer said these words."""
        return not self.refused and not self.failed

    @property
    def other(self) -> bool:
        """Whether the words that were used are others than the authored ones."""
        return self.used and self.words != self.task.authored.strip()


class _Listening(Caller):
    """A caller that remembers the last reply, or why there was none."""

    reply, failed, asked = "", "", False

    def ask(
        self, messages: Sequence[Message], schema: dict[str, Any], before: Callable[[], None] = lambda: None
    ) -> Reply:
        """Ask, and remember."""
        self.reply, self.failed, self.asked = "", "", True
        try:
            found = super().ask(messages, schema, before)
        except (Unanswered, Refused) as error:
            self.failed = "refused" if isinstance(error, Refused) else str(error)
            raise
        self.reply = found.text
        return found


@dataclass
class Watched:
    """The program's own wording by a model, with everything it was asked and answered kept in `heard`."""

    wording: EndpointWording
    caller: _Listening
    guard: Guard
    heard: list[Heard] = field(default_factory=list)

    def word(self, task: WordingTask) -> str | None:
        """Return the model's words where they passed the guard."""
        began, self.caller.asked = time.monotonic(), False
        said = self.wording.word(task)
        if not self.caller.asked:
            return said
        took, failed, words, refused = time.monotonic() - began, self.caller.failed, "", ""
        if not failed:
            try:
                words = message_of(self.caller.reply)
                refused = self.guard.objection(task, words) or ""
            except Unreadable as error:
                failed = str(error)
        assert (said is not None) == (not refused and not failed)
        self.heard.append(Heard(task, words, refused, failed, took))
        return said


class Turned:
    """Words that mean nothing: all that may be worded is said backwards, and no guard looks. Mails stay as they are.

    What a customer does next must not rest on such words, but for an answer that takes them up.
    """

    def word(self, task: WordingTask) -> str | None:
        """Return the message with its free words in turned order; a question stays one."""
        own = own_sentences(task, task.authored)
        if task.channel == "email" or not own:
            return None
        turned = " ".join(reversed([word.strip(".,!?") for word in " ".join(own).split()]))
        return " ".join([turned + ("?" if any("?" in one for one in own) else "."), *task.keep])


@contextmanager
def watched(address: str, model: str, guard: Guard, seconds: float) -> Iterator[Watched]:
    """Ask a real server as the program does, but for the pause after three silences: here every plan is asked for."""
    with TemporaryDirectory() as folder:
        budget = Budget(Path(folder) / "budget.json", calls=10**6, tokens=10**9, today=_today)
        endpoint = Endpoint(address, model, seconds=seconds, tries=1, longest=LONGEST)
        clock = count(0.0, _PAUSE)
        with _Listening(endpoint, dice=random.Random(1)) as caller:
            counts = Counts(Path(folder) / "wording.json")
            yield Watched(EndpointWording(caller, guard, counts, budget, now=lambda: next(clock)), caller, guard)


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class Same:
    """One answer typed to both customers, and what differs: "" where act, topics, mood, facts and end are the same.

    `read_otherwise` says that the answer itself was read otherwise, as it is read beside the words before it.
    """

    differs: str
    read_otherwise: bool


@dataclass
class Pairs:
    """Everything of one measurement: conversations and direct questions in both words, and how the answers compare."""

    authored: list[Talk] = field(default_factory=list)
    worded: list[Talk] = field(default_factory=list)
    compared: list[Same] = field(default_factory=list)
    asked_authored: list[Asked] = field(default_factory=list)
    asked_worded: list[Asked] = field(default_factory=list)


def measured(world: World, wording: Wording, n: int, until: Callable[[], bool] = lambda: False) -> Pairs:
    """Play `n` conversations two and two (same customer and agent, another seed), and ask as many direct questions.

    Each answer is typed to both customers and compared up to the first that parts them, as all that follows rests on
    it. After each two `until` is asked whether the time is over.
    """
    found = Pairs()
    for number in range(n):
        _play(world, wording, number, found)
        _ask(world, wording, number, found)
        if number % 2 and until():
            break
    return found


def player(world: World, number: int) -> tuple[Scenario, PersonAgent]:
    """Return customer and agent of a conversation; each two in a row are the same."""
    pair, agents = number // 2, population()
    return world.scenarios[11 * pair % len(world.scenarios)], agents[7 * pair % len(agents)]


def _play(world: World, wording: Wording, number: int, found: Pairs) -> None:
    scenario, agent = player(world, number)
    plain, parted = begin(scenario, world.language, seed=FIRST_SEED + number), False
    other = replace(plain, language=replace(world.language, wording=wording))
    while plain.ended is None and plain.agent_turns < MOST_TURNS:
        text = agent.reply(plain) or ""
        plain = answer(plain, text, reader=world.reader)
        if other.ended is None:
            other = answer(other, text, reader=world.reader)
            if not parted:
                found.compared.append(same(plain.turns[-1], other.turns[-1]))
                parted = bool(found.compared[-1].differs)
    style, skill = agent.style.name, agent.skill.name
    found.authored.append(kept(plain, style, skill))
    found.worded.append(kept(other, style, skill))


def same(one: SceneTurn, other: SceneTurn) -> Same:
    """Return how two customers' reactions to the same typed words compare, apart from the words."""
    looked_at = {
        "act": (one.plan.acts, other.plan.acts),
        "topics": (one.plan.topics, other.plan.topics),
        "mood": (one.mood, other.mood),
        "facts": (one.facts_told, other.facts_told),
        "end": (one.ended, other.ended),
    }
    differs = ", ".join(name for name, (a, b) in looked_at.items() if a != b)
    return Same(differs, one.reading is not None and one.reading != other.reading)


def _ask(world: World, wording: Wording, number: int, found: Pairs) -> None:
    """Ask one customer about one fact; only the answer to the question is worded by the model."""
    place = 5 * number % len(world.scenarios)
    scenario = world.scenarios[place]
    facts = [fact for fact in scenario.facts if fact.telling in (Telling.FREELY, Telling.ASKED)]
    history = History(world, place + len(world.scenarios) * (FIRST_SEED + number))
    try:
        scene: Scene = history.at(number % 2)
    except NotHere:
        return
    left = [fact for fact in facts if fact.key not in scene.state.told]
    if not left:
        return
    fact = left[number // len(world.scenarios) % len(left)]
    text = FRAMES[number % len(FRAMES)].format(what=to_customer(fact.label, scenario.persona.pronoun))
    for language, kept_in in (
        (world.language, found.asked_authored),
        (replace(world.language, wording=wording), found.asked_worded),
    ):
        after = answer(replace(scene, language=language), text, reader=world.reader)
        kept_in.append(Asked(scenario.key, fact.key, is_told(after, fact)))
