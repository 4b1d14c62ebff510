"""The exam of the guard: authored words pass, what a hostile writer makes of them does not."""

from __future__ import annotations

from exams.customer.wording import HOSTILE, asked, judged, tasks_of, verdicts
from tests.adapters.llm.server import playing, says
from tests.parcel import parcel_birthday
from tests.scenes import english

from warmline.core.customer.language.guard import Guard

GUARD = Guard.of(english())


def test_authored_words_pass_and_hostile_ones_do_not() -> None:
    tasks = tasks_of([parcel_birthday()], english())
    found = judged(GUARD, tasks)
    assert found["authored words"] == {"passed": len(tasks)}
    assert {f"hostile: {kind}" for kind in HOSTILE} <= set(found)
    assert {name: counts["passed"] for name, counts in found.items() if counts["passed"]} == {
        "authored words": len(tasks)
    }
    assert "100.0%" in list(verdicts(found))[1]


def test_a_guard_that_sleeps_would_be_seen() -> None:
    class Asleep(Guard):
        def objection(self, task: object, text: str) -> None:
            return None

    found = judged(Asleep(frozenset()), tasks_of([parcel_birthday()], english())[:3])
    assert all(counts["passed"] == counts.total() for counts in found.values())


def test_a_server_is_asked_and_its_rate_told() -> None:
    tasks = tasks_of([parcel_birthday()], english())[:2]
    with playing(says('{"message": "No worries, how can I help you today?"}')) as server:
        lines = list(asked(server.address, "tiny", GUARD, tasks, 2.0))
    assert lines[0].startswith("tiny: 2 asked, 0 used, 100.0% of the answers refused;")
    assert any("agent talk: 2" in line for line in lines)
