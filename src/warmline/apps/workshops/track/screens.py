"""What the pages of the way to a licence show: figures in words, and what can be decided now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from warmline.adapters.packs.track import Watched, load_observation_forms
from warmline.apps.library.ports import rubric
from warmline.apps.workshops.models.track import RaterCheck, Ruling, TrackObservation
from warmline.apps.workshops.track.standing import Observed, Standing

VERDICTS: Final[Mapping[str, Promise]] = {
    "agrees": lazy("Agrees with the licensed raters as well as they agree among themselves."),
    "below": lazy("Agrees less with the licensed raters than they agree among themselves."),
    "too_few": lazy("Cannot tell: fewer than 30 conversations."),
    "raters_apart": lazy("Cannot tell: the licensed raters agree too little among themselves."),
    "too_wide": lazy("Cannot tell: the interval is too wide. Another check with more conversations may tell."),
}


@dataclass(frozen=True, slots=True)
class CheckShown:
    """A finished check in words: the verdict, and each figure with its interval."""

    verdict: Promise | str
    passed: bool
    conversations: int
    ratings: int
    own: str
    among: str
    difference: str


def check_shown(check: RaterCheck | None) -> CheckShown | None:
    """Return a check for a page; None where none is finished."""
    figures: dict[str, Any] | None = check.figures if check is not None else None
    if figures is None:
        return None
    return CheckShown(
        VERDICTS[figures["verdict"]],
        figures["verdict"] == "agrees",
        figures["conversations"],
        figures["ratings"],
        *(_interval(figures[name]) for name in ("own", "among", "difference")),
    )


def _interval(figure: Mapping[str, Any]) -> str:
    if figure["value"] is None:
        return _("not defined")
    told = {name: f"{figure[name]:.2f}" for name in ("value", "low", "high")}
    return _("%(value)s (90 %% interval %(low)s to %(high)s)") % told


def observed_shown(found: Standing) -> list[tuple[str, Observed]]:
    """Return what was observed with the names of the behaviours."""
    names = {(form.key, each.key): each.name for form in load_observation_forms() for each in form.behaviours}
    return [(names.get((each.form, each.behaviour), each.behaviour), each) for each in found.observed]


def marks_shown(row: TrackObservation) -> list[tuple[Watched, Mapping[str, Any]]]:
    """Return what was marked with its behaviour, as far as the form still has it."""
    form = next((each for each in load_observation_forms() if each.key == row.form), None)
    known = {each.key: each for each in form.behaviours} if form is not None else {}
    return [(known[mark["behaviour"]], mark) for mark in row.marks if mark["behaviour"] in known]


def rulings_for(found: Standing) -> list[Ruling]:
    """Return what can be decided now."""
    if found.licence is None:
        return [*([Ruling.GRANTED] if found.may_be_granted else []), Ruling.NOT_YET]
    return [*([Ruling.RENEWED] if found.may_be_renewed else []), Ruling.NOT_YET, Ruling.REVOKED]


def criteria_names(keys: list[str]) -> list[tuple[str, str]]:
    """Return the names of criteria where the rubric knows them, else their keys."""
    names = {each.key: each.name for _skill, each in rubric().behaviours()}
    return [(key, names.get(key, key)) for key in keys]
