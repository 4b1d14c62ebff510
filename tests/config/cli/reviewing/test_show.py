"""How agreement looks on a terminal."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from warmline.apps.reviews.selectors import Shown
from warmline.config.cli.reviewing.show import as_json, interval, show, table
from warmline.core.measurement.agreement import Agreement
from warmline.core.measurement.proof import Figures
from warmline.core.scoring.scorecard import Status

NONE = Agreement(None, None, None, 0)
FIGURES = Figures(
    reviews=90,
    conversations=50,
    doubly_rated=40,
    compared=39,
    unseen=1,
    people=Agreement(0.714, 0.6, 0.801, 40),
    machine=Agreement(-0.05, -0.2, 1.0, 49),
    difference=NONE,
)


def row(reason: str = "below", stale: int = 0, models: tuple[tuple[str, Agreement], ...] = ()) -> Shown:
    return Shown("names_feeling", FIGURES, Status.SUGGESTED, reason, stale, models)


def printed(rows: list[Shown], width: int = 120) -> str:
    out = io.StringIO()
    Console(file=out, width=width).print(table(rows))
    return out.getvalue()


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (FIGURES.people, ".71 (.60 to .80)"),
        (FIGURES.machine, "-.05 (-.20 to 1.00)"),
        (NONE, "–"),
    ],
)
def test_a_figure_comes_with_its_interval(found: Agreement, words: str) -> None:
    assert interval(found) == words


def test_a_row_says_all_that_matters() -> None:
    line = printed([row()]).splitlines()[1]
    for word in ("names_feeling", "90", "40", ".71 (.60 to .80)", "suggested: agreement is not shown"):
        assert word in line


@pytest.mark.parametrize("reason", ["not_fitted", "too_few", "below", "set_aside", "drifted", "agrees", "as_people"])
def test_every_reason_has_words(reason: str) -> None:
    assert "suggested: " in printed([row(reason)])
    assert reason not in printed([row(reason)]) or "_" not in reason


def test_the_figures_are_whole_on_eighty_columns() -> None:
    assert ".71 (.60 to .80)" in printed([row()], width=80)


def test_what_does_not_count_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    show([row(stale=3, models=(("model:tiny-1", FIGURES.people),))])
    words = " ".join(capsys.readouterr().out.split())
    assert "read by an earlier machine, which do not count: 3." in words
    assert "the machine saw no chance: 1." in words
    assert "model:tiny-1 and people agree to .71 (.60 to .80)" in words


def test_no_reviews_yet_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    show([])
    assert "warmline reviews import" in capsys.readouterr().out


def test_programs_get_every_figure() -> None:
    (entry,) = json.loads(as_json([row(models=(("model:tiny-1", FIGURES.people),))]))
    assert (entry["status"], entry["reason"], entry["compared"]) == ("suggested", "below", 39)
    assert entry["people"] == {"value": 0.714, "low": 0.6, "high": 0.801, "conversations": 40}
    assert entry["models"]["model:tiny-1"]["conversations"] == 40
    assert entry["difference"]["value"] is None


def test_in_a_narrow_window_every_criterion_has_whole_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    show([row()])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "names_feeling: suggested, agreement is not shown"
    assert "  people agree .71 (.60 to .80)" in lines
    assert max(map(len, lines)) <= 80
    monkeypatch.setenv("COLUMNS", "140")
    show([row()])
    assert "People agree" in capsys.readouterr().out
