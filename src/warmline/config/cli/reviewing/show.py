"""How figures of agreement look on a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from warmline.apps.reviews.selectors import Shown
from warmline.core.measurement.agreement import Agreement
from warmline.core.scoring.criteria.gate import LEAST_DOUBLY_RATED

# From so many columns on the table stands without a broken line.
_WIDE: Final = 120
_WHY: Final = {
    "not_fitted": "not looked at yet: warmline reviews fit",
    "too_few": f"needs {LEAST_DOUBLY_RATED} doubly rated",
    "below": "agreement is not shown",
    "set_aside": "taken back",
    "drifted": "the newest reviews do not bear it out",
    "agrees": "agrees with people",
    "as_people": "agrees as well as people do",
}


def as_json(rows: Sequence[Shown]) -> str:
    """Return the rows as a JSON list."""
    return json.dumps([_entry(row) for row in rows], ensure_ascii=False, indent=1)


def table(rows: Sequence[Shown]) -> Table:
    """Return the rows as a table; agreement is quadratic weighted kappa with its 90 % interval."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Criterion", "Reviews", "Twice", "People agree", "Machine agrees"):
        made.add_column(heading, justify="right" if heading in ("Reviews", "Twice") else "left", no_wrap=True)
    made.add_column("Status")
    for row in rows:
        found = row.figures
        made.add_row(
            row.criterion,
            str(found.reviews),
            str(found.doubly_rated),
            interval(found.people),
            interval(found.machine),
            f"{row.status.value}: {_WHY[row.reason]}",
        )
    return made


def show(rows: Sequence[Shown]) -> None:
    """Print the rows, and what does not count and why."""
    console = Console()
    if not rows:
        console.print("No reviews yet. Load some: warmline reviews import FILE --as E-MAIL")
        return
    if console.width >= _WIDE:
        console.print(table(rows))
    else:
        for row in rows:
            console.print(_in_lines(row), markup=False, highlight=False)
    for row in rows:
        if row.stale:
            console.print(
                f"{row.criterion}: conversations read by an earlier machine, which do not count: {row.stale}. "
                "Import their reviews again with --conversations FILE."
            )
        for rater, found in row.models:
            console.print(f"{row.criterion}: {rater} and people agree to {interval(found)}.", markup=False)
        if row.figures.unseen:
            console.print(f"{row.criterion}: conversations in which the machine saw no chance: {row.figures.unseen}.")


def _in_lines(row: Shown) -> str:
    """One criterion in lines of its own, for a window too narrow for the table."""
    found = row.figures
    return (
        f"{row.criterion}: {row.status.value}, {_WHY[row.reason]}\n"
        f"  {found.reviews} reviews, {found.doubly_rated} rated twice\n"
        f"  people agree {interval(found.people)}\n"
        f"  machine agrees {interval(found.machine)}"
    )


def interval(found: Agreement) -> str:
    """Return a figure with its interval, such as ".71 (.60 to .80)"; a dash where there is none."""
    if found.value is None or found.low is None or found.high is None:
        return "–"
    return f"{_short(found.value)} ({_short(found.low)} to {_short(found.high)})"


def _short(value: float) -> str:
    return f"{value:.2f}".replace("0.", ".", 1)


def _entry(row: Shown) -> dict[str, Any]:
    return {
        "criterion": row.criterion,
        "status": row.status.value,
        "reason": row.reason,
        "stale": row.stale,
        "models": {rater: asdict(found) for rater, found in row.models},
        **asdict(row.figures),
    }
