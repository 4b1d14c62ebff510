from __future__ import annotations

import json
import stat
from pathlib import Path

from warmline.adapters.llm.wording import Counts


def test_counts_add_up_over_processes_and_hold_no_words(tmp_path: Path) -> None:
    one, other = Counts(tmp_path / "llm" / "wording.json"), Counts(tmp_path / "llm" / "wording.json")
    one.add("asked", "accepted")
    other.add("asked", "rejected: softened")
    one.add("asked", "rejected: softened")
    other.add("asked", "failed: too slow")
    told = one.tallied()
    assert (told.asked, told.accepted) == (4, 1)
    assert told.rejected == {"softened": 2}
    assert told.failed == {"too slow": 1}
    assert told.rejection_rate == 2 / 3
    path = tmp_path / "llm" / "wording.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert set(json.loads(path.read_text())) == {"asked", "accepted", "rejected: softened", "failed: too slow"}


def test_nothing_asked_is_nothing_told(tmp_path: Path) -> None:
    told = Counts(tmp_path / "wording.json").tallied()
    assert (told.asked, told.accepted, dict(told.rejected), dict(told.failed)) == (0, 0, {}, {})
    assert told.rejection_rate is None
    Counts(tmp_path / "llm" / "wording.json").tallied()
    assert not (tmp_path / "llm").exists(), "who only looks makes no folder that the server then may not write"


def test_a_broken_file_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "wording.json"
    for broken in ("", "[1]", "{", '{"asked": "many"}'):
        path.write_text(broken)
        counts = Counts(path)
        counts.add("asked")
        assert counts.tallied().asked == 1
