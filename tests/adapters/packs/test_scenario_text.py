"""A scenario that lies in no file: read from its text, with the same messages."""

from __future__ import annotations

import pytest

from warmline.adapters.packs import PackError, content_root, load_scenario_file, load_scenario_text, shipped_text


def test_a_text_reads_like_its_file() -> None:
    text = shipped_text("parcel_birthday")
    assert text is not None
    path = content_root() / "scenarios" / "parcel_birthday.yaml"
    assert load_scenario_text(text, file="here") == load_scenario_file(path)


def test_a_problem_names_the_line_and_the_name_that_was_given() -> None:
    text = (shipped_text("parcel_birthday") or "").replace("\nlevel: ", "\nlevel: 9 # ")
    line = next(n for n, each in enumerate(text.splitlines(), start=1) if each.startswith("level:"))
    with pytest.raises(PackError) as raised:
        load_scenario_text(text, file="my text")
    (problem,) = raised.value.problems
    assert (problem.file, problem.line, problem.field) == ("my text", line, "level")


@pytest.mark.parametrize("text", ["", "a: [", "just words", "\ud800: 1", "[" * 60])
def test_what_is_no_scenario_is_refused_and_breaks_nothing(text: str) -> None:
    with pytest.raises(PackError):
        load_scenario_text(text, file="x")


def test_what_fits_no_other_part_is_refused_too() -> None:
    text = (shipped_text("parcel_birthday") or "").replace("hidden_fact: ", "hidden_fact: no_such_")
    with pytest.raises(PackError, match=r"need\.hidden_fact"):
        load_scenario_text(text, file="x")


def test_a_key_that_is_not_shipped_has_no_text() -> None:
    assert shipped_text("no_such_case") is None
    assert shipped_text("../models/figures") is None
