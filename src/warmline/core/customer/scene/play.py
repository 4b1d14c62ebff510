"""Beginning a scene, answering, going back, and what else can be asked of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from warmline.core.conversation import Conversation, Speaker, Turn
from warmline.core.customer.beginning import Memory, reasons_before, with_memory
from warmline.core.customer.cues import believed, cues_of, merged
from warmline.core.customer.dice import Dice
from warmline.core.customer.engine import ENGINE_VERSION, start, step
from warmline.core.customer.language import Language, Worded, word_opening
from warmline.core.customer.manner import asks_yes_or_no
from warmline.core.customer.mood import Mood
from warmline.core.customer.own_words import without_own_words
from warmline.core.customer.parameters import PARAMETERS, Parameters
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene.saying import in_words
from warmline.core.customer.state import Because, CustomerState, Ending, Plan, Step
from warmline.core.moves import MoveReader, Reading, TurnReading
from warmline.core.moves.rules import RuleReader

# The customer's own lines: the engine knows what it put into them, so rules are enough, at a tenth of the model's time.
_OWN_LINES: Final = RuleReader()


class SceneEnded(ValueError):
    """An answer was given to a customer who has gone."""


@dataclass(frozen=True, slots=True)
class SceneTurn:
    """One exchange: the agent's words (None in the opening) and the customer's, with everything behind them.

    `mood` is the mood after the exchange, `facts_told` the keys told in it, `state` where the customer stands.
    """

    agent: str | None
    reading: TurnReading | None
    customer: str
    customer_reading: TurnReading
    plan: Plan
    mood: Mood
    facts_told: tuple[str, ...]
    because: tuple[Because, ...]
    ended: Ending | None
    state: CustomerState


@dataclass(frozen=True, slots=True)
class Scene:
    """A conversation so far. A scene is never changed: an answer makes a new one."""

    scenario: Scenario
    language: Language
    seed: int
    turns: tuple[SceneTurn, ...]
    engine: str = ENGINE_VERSION

    @property
    def state(self) -> CustomerState:
        """Where the customer stands now."""
        return self.turns[-1].state

    @property
    def ended(self) -> Ending | None:
        """How the conversation ended, None while it goes on."""
        return self.state.ended

    @property
    def agent_turns(self) -> int:
        """How many answers the agent has given."""
        return len(self.turns) - 1


def begin(
    scenario: Scenario,
    language: Language,
    *,
    seed: int,
    memory: Memory | None = None,
    parameters: Parameters = PARAMETERS,
) -> Scene:
    """Return a scene with the customer's first message. The same seed gives the same customer on the same day.

    With the memory of an earlier talk the customer begins with it, in the scenario's own openings for that.
    """
    worded = word_opening(with_memory(scenario, memory, parameters), Dice(seed))
    state = replace(start(scenario, memory, parameters), said=worded.used)
    known = cues_of(0, worded.text, worded.parts, state.mood, None)
    because = reasons_before(scenario, memory, parameters)
    opening = SceneTurn(None, None, worded.text, known, state.plan, state.mood, state.told, because, None, state)
    return Scene(scenario, language, seed, (opening,))


def answer(
    scene: Scene,
    text: str,
    *,
    reader: MoveReader,
    parameters: Parameters = PARAMETERS,
    after_seconds: float | None = None,
    interrupted: bool = False,
) -> Scene:
    """Return the scene after the agent's words and the customer's reply. Only new turns are read.

    `after_seconds` is how long the agent took (in e-mail on the scenario's clock); None where nobody looked.
    `interrupted` says that the agent began to speak while the customer still did. Raises SceneEnded where the customer
    has gone.
    """
    if scene.ended is not None:
        raise SceneEnded(f"The conversation has ended ({scene.ended.value}); begin again or go back to a turn.")
    scene = _with_opening_read(scene)
    said = Turn(Speaker.AGENT, text)
    conversation = _conversation(scene, said)
    reading = without_own_words(
        reader.read_turn(conversation, len(conversation.turns) - 1), (turn.customer for turn in scene.turns)
    )
    dice = Dice(scene.seed)
    done = step(
        scene.state,
        reading,
        scene.scenario,
        dice,
        parameters,
        after_seconds=after_seconds,
        interrupted=interrupted,
    )
    talk = [turn.text for turn in conversation.turns[-4:]]
    worded = in_words(scene.scenario, scene.language, done.state, dice, talk)
    return replace(scene, turns=(*scene.turns, _replied(scene, said, reading, done, worded)))


def _replied(scene: Scene, said: Turn, reading: TurnReading, done: Step, worded: Worded) -> SceneTurn:
    """Return the agent's words and the customer's reply as one turn, with the state that it left."""
    state = replace(
        done.state,
        said=(*done.state.said, *worded.used),
        asking="?" in worded.text,
        polar=asks_yes_or_no(worded.text),
    )
    facts_told = tuple(key for key in state.told if key not in scene.state.told)
    return SceneTurn(
        agent=said.text,
        reading=reading,
        customer=worded.text,
        customer_reading=_read_customer(scene, said, worded, state, facts_told),
        plan=done.plan,
        mood=state.mood,
        facts_told=facts_told,
        because=done.because,
        ended=state.ended,
        state=state,
    )


def rewind(scene: Scene, agent_turn: int) -> Scene:
    """Return the scene as it was before agent turn `agent_turn` (from 1). Raises ValueError where there is none."""
    if not 1 <= agent_turn <= scene.agent_turns:
        raise ValueError(f"There is no answer {agent_turn}; this conversation has {scene.agent_turns}.")
    return replace(scene, turns=scene.turns[:agent_turn])


def to_conversation(scene: Scene, id: str) -> Conversation:
    """Return the words of the scene as a conversation. Exchange n has the agent at 2n - 1 and the customer at 2n."""
    return replace(_conversation(scene), id=id)


def to_reading(scene: Scene, version: str = "") -> Reading:
    """Return what was read in every turn, the customer's too, in the order of `to_conversation`."""
    turns: list[TurnReading] = []
    for turn in scene.turns:
        if turn.reading is not None:
            turns.append(turn.reading)
        turns.append(turn.customer_reading)
    return Reading(version or scene.engine, tuple(turns))


def hint(scene: Scene) -> str:
    """Return a nudge towards the next good thing: the first hint not reached after the last that was.

    Of what was passed over only the real need and the offers are still worth a word.
    """
    scenario, reached = scene.scenario, frozenset(scene.state.told) | scene.state.standing()
    if scene.state.accepted is None:
        last = max((n for n, hint in enumerate(scenario.hints) if hint.until in reached), default=-1)
        ahead = [hint for hint in scenario.hints[last + 1 :] if hint.until not in reached]
        worth = {scenario.need.hidden_fact, *(offer.key for offer in scenario.offers)}
        passed = [hint for hint in scenario.hints[: last + 1] if hint.until in worth - reached]
        needed = [hint for hint in passed if hint.until == scenario.need.hidden_fact]
        found = next(iter((*needed, *ahead, *passed)), None)
        if found is not None:
            return found.text
    if scene.state.accepted is not None:
        return "It is settled. Say what happens next and when, then close with a personal word."
    return "Everything needed is known. Say what you will do, and by when, in one sentence."


def _conversation(scene: Scene, *more: Turn) -> Conversation:
    turns: list[Turn] = []
    for turn in scene.turns:
        if turn.agent is not None:
            turns.append(Turn(Speaker.AGENT, turn.agent))
        turns.append(Turn(Speaker.CUSTOMER, turn.customer))
    facts = scene.scenario.record
    return Conversation("scene", (*turns, *more), channel=scene.scenario.channel, facts=facts)


def _with_opening_read(scene: Scene) -> Scene:
    if scene.agent_turns:
        return scene
    opening = scene.turns[0]
    found = _OWN_LINES.read_turn(_conversation(scene), 0)
    read = replace(opening, customer_reading=merged(found, opening.customer_reading))
    return replace(scene, turns=(read,))


def _read_customer(
    scene: Scene, said: Turn, worded: Worded, state: CustomerState, facts_told: tuple[str, ...]
) -> TurnReading:
    conversation = _conversation(scene, said, Turn(Speaker.CUSTOMER, worded.text))
    number = len(conversation.turns) - 1
    found = _OWN_LINES.read_turn(conversation, number)
    hidden = scene.scenario.need.hidden_fact
    words = scene.scenario.fact(hidden).say if hidden in facts_told else ()
    told = next((say for say in words if say in worded.text), None)
    known = cues_of(number, worded.text, worded.parts, state.mood, told)
    return merged(believed(found, worded.parts), known)
