"""Two versions of one's own conversation side by side: where they part, what was done differently, what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warmline.apps.lessons.effects import Effect, curve_of, effects_of
from warmline.apps.people.models import Person
from warmline.apps.roleplay.models import Branch, Session
from warmline.apps.roleplay.screens import Line
from warmline.apps.roleplay.selectors import branches, read_own_scene
from warmline.core.customer.mood_words import mood_word, pose_weights
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, SceneTurn, outcome
from warmline.core.moves import MOVES


@dataclass(frozen=True, slots=True)
class Side:
    """One version: its end, what was said and given in it, and the moves that only it has."""

    branch: Branch
    mood: str
    poses: Mapping[str, float]
    solved: bool
    answers: int
    only_moves: Sequence[str]
    facts: Sequence[str]
    offers: Sequence[str]
    curve: SafeString


@dataclass(frozen=True, slots=True)
class Cell:
    """One exchange of one version after the fork; empty where that version had ended before."""

    said: str
    effects: Sequence[Effect]
    reply: str
    mood: str


@dataclass(frozen=True, slots=True)
class Row:
    """The same answer in both versions."""

    number: int
    left: Cell | None
    right: Cell | None


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two versions aligned at the fork. `shared` are the lines before it, `fork` the first answer that differs."""

    session: Session
    scenario: Scenario
    left: Side
    right: Side
    shared: Sequence[Line]
    fork: int
    rows: Sequence[Row]
    versions: Sequence[Branch]


def compare_page(*, reader: Person, session: Session, left: Branch, right: Branch) -> ComparePage:
    """Return two versions of the reader's own session side by side. Only its owner can: the words are sealed."""
    one, other = read_own_scene(reader, session, left), read_own_scene(reader, session, right)
    fork = fork_of(one, other)
    most = max(one.agent_turns, other.agent_turns)
    return ComparePage(
        session=session,
        scenario=one.scenario,
        left=_side(one, left, other, fork, "ml"),
        right=_side(other, right, one, fork, "mr"),
        shared=_shared(one, fork),
        fork=fork,
        rows=[Row(number, _cell(one, number), _cell(other, number)) for number in range(fork, most + 1)],
        versions=branches(session),
    )


def fork_of(one: Scene, other: Scene) -> int:
    """Return the first answer in which the two differ; where one is the beginning of the other, the one behind it."""
    pairs = zip(one.turns[1:], other.turns[1:], strict=False)
    same = [(a.agent, a.customer) == (b.agent, b.customer) for a, b in pairs]
    return same.index(False) + 1 if False in same else len(same) + 1


def _shared(scene: Scene, fork: int) -> list[Line]:
    lines: list[Line] = []
    for number, turn in enumerate(scene.turns[:fork]):
        if turn.agent is not None:
            lines.append(Line(True, turn.agent, number))
        lines.append(Line(False, turn.customer, number))
    return lines


def _cell(scene: Scene, number: int) -> Cell | None:
    if number > scene.agent_turns:
        return None
    turn = scene.turns[number]
    return Cell(turn.agent or "", effects_of(turn), turn.customer, mood_word(turn.mood))


def _side(scene: Scene, branch: Branch, other: Scene, fork: int, uid: str) -> Side:
    scenario, state, name = scene.scenario, scene.state, scene.scenario.persona.first_name
    own, others = _moves(scene.turns[fork:]), _moves(other.turns[fork:])
    return Side(
        branch=branch,
        mood=mood_word(state.mood),
        poses=pose_weights(state.mood),
        solved=outcome(scene).solved,
        answers=scene.agent_turns,
        only_moves=[MOVES[name].label for name in sorted(own - others) if name in MOVES],
        facts=[scenario.fact(key).label for key in state.told],
        offers=[scenario.offer(key).label for key in state.offers if key in state.standing()],
        curve=curve_of(scene, _("How %(name)s felt") % {"name": name}, uid=uid),
    )


def _moves(turns: Sequence[SceneTurn]) -> frozenset[str]:
    """Return what the answers of these turns did."""
    return frozenset().union(*(turn.reading.names() for turn in turns if turn.reading is not None))
