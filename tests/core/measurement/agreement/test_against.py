"""One rater against several: tables that weigh 1 a conversation, and a difference that never flatters the one."""

from __future__ import annotations

import numpy as np
import pytest

from warmline.core.measurement.agreement.against import against, among, difference


@pytest.mark.parametrize("others", [(2,), (2, 3), (1, 4, 4)])
def test_a_conversation_weighs_one_however_many_rated_it(others: tuple[int, ...]) -> None:
    assert against(3, others).sum() == pytest.approx(1)
    assert against(3, others)[2].sum() == pytest.approx(1), "all of it in the row of the one"


def test_each_of_them_is_the_first_and_the_second_in_turn() -> None:
    table = among((1, 1, 2))
    assert table.sum() == pytest.approx(1)
    assert np.allclose(table, table.T)
    assert table[0, 0] == pytest.approx(2 / 6)
    assert table[0, 1] == pytest.approx(2 / 6)
    assert table[1, 1] == 0


def test_where_nothing_can_be_told_the_one_showed_nothing_and_the_others_all() -> None:
    same = np.zeros((1, 2, 4, 4))
    same[:, :, 0, 0] = 1.0  # one category throughout: no kappa
    assert difference(same) == pytest.approx([-1.0])


def test_who_agrees_as_they_do_lies_no_way_apart() -> None:
    table = against(1, (1, 2)) + against(2, (2, 1)) + against(4, (4,))
    assert difference(np.array([[table, table]])) == pytest.approx([0.0])
