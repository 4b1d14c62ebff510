"""What the pages of a live talk show, worked out before the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from warmline.apps.library.selectors import scenario_of
from warmline.apps.live.brief import Brief, brief_of
from warmline.apps.live.companion import follow, opening_line
from warmline.apps.live.guidance import Guidance, guidance_of
from warmline.apps.live.models import LiveTalk, Side
from warmline.apps.live.selectors import lines_for
from warmline.apps.live.turns import Said
from warmline.apps.people.models import Person
from warmline.apps.roleplay.answers import STOP_WORD
from warmline.apps.roleplay.screens import Case, case_of
from warmline.core.customer.mood_words import pose_weights
from warmline.core.customer.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Box:
    """The box in which one types: a fresh key, the words so far, and what is to be said about them."""

    key: UUID
    text: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class PlayerPart:
    """What only the player sees: the brief, and the guidance; None where the computer does not read the language."""

    brief: Brief
    guidance: Guidance | None


@dataclass(frozen=True, slots=True)
class LiveScreen:
    """The whole page of one side. `other` is the colleague's first name; `player` is None for the agent."""

    talk: LiveTalk
    scenario: Scenario
    side: Side
    other: str
    lines: Sequence[Said]
    last: int
    box: Box
    poses: Mapping[str, float]
    stop_word: str
    case: Case | None = None
    player: PlayerPart | None = None
    opening: str = ""

    @property
    def agent(self) -> bool:
        """Whether this is the page of the one who answers."""
        return self.side is Side.AGENT


def live_screen(user: Person, talk: LiveTalk, *, text: str = "", error: str = "") -> LiveScreen:
    """Return the page of an open talk for the side of `user`."""
    scenario, side = scenario_of(talk.scenario), talk.side_of(user) or Side.AGENT
    lines = lines_for(user, talk)
    agent = side is Side.AGENT
    opening = "" if agent or lines else _first_words(scenario, talk)
    player = None if agent else player_part(talk, scenario, lines)
    return LiveScreen(
        talk=talk,
        scenario=scenario,
        side=side,
        other=other_of(talk, side),
        lines=lines,
        last=lines[-1].number if lines else 0,
        box=Box(uuid4(), text or opening, error),
        poses=player.guidance.poses if player and player.guidance else pose_weights(scenario.mood),
        stop_word=STOP_WORD,
        case=case_of(scenario) if agent else None,
        player=player,
        opening=opening,
    )


def _first_words(scenario: Scenario, talk: LiveTalk) -> str:
    # What the computer would say is put together in its own language; elsewhere the author's first message stands.
    return opening_line(scenario, seed=talk.seed) if talk.is_read else scenario.opening[0]


def player_part(talk: LiveTalk, scenario: Scenario, lines: Sequence[Said]) -> PlayerPart:
    """Return brief and guidance after these lines."""
    if not talk.is_read:
        return PlayerPart(brief_of(scenario), None)
    scene = follow(scenario, lines, seed=talk.seed)
    return PlayerPart(brief_of(scenario, scene.state.told), guidance_of(scene))


def other_of(talk: LiveTalk, side: Side) -> str:
    """Return the first name of the one who sits on the other side; empty where she is gone."""
    other = talk.partner if side is Side.AGENT else talk.owner
    return other.first_name if other is not None else ""
