"""Figures, charts and the page: cases worked out by hand, and a gain that may not be claimed."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from exams.learner.worlds import STILL
from exams.own.figures import Figure
from exams.year.__main__ import main
from exams.year.charts import charts
from exams.year.drawing import Chart, Line, shown
from exams.year.living import ARMS
from exams.year.reading import reading
from exams.year.records import EDGES, MONTHS, Recall, Year
from exams.year.report import PAGE, parts
from exams.year.results import Results, interval

from warmline.core.practice.mastery import Claim

OTHER = "two states with forgetting"


def year(world: str, gain: float = 0.0, claim: Claim = Claim.CANNOT_TELL) -> Year:
    """A year in which the programme gains evenly and nothing else gains."""
    steps = [0.5 + gain * n / MONTHS for n in range(MONTHS + 1)]
    found = Year(world, {arm: list(steps if arm == "programme" else [0.5] * (MONTHS + 1)) for arm in ARMS})
    found.daily, found.new, found.done = [[4.0, 5.0] for _ in range(MONTHS)], [1] * MONTHS, [4] * MONTHS
    found.working, found.practised, found.fullest, found.talk_minutes = 40, 24, 0.9, 60.0
    found.reviews, found.claims, found.skill_claims = {"drill": 3.0, "card": 5.0}, [claim] * 6, [claim] * 4
    found.drills.note(0.92, True)
    found.cards.note(0.4, False)
    found.own_drills.note(0.8, True)
    found.own_cards.note(0.2, False)
    found.alone.note(0.75, 2 / 3)
    found.helped.note(0.5, 1 / 3)
    found.met_by = {kind: [n / MONTHS for n in range(1, MONTHS + 1)] for kind in ("drill", "card")}
    found.in_reach = [0.02] * MONTHS
    return found


RESULTS = Results.of([year(OTHER, 0.1), year(OTHER, 0.3), year(STILL)])


def test_recall_is_counted_in_classes() -> None:
    recall = Recall()
    for came in (True, True, False, True):
        recall.note(0.9, came)
    assert recall.n == 4
    assert recall.expected == pytest.approx(0.9)
    assert recall.seen == 0.75
    assert recall.error == pytest.approx(0.15)
    assert recall.classes[EDGES.index(0.9) + 1][2] == 4
    other = Recall()
    other.note(0.2, False)
    recall.add(other)
    assert recall.n == 5
    assert recall.error == pytest.approx((0.6 + 0.2) / 5)


def test_intervals_of_known_values() -> None:
    assert interval([]) == Figure(0.0, 0.0, 0.0, 0)
    found = interval([1.0, 3.0])
    assert (found.value, found.n) == (2.0, 2)
    assert found.high - found.value == pytest.approx(1.96 / 2**0.5)


def test_gains_are_points_and_compared_person_by_person() -> None:
    assert RESULTS.over(lambda each: each.gain("programme"), OTHER).value == pytest.approx(20)
    assert RESULTS.ahead(OTHER, "no programme").value == pytest.approx(20)
    assert RESULTS.skill(OTHER, "programme")[-1].value == pytest.approx(70)
    assert RESULTS.minutes(0).value == 4.5
    assert RESULTS.new_share(3).value == 0.25
    assert RESULTS.people()[0].hours == pytest.approx((12 * 9 + 60) / 60)


def test_a_gain_where_nobody_learns_is_an_error() -> None:
    assert RESULTS.false_gain() == ""
    assert "points" in Results.of([year(STILL, 0.01)]).false_gain()
    told = Results.of([year(STILL, claim=Claim.IMPROVED) for _ in range(30)])
    assert "improved" in told.false_gain()
    few = Results.of([year(STILL, claim=Claim.IMPROVED if n == 0 else Claim.CANNOT_TELL) for n in range(30)])
    assert few.false_gain() == ""


def test_claims_are_shares_of_people() -> None:
    found = Results.of([year(OTHER, claim=Claim.IMPROVED), year(OTHER)])
    assert [each.value for each in found.claimed(OTHER)] == [0.5, 0.5, 0.5]


def test_the_run_is_told_in_sentences_made_from_its_figures() -> None:
    said = "\n".join(reading(RESULTS))
    assert f"no programme**: ahead in “{OTHER}”" in said
    assert "nothing is gained in any version" in said
    assert "25 % of what is practised in January and 25 % in December" in said
    assert "Recall of drills** at a review was 100 %, where the scheduler expected 92 %" in said
    assert "fitted to her own answers before, 80 %" in said
    assert "(50 % of all) were predicted to go well in 75 % and did in 67 %" in said
    assert "came after an example and went well in 33 %" in said
    assert "within reach**: 2.0 % of all drills at the end of January, 2.0 %" in said
    level = Results.of([year(OTHER, gain) for gain in (-0.1, 0.1)])
    assert "level in" in next(reading(level))
    behind = Results.of([year(OTHER, -0.1) for _ in range(3)])
    assert "behind in" in next(reading(behind))


def test_every_chart_is_a_drawing_with_a_name_and_a_table_of_the_same_numbers() -> None:
    drawn = list(charts(RESULTS))
    assert [each.key for each in drawn] == [
        *("skill-1", "skill-2", "load", "new"),
        *("forgetting", "rhythm", "aim", "shelf"),
    ]
    for chart in drawn:
        root = ElementTree.fromstring(chart.svg())
        assert root.attrib["aria-label"].startswith(chart.title)
        assert len(root.findall("{*}polyline")) == len(chart.lines)
        assert chart.table().count("<tr>") == len(chart.steps) + 1
        assert len(chart.markdown().splitlines()) == len(chart.steps) + 2


def test_names_are_escaped_and_gaps_are_left_out() -> None:
    known, gap = Figure(0.5, 0.4, 0.6, 3), Figure(0.0, 0.0, 0.0, 0)
    chart = Chart("x", "a < b", ("one", "two"), "points", 1, [Line("<i>", [known, gap])])
    root = ElementTree.fromstring(chart.svg())
    line = root.find("{*}polyline")
    assert line is not None
    assert len(line.attrib["points"].split()) == 2
    assert chart.cell(gap) == "-"
    assert "<i>" not in chart.table()


def test_figures_never_read_minus_nought() -> None:
    assert shown(Figure(-0.001, -0.02, 0.02, 5), 1) == "0.0 [0.0, 0.0]"


def test_the_page_has_a_place_for_every_part_and_its_run_fills_them() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name in ("run", *parts(RESULTS)):
        begin, end = text.index(f"<!-- {name}: begin -->"), text.index(f"<!-- {name}: end -->")
        assert text[begin:end].count("\n") >= 2, f"{name} is empty"


def test_a_try_writes_charts_and_leaves_the_page_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = PAGE.read_text(encoding="utf-8")
    assert main(["--learners", "1", "--charts", str(tmp_path)]) == 0
    assert (tmp_path / "load.svg").exists()
    assert "<table" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "== gains" in capsys.readouterr().out
    assert PAGE.read_text(encoding="utf-8") == before
