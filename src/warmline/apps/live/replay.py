"""The recorded replay: both sides, line by line, with the time that passed, for the one who answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmline.apps.library.selectors import scenario_of
from warmline.apps.live.companion import follow
from warmline.apps.live.models import LiveTalk
from warmline.apps.live.selectors import own_lines
from warmline.apps.live.turns import Said
from warmline.apps.people.models import Person
from warmline.core.customer.mood_words import mood_word
from warmline.core.customer.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Moment:
    """One line with the clock since the talk began ("2:05") and the pause before it.

    `mood` is what the simulated customer would have felt after an answer of the agent; empty elsewhere.
    """

    line: Said
    clock: str
    pause: str
    mood: str


@dataclass(frozen=True, slots=True)
class Replay:
    """A talk up to a line. `step` counts lines from 1; `last` is how many there are."""

    talk: LiveTalk
    scenario: Scenario
    partner: str
    moments: Sequence[Moment]
    step: int
    last: int

    @property
    def previous(self) -> int | None:
        """The line before, None at the first."""
        return self.step - 1 if self.step > 1 else None

    @property
    def next(self) -> int | None:
        """The line after, None at the last."""
        return self.step + 1 if self.step < self.last else None


def replay_of(user: Person, talk: LiveTalk, step: int | None) -> Replay:
    """Return the replay at a line, at the end where None. Raises `vault.NotTheOwner` for anybody but the owner."""
    said, scenario = own_lines(user, talk), scenario_of(talk.scenario)
    last = len(said)
    step = last if step is None else max(min(1, last), min(step, last))
    moods = _moods(said, scenario, talk.seed) if talk.is_read else {}
    began = talk.began_at or (said[0].at if said else talk.invited_at)
    moments = [_moment(said, number, began, moods) for number in range(step)]
    partner = talk.partner.first_name if talk.partner else _("your colleague")
    return Replay(talk, scenario, partner, moments, step, last)


def _moment(said: Sequence[Said], number: int, began: datetime, moods: dict[int, str]) -> Moment:
    line = said[number]
    before = said[number - 1].at if number else began
    return Moment(line, clock_of(_seconds(began, line.at)), pause_of(_seconds(before, line.at)), moods.get(number, ""))


def clock_of(seconds: int) -> str:
    """Return seconds as minutes and seconds, such as "2:05"."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def pause_of(seconds: int) -> str:
    """Return a pause in words."""
    if seconds < 60:
        return ngettext("after %(n)d second", "after %(n)d seconds", seconds) % {"n": seconds}
    minutes = round(seconds / 60)
    return ngettext("after %(n)d minute", "after %(n)d minutes", minutes) % {"n": minutes}


def _seconds(start: datetime, end: datetime) -> int:
    return max(0, round((end - start).total_seconds()))


def _moods(said: Sequence[Said], scenario: Scenario, seed: int) -> dict[int, str]:
    """The mood after each answer, at the place of the answer's last line."""
    scene = follow(scenario, said, seed=seed)
    ends = [
        number
        for number, line in enumerate(said)
        if line.mine and (number + 1 == len(said) or not said[number + 1].mine)
    ]
    return {number: mood_word(turn.mood) for number, turn in zip(ends, scene.turns[1:], strict=True)}
