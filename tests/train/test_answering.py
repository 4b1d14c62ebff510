"""The second stage in pieces: steps, pairs and a reader with more heads. Needs the training environment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.train.corpora.test_moments import OTHERS, moment

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from train.answering import Answering, _pairs, _steps  # noqa: E402
from train.examples import Head, Shape  # noqa: E402
from train.model import UNLIKELY, MiniLM, Reader, widened  # noqa: E402

HOW = Answering()
LADDER = moment("ladder")
UP = torch.tensor([-5.0, -3.0, -1.0, 1.0, 3.0, 5.0])


def test_scores_in_order_cost_less_than_scores_upside_down() -> None:
    right, wrong = (float(_pairs(scores, [LADDER], HOW)[0]) for scores in (UP, UP.flip(0)))
    assert right < 0.5 < 5 < wrong


def test_what_does_the_same_costs_nothing_at_the_same_score() -> None:
    same = moment("length")
    order, alike = _pairs(torch.tensor([2.0, 2.0]), [same], HOW)
    assert (float(order), float(alike)) == (0.0, 0.0)
    assert float(_pairs(torch.tensor([2.0, -1.0]), [same], HOW)[1]) == pytest.approx(9.0 * HOW.alike)


def test_each_moment_is_compared_within_itself() -> None:
    both = torch.cat([UP, UP + 100])
    alone = float(_pairs(UP, [LADDER], HOW)[0])
    assert float(_pairs(both, [LADDER, LADDER], HOW)[0]) == pytest.approx(alone)


def test_steps_are_the_same_for_the_same_seed_and_show_ladders_more_often() -> None:
    how = replace(HOW, recipe=replace(HOW.recipe, epochs=1), moments=2)
    first, again = (list(_steps([*OTHERS, LADDER], [], how)) for _ in range(2))
    assert first == again
    seen = [each.type for chosen, _ in first for each in chosen]
    assert (seen.count("ladder"), seen.count("contrast")) == (3, 4)
    assert all(len(each.answers) == 6 + how.made for chosen, _ in first for each in chosen)


def test_new_heads_come_behind_the_known_ones_and_begin_unlikely() -> None:
    known = [Head("a", Shape.ANY_OF, ("x", "y"))]
    more = [*known, Head("b", Shape.ANY_OF, ("z",)), Head("s", Shape.ANY_OF, ("u", "v"), by_sentence=True)]
    start = Reader(MiniLM(), known)
    wider = widened(start, known, more)
    assert torch.equal(wider.turns.weight[:2], start.turns.weight)
    assert torch.equal(wider.turns.bias[:2], start.turns.bias)
    assert wider.turns.bias[2].item() == UNLIKELY
    assert wider.sentences.bias.tolist() == [UNLIKELY, UNLIKELY]
