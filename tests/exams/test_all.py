"""The table of all exams and the file of figures."""

from exams.__main__ import lines, written

from warmline.adapters.content.figures import FigureRow

ROW = FigureRow(
    "Area", "order of six answers", ".80", 0.61234, 0.5, 0.7, 40, None, "0.23 (words only)", "rules alone 0.49"
)


def test_the_table_shows_target_figure_interval_and_what_stands_beside() -> None:
    text = "\n".join(lines([ROW]))
    assert "== Area" in text
    assert "0.612 [0.50, 0.70]" in text
    assert "0.23 (words only)" in text


def test_a_row_that_was_not_measured_has_no_figure() -> None:
    text = "\n".join(lines([FigureRow("Area", "ladder", ".80", note="not measured")]))
    assert "ladder" in text
    assert "not measured" in text


def test_figures_of_areas_not_measured_now_are_kept_and_others_replaced() -> None:
    before = {"rows": [{"area": "Area", "name": "old"}, {"area": "Public", "name": "kept"}]}
    made = written([ROW], {"reader": "r"}, before)
    assert [row["name"] for row in made["rows"]] == ["order of six answers", "kept"]
    assert made["rows"][0]["ours"] == 0.6123
    assert made["criteria"] == []
    assert made["made_at"].endswith("+00:00")
