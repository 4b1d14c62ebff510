"""What the pages of a model conversation show: step by step, with a comment and what each answer did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warmline.apps.lessons.content import model_talks
from warmline.apps.lessons.effects import Effect, curve_of, effects_of
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.ports import language, reader
from warmline.apps.library.selectors import scenario_of
from warmline.core.customer.mood_words import mood_word, pose_weights
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, outcome
from warmline.core.trials.examples import ModelTalk, play_model

_played: dict[tuple[str, str], Scene] = {}


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answer of the model with its comment, what it did, and the customer's words and mood after it."""

    number: int
    said: str
    why: str
    effects: Sequence[Effect]
    reply: str
    mood: str


@dataclass(frozen=True, slots=True)
class WatchPage:
    """A model conversation at one step. `step` 0 is the opening, `last` the number of answers."""

    scenario: Scenario
    talk: ModelTalk
    opening: str
    before: Sequence[Exchange]
    now: Exchange | None
    step: int
    last: int
    mood: str
    poses: Mapping[str, float]
    curve: SafeString

    @property
    def previous(self) -> int | None:
        """The step before, None at the opening."""
        return self.step - 1 if self.step else None

    @property
    def next(self) -> int | None:
        """The step after, None at the end."""
        return self.step + 1 if self.step < self.last else None

    @property
    def shown(self) -> Sequence[Exchange]:
        """Every exchange up to this step."""
        return [*self.before, *([self.now] if self.now else [])]


class NoLongerFits(Exception):
    """The scenario was rewritten since: its model conversation does not end well with it any more."""


def played(talk: ModelTalk, version: ScenarioVersion) -> Scene:
    """Return the model conversation as this version of the scenario answers it. Raises `NoLongerFits`.

    It is played once a process: the same text, lines and dice give the same scene.
    """
    key = (version.sha256, reader().version)
    if key not in _played:
        _played[key] = play_model(talk, scenario_of(version), language=language(), reader=reader())
    if not outcome(_played[key]).solved:
        raise NoLongerFits
    return _played[key]


def watch_page(version: ScenarioVersion, step: int | None) -> WatchPage | None:
    """Return a model conversation at a step, at its end where None; None where this scenario has no model."""
    talk = model_talks().get(version.key)
    if talk is None:
        return None
    scene = played(talk, version)
    last = scene.agent_turns
    step = last if step is None else max(0, min(step, last))
    exchanges = [_exchange(scene, talk, number) for number in range(1, step + 1)]
    mood = scene.turns[step].mood
    return WatchPage(
        scenario=scene.scenario,
        talk=talk,
        opening=scene.turns[0].customer,
        before=exchanges[:-1],
        now=exchanges[-1] if exchanges else None,
        step=step,
        last=last,
        mood=mood_word(mood),
        poses=pose_weights(mood),
        curve=curve_of(scene, _("How it went so far") if step < last else _("How it went"), uid="mw", upto=step),
    )


def _exchange(scene: Scene, talk: ModelTalk, number: int) -> Exchange:
    turn, line = scene.turns[number], talk.lines[number - 1]
    return Exchange(number, line.say, line.why, effects_of(turn), turn.customer, mood_word(turn.mood))
