"""The preview beside the text: mistakes by line, the opening, facts, offers, and a customer who answers at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from warmline.apps.library import ports
from warmline.apps.library.languages import is_spoken
from warmline.apps.studio.texts.checking import Checked, check_text
from warmline.apps.studio.texts.mending import Mend, to_mend
from warmline.apps.studio.texts.written import is_written, written_only
from warmline.core.customer.mood_words import mood_word
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, SceneEnded, answer, begin

MOST_LINES: Final = 12
LONGEST_LINE: Final = 1_000
SEED: Final = 1


@dataclass(frozen=True, slots=True)
class Exchange:
    """One line that was typed and what the customer said to it; `because` are the reasons in words."""

    agent: str
    customer: str
    mood: str
    told: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What the page shows beside a text. `mend` names what is wrong with it.

    `unwritten`: there is no first message yet, so that nobody can answer.
    """

    checked: Checked
    mend: Mend
    opening: str
    exchanges: tuple[Exchange, ...]
    ended: bool
    unwritten: bool = False


def preview(text: str, lines: Sequence[str], language: str = "en") -> Preview:
    """Return the preview of a text after these lines of an agent; at most the first twelve are played.

    Where customers do not speak the language of the text nobody answers; what is not written yet is never said.
    Always the same dice, so that a changed word of the text shows its effect and nothing else does.
    """
    checked = check_text(text)
    mend = to_mend(text, checked)
    if checked.scenario is None or not is_spoken(language):
        return Preview(checked, mend, "", (), False)
    scenario = written_only(checked.scenario)
    if not scenario.opening:
        return Preview(checked, mend, "", (), False, unwritten=True)
    scene = begin(scenario, ports.language(), seed=SEED)
    opening, exchanges = scene.turns[0].customer, []
    for line in [line.strip()[:LONGEST_LINE] for line in lines if line.strip()][:MOST_LINES]:
        try:
            scene = answer(scene, line, reader=ports.reader())
        except (SceneEnded, ValueError):
            break
        exchanges.append(_exchange(line, scene, checked.scenario))
    return Preview(checked, mend, opening, tuple(exchanges), scene.ended is not None)


def _exchange(line: str, scene: Scene, scenario: Scenario) -> Exchange:
    turn = scene.turns[-1]
    told = tuple(label for key in turn.facts_told if is_written(label := scenario.fact(key).label))
    return Exchange(line, turn.customer, mood_word(turn.mood), told, tuple(each.text for each in turn.because))
