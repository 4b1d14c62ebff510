"""What the model page shows: what reads, what it was tested on, and where it is not proven."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from warmline.adapters.content.figures import CriterionRow, FigureRow, Figures
from warmline.apps.pages.plain_figures import area_name, compares_englishes, in_short, plain_name
from warmline.core.skills import Moment, Rubric

PROVEN = "proven"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure in words; an empty text is shown as "not measured"."""

    name: str
    ours: str
    target: str
    people: str
    baseline: str
    n: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion with its agreement in words. `by_people` says that only a person can observe it."""

    name: str
    ours: str
    people: str
    n: int | None
    proven: bool
    by_people: bool


@dataclass(frozen=True, slots=True)
class ModelsPage:
    """The whole page. `short` says in plain sentences what the figures come to, `figures` are grouped by what was
    tested, `skills` hold each skill's criteria, `englishes` says whether it was measured that different Englishes are
    read alike.
    """

    reader: str
    rubric: str
    made_at: str
    versions: Sequence[tuple[str, str]]
    figures: Sequence[tuple[str, Sequence[Figure]]]
    skills: Sequence[tuple[str, Sequence[Criterion]]]
    englishes: bool
    short: Sequence[str]
    proven: int
    total: int


def models_page(figures: Figures, rubric: Rubric, reader: str) -> ModelsPage:
    """Return the page for these figures, this rubric and the reader that is at work in this house."""
    rows = {row.key: row for row in figures.criteria}
    skills = [
        (
            skill.name,
            [
                _criterion(each.name, rows.get(each.key), each.opportunity.moment is Moment.HUMAN)
                for each in skill.behaviours
            ],
        )
        for skill in rubric
    ]
    listed = [criterion for _name, criteria in skills for criterion in criteria]
    return ModelsPage(
        reader=reader,
        rubric=rubric.version,
        made_at=(figures.made_at or "")[:10],
        versions=_versions(figures.versions),
        figures=_grouped(figures.rows, {skill.key: skill.name for skill in rubric}),
        skills=skills,
        englishes=any(compares_englishes(row) or "english" in f"{row.area} {row.name}".lower() for row in figures.rows),
        short=in_short(figures.rows),
        proven=sum(criterion.proven for criterion in listed),
        total=len(listed),
    )


def _versions(known: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every part that may read, in the order in which they work, then whatever else the file names."""
    parts = {
        "rules": _("Rules"),
        "encoder": _("Small text model"),
        "combination": _("How both are combined"),
    }
    rest = {key: key.replace("_", " ").capitalize() for key in known if key not in parts}
    return [(label, known.get(key, "")) for key, label in {**parts, **rest}.items()]


def _grouped(rows: Sequence[FigureRow], skills: Mapping[str, str]) -> list[tuple[str, list[Figure]]]:
    areas: dict[str, list[Figure]] = {}
    for row in rows:
        areas.setdefault(area_name(row.area), []).append(_figure(row, skills))
    return list(areas.items())


def _figure(row: FigureRow, skills: Mapping[str, str]) -> Figure:
    ours = _with_interval(row.ours, row.low, row.high)
    return Figure(
        plain_name(row.name, skills), ours, shown(row.target), shown(row.people), shown(row.baseline), row.n, row.note
    )


def _criterion(name: str, row: CriterionRow | None, by_people: bool) -> Criterion:
    if row is None:
        return Criterion(name, "", "", None, proven=False, by_people=by_people)
    ours = _with_interval(row.kappa, row.low, row.high)
    proven = row.status == PROVEN and row.kappa is not None
    return Criterion(name, ours, shown(row.people), row.n, proven=proven, by_people=by_people)


def _with_interval(value: float | str | None, low: float | None, high: float | None) -> str:
    if value is None or value == "":
        return ""
    if low is None or high is None:
        return shown(value)
    return _("%(value)s (%(low)s to %(high)s)") % {"value": shown(value), "low": shown(low), "high": shown(high)}


def shown(value: float | str | None) -> str:
    """Return a figure as text: whole numbers and long ones as they are, others with two places; None is empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return f"{value:.0f}" if value == round(value) and abs(value) > 1 else f"{value:.2f}"
