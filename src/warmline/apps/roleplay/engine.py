"""A scene as bytes and back, and what moves it on: an answer, silence, going back."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import Any

from warmline.apps.library.ports import language, reader
from warmline.apps.roleplay.replies import Reply, reply_of, seconds_to_appear
from warmline.core.conversation import Channel
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, SceneTurn, answer, dump, load, silence


def pack_scene(scene: Scene) -> bytes:
    """Return a scene as compressed JSON, ready to be sealed."""
    return _packed(dump(scene))


def unpack_scene(data: bytes, scenario: Scenario) -> Scene:
    """Return the scene these bytes hold."""
    return load(_unpacked(data), scenario, language())


def times_of(data: bytes) -> tuple[float | None, ...]:
    """Return for each answer of a packed scene how many seconds it took; None where nobody looked."""
    stored = _unpacked(data)
    return _times(stored)


def rewind_packed(data: bytes, number: int) -> tuple[bytes, str]:
    """Return a packed scene as it was before answer `number` (from 1), and the words of that answer."""
    stored = _unpacked(data)
    words: str = stored["turns"][number]["agent"] or ""
    times = _times(stored)[: number - 1]
    return _packed({**stored, "turns": stored["turns"][:number], "times": times}), words


def answer_packed(
    data: bytes,
    scenario: Scenario,
    text: str,
    *,
    waited: float | None = None,
    held: float | None = None,
    spoke_over: bool = False,
) -> tuple[bytes, SceneTurn]:
    """Answer in a packed scene: return the scene after it, packed, and the new turn.

    `waited` are the seconds since the last reply was sent; the time in which it appeared on the page is taken off.
    `held` are the seconds of them that were a hold. `spoke_over` says that she began to speak while the customer's
    voice did; it counts on the phone alone.

    The same as unpacking, answering and packing, at half the time of a long talk: an answer rests on the words so far
    and on where the customer stands now, so what lies behind older turns is carried over as it was stored.
    """
    stored = _unpacked(data)
    turns = stored["turns"]
    seconds = None if waited is None else max(0.0, waited - seconds_to_appear(turns[-1]["customer"]))
    times = [*_times(stored), None if seconds is None else round(seconds, 1)]
    light = [{**turn, "state": turns[0]["state"], "because": []} for turn in turns[:-1]]
    before = load({**stored, "turns": [*light, turns[-1]]}, scenario, language())
    felt = _felt(before, seconds, held)
    over = spoke_over and scenario.channel is Channel.PHONE
    scene = answer(before, text, reader=reader(), after_seconds=felt, interrupted=over)
    if len(turns) == 1:
        return _packed({**dump(scene), "times": times}), scene.turns[-1]  # the first answer also reads the opening
    newest = dump(replace(scene, turns=scene.turns[-1:]))["turns"]
    return _packed({**stored, "turns": [*turns, *newest], "times": times}), scene.turns[-1]


def silence_packed(data: bytes, scenario: Scenario, seconds: float) -> tuple[bytes, Reply | None, str]:
    """Let so many seconds of silence pass in a packed scene.

    Return the scene, what the customer said into the silence (None where it was too short for that), and the line to
    which it was added.
    """
    stored = _unpacked(data)
    before = load(stored, scenario, language())
    scene = silence(before, seconds)
    if scene == before:
        return data, None, ""
    last, line = scene.turns[-1], before.turns[-1].customer
    said = replace(reply_of(last), customer=last.customer.removeprefix(line).strip())
    return _packed({**dump(scene), "times": _times(stored)}), said, line


def _felt(scene: Scene, seconds: float | None, held: float | None) -> float | None:
    """Return the seconds that the customer minds.

    Whoever types what would be said on the phone is slower than speech, and whoever speaks may mend what was heard:
    there only a hold counts, from being put on it to the agent's coming back. Silence is asked about while it lasts.
    """
    if scene.scenario.channel is not Channel.PHONE:
        return seconds
    if scene.state.hold_s is None:
        return None
    return seconds if held is None else held


def _times(stored: dict[str, Any]) -> tuple[float | None, ...]:
    """Return the times beside a stored scene; talks of older versions have none, which is what None says."""
    answers = len(stored["turns"]) - 1
    return (*stored.get("times", ()), *[None] * answers)[:answers]


def _packed(data: dict[str, Any]) -> bytes:
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode(), level=1)


def _unpacked(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zlib.decompress(data))
    return found
