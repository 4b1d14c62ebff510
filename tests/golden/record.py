"""Record golden conversations again: all of them, or those named. Prints what changed."""

from __future__ import annotations

import json
import sys

from tests.golden.replay import FOLDER, SEED, differences, path_of, play, read, recorded, scenarios, table


def record(key: str) -> str:
    """Play a scenario's answers, write the file anew, and return the table of what changed."""
    golden, scenario = read(key), scenarios()[key]
    seed = golden.get("seed", SEED)
    now = recorded(play(scenario, seed, golden["answers"]))
    found = list(differences(golden.get("recorded", {}), now))
    data = {"scenario": key, "seed": seed, "answers": golden["answers"], "recorded": now}
    path_of(key).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return table(found)


def main(keys: list[str]) -> None:
    """Record these scenarios, all that have a file where none is named."""
    for key in keys or sorted(path.stem for path in FOLDER.glob("*.json")):
        changed = record(key)
        sys.stdout.write(f"{key}: {'unchanged' if not changed else 'recorded again'}\n{changed}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
