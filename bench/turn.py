"""One turn of a role-play: CPU milliseconds by part, over all scenarios."""

from __future__ import annotations

import time
from collections import defaultdict
from statistics import median

from bench.tables import Table, against, percentile
from warmline.adapters.encoder import local_reader
from warmline.adapters.packs import load_language, load_rubric, load_scenarios
from warmline.core.customer.scene import answer, begin, dump, load, to_conversation, to_reading
from warmline.core.scoring.feedback import write_feedback
from warmline.core.scoring.score import score

ANSWERS = (
    "Hello, thank you for telling me. That is two days lost, and I can see why you are annoyed. Let me look at it now.",
    "I have your record open. Before I choose anything: what matters most to you, and by when?",
    "I am sorry. That was our mistake. I will check it myself and write to you by 18:00 today, whatever the answer is.",
    "There are two things I can do now. Which of them suits you better?",
    "So to sum up: I do this today, you hear from me by 18:00, and nothing is charged. Have I got that right?",
    "Thank you for your patience. Is there anything else that still worries you about this?",
)


def clock(times: dict[str, list[float]], part: str, begun: float) -> None:
    times[part].append((time.process_time() - begun) * 1000)


def measure(rounds: int = 5) -> dict[str, list[float]]:
    """CPU milliseconds by part, one value a turn."""
    # The six answers come again in every talk: an encoder that remembers would read each of them only once.
    reader, language, rubric = local_reader(remembered=0), load_language("en"), load_rubric()
    times: dict[str, list[float]] = defaultdict(list)
    for seed in range(rounds):
        for scenario in load_scenarios():
            scene = begin(scenario, language, seed=seed)
            for words in ANSWERS:
                if scene.state.ended:
                    break
                whole = time.process_time()
                scene = load(dump(scene), scenario, language)
                clock(times, "store and fetch the scene", whole)
                begun = time.process_time()
                scene = answer(scene, words, reader=reader)
                clock(times, "read, decide and word", begun)
                clock(times, "whole turn without the web", whole)
            begun = time.process_time()
            talk = to_conversation(scene, "bench")
            write_feedback(score(talk, to_reading(scene), rubric), talk, rubric, scene_facts=None)
            clock(times, "score and letter, once at the end", begun)
    return times


def table() -> Table:
    measure(1)  # the first turns compile patterns
    rows = []
    for part, values in measure().items():
        budget = against(percentile(values, 0.95), 20, "ms") if part.startswith("whole") else ""
        rows.append((part, str(len(values)), f"{median(values):.1f}", f"{percentile(values, 0.95):.1f}", budget))
    return Table(
        "One turn, CPU",
        "Milliseconds of CPU in one process, all scenarios, five seeds, six answers each. Every text is read by rules "
        "and model; none is remembered.",
        ("part", "n", "p50 ms", "p95 ms", "budget (p95)"),
        tuple(rows),
    )
