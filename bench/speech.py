"""Speech: from the end of what an agent says to the first sound of the customer, with the optional parts installed."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.tables import Table, against, percentile
from warmline.adapters.encoder import local_reader
from warmline.adapters.packs import load_language, load_scenarios
from warmline.adapters.speech import Listener, Speaker, Voice, find_listener, find_speaker
from warmline.config import table as settings
from warmline.core.customer.scene import Scene, answer, begin

SAID = (
    "Good morning, this is Nadia. What has happened?",
    "I am sorry that you waited in for two days. What was in the parcel?",
    "I will ask the driver now and call you back by six this evening. Is that all right?",
)
BUDGET = 3.0  # seconds; a pause that people on the phone bear. Chosen.


def timed(times: dict[str, list[float]], part: str, deed: Callable[[], object]) -> object:
    """Do it, and note the seconds it took."""
    begun = time.perf_counter()
    found = deed()
    times[part].append(time.perf_counter() - begun)
    return found


def measure(speaker: Speaker, listener: Listener | None, rounds: int = 4) -> dict[str, list[float]]:
    """Seconds by part; the agent is the house's own voice, so that there is something to listen to."""
    reader, language, scenario = local_reader(), load_language("en"), load_scenarios()[0]
    agent, customer = Voice("she", 30), Voice(scenario.persona.pronoun, scenario.persona.age)
    sounds = [speaker.speak(words, agent).wav for words in SAID]
    times: dict[str, list[float]] = defaultdict(list)
    for seed in range(rounds):
        scene: Scene = begin(scenario, language, seed=seed)
        for words, sound in zip(SAID, sounds, strict=True):
            begun = time.perf_counter()
            if listener is not None:
                timed(times, "listen to the agent", lambda sound=sound: listener.listen(sound))  # type: ignore[misc]
            scene = timed(times, "answer", lambda scene=scene, words=words: answer(scene, words, reader=reader))  # type: ignore[assignment,misc]
            reply = speaker.parts(scene.turns[-1].customer)[0]
            timed(times, "speak the first sentence", lambda reply=reply: speaker.speak(reply, customer))  # type: ignore[misc]
            times["end of speech to first sound"].append(time.perf_counter() - begun)
    return times


def _ear() -> str:
    """The ear in words; the folder of its model is this machine's own affair."""
    model = settings.text("WARMLINE_SPEECH_MODEL")
    size = sum(path.stat().st_size for path in Path(model).glob("*.bin")) / 2**20 if model else 0
    return f"faster-whisper with a model of {size:.0f} MiB, int8, two threads" if size else "none"


def table() -> Table:
    """The table, or one that says what is not installed."""
    voice = find_speaker(settings.text("WARMLINE_SPEECH_VOICE"))
    ear = find_listener(settings.text("WARMLINE_SPEECH_MODEL"))
    how = (
        "Seconds, after a first round that loads the models. The customer's voice: "
        f"{voice.part.name if voice.part else 'none'}. The ear: {_ear()}. What travels over a network comes on top."
    )
    columns = ("part", "n", "p50 s", "p95 s", "budget (p95)")
    if voice.part is None:
        return Table("Speech", how, columns, (("not installed", "", "", "", ""),))
    measure(voice.part, ear.part, 1)
    rows = []
    for part, values in measure(voice.part, ear.part).items():
        budget = against(percentile(values, 0.95), BUDGET, "s") if part.startswith("end") else ""
        rows.append((part, str(len(values)), f"{median(values):.2f}", f"{percentile(values, 0.95):.2f}", budget))
    if ear.part is None:
        rows.append(("listen to the agent", "", "not installed", "", ""))
    return Table("Speech", how, columns, tuple(rows))
