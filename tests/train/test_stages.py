"""Steps: done once, done again when their inputs change or they were cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from train.stages import Workshop, digest, peak_memory


class Maker:
    """Counts how often it is asked, and may fail."""

    def __init__(self, fails: bool = False) -> None:
        self.made = 0
        self.fails = fails

    def __call__(self, folder: Path) -> None:
        self.made += 1
        (folder / "half").write_text("half", encoding="utf-8")
        if self.fails:
            raise RuntimeError("cut off")
        (folder / "whole").write_text(str(self.made), encoding="utf-8")


def test_a_step_is_done_once(tmp_path: Path) -> None:
    said: list[str] = []
    maker, shop = Maker(), Workshop(tmp_path, said.append)
    first = shop.step("heads", ("a", 1), maker)
    assert shop.step("heads", ("a", 1), maker) == first
    assert maker.made == 1
    assert said[0].startswith("heads: 0 s, peak memory")
    assert said[1] == "heads: kept"


def test_a_step_is_done_again_when_its_inputs_change(tmp_path: Path) -> None:
    maker, shop = Maker(), Workshop(tmp_path, lambda text: None)
    shop.step("heads", ("a", 1), maker)
    assert (shop.step("heads", ("a", 2), maker) / "whole").read_text(encoding="utf-8") == "2"


def test_a_step_that_was_cut_off_is_begun_anew(tmp_path: Path) -> None:
    shop = Workshop(tmp_path, lambda text: None)
    with pytest.raises(RuntimeError, match="cut off"):
        shop.step("heads", 1, Maker(fails=True))
    (tmp_path / "heads" / "litter").write_text("", encoding="utf-8")
    folder = shop.step("heads", 1, Maker())
    assert sorted(path.name for path in folder.iterdir()) == ["done.json", "half", "whole"]


def test_equal_keys_have_equal_hashes() -> None:
    assert digest(("a", 1.5)) == digest(("a", 1.5)) != digest(("a", 1.25))


def test_memory_is_more_than_nothing_and_less_than_the_machines() -> None:
    assert 5 < peak_memory() < 100_000
