from __future__ import annotations

from warmline.core.customer.dice import Dice


def test_the_same_draw_gives_the_same_luck() -> None:
    assert Dice(7).draw(3, "tail").random() == Dice(7).draw(3, "tail").random()


def test_a_further_draw_shifts_no_other() -> None:
    dice = Dice(7)
    alone = dice.draw(3, "tail").random()
    dice.draw(3, "react").random()
    assert dice.draw(3, "tail").random() == alone


def test_seed_turn_and_purpose_all_matter() -> None:
    draws = {Dice(s).draw(t, p).random() for s in (1, 2) for t in (1, 2) for p in ("a", "b")}
    assert len(draws) == 8


def test_chance_keeps_to_its_probability() -> None:
    happened = sum(Dice(seed).chance(1, "x", 0.3) for seed in range(2000))
    assert 500 < happened < 700
    assert not any(Dice(seed).chance(1, "x", 0.0) for seed in range(50))
