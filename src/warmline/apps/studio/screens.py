"""What the pages show of a trial, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmline.apps.studio.models import Trial
from warmline.apps.studio.texts.places import part_name
from warmline.apps.studio.translated import BLOCKING as BLOCKING_REMARKS
from warmline.apps.studio.translated import Kind, Remark
from warmline.apps.studio.trialling import BLOCKING, COUNTING, KINDS

_KINDS: Final[dict[str, str | Promise]] = {
    "good": _("Good agents"),
    "average": _("Average agents"),
    "poor": _("Poor agents"),
}
_DOING: Final[dict[str, str | Promise]] = {
    "good": _("Now a good agent talks with the customer."),
    "average": _("Now an average agent talks with the customer. These talks are the longest."),
    "poor": _("Now a poor agent talks with the customer."),
    "variety": _("Now the same agent comes again and again, to see whether the customer says the same things again."),
    COUNTING: _("All talks are played. What came up in them is being counted."),
}
_CHECKS: Final[dict[str, str | Promise]] = {
    "winnable": _("Cannot be won often enough"),
    "good_end": _("A good end is out of reach"),
    "losable": _("Too easy to win"),
    "separation": _("Good and poor agents end alike"),
    "order": _("Average agents are out of order"),
    "length": _("Takes long"),
    "variety": _("Says the same too often"),
    "repeats": _("Repeats itself in one talk"),
    "offer": _("An offer is not heard"),
    "fact": _("A fact is not fetched"),
    "trap": _("A trap does not spring"),
}
# More places than these are told by their parts.
MOST_PLACES: Final = 12
_REMARKS: Final[dict[Kind, str | Promise]] = {
    Kind.MISSING: _("The translation has no such place, or nothing in it"),
    Kind.UNTOUCHED: _("Still in the words of the original"),
    Kind.BRACES: _("Words in braces differ; they must stay as they are"),
    Kind.NUMBERS: _("Numbers differ; look whether the facts are the same"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of agent: how many talks, how many won, mean satisfaction (0-100) and answers."""

    name: str
    talks: int
    won: int
    satisfaction: float
    answers: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: what it is, in the linter's words, and whether it keeps the scenario from being published."""

    title: str
    text: str
    blocks: bool


@dataclass(frozen=True, slots=True)
class TrialPage:
    """A trial as a page shows it; `trial` is None where this text was not tried, `doing` says what is being played."""

    trial: Trial | None
    doing: str = ""
    groups: Sequence[Group] = ()
    findings: Sequence[Finding] = ()
    apart: float = 0.0


@dataclass(frozen=True, slots=True)
class RemarkGroup:
    """What was found in one way in a translation: the heading, how many places, and where they are.

    `places` are the part and the words of each place, or of each part with its count where there are many.
    """

    heading: str
    blocks: bool
    count: int
    places: Sequence[tuple[str, str]]


def remark_groups(found: Sequence[Remark]) -> tuple[RemarkGroup, ...]:
    """Return the remarks on a translation by what is the matter, what keeps it from being published first."""
    return tuple(
        RemarkGroup(str(heading), kind in BLOCKING_REMARKS, len(mine), _places(mine))
        for kind, heading in _REMARKS.items()
        if (mine := [one for one in found if one.kind is kind])
    )


def _places(found: Sequence[Remark]) -> tuple[tuple[str, str], ...]:
    places = tuple(dict.fromkeys((one.part, one.place) for one in found))
    if len(places) <= MOST_PLACES:
        return places
    return tuple((part, f"{part_name(part)} ({count})") for part, count in Counter(one.part for one in found).items())


def trial_page(trial: Trial | None) -> TrialPage:
    """Return the page of a trial; figures only where it is done."""
    if trial is None or trial.stage != Trial.Stage.DONE:
        return TrialPage(trial, str(_DOING.get(trial.doing, "")) if trial and trial.goes_on else "")
    found = trial.result
    groups = [Group(str(_KINDS[kind]), **found["groups"][kind]) for kind in KINDS]
    findings = [Finding(str(_CHECKS.get(check, check)), text, check in BLOCKING) for check, text in found["findings"]]
    findings.sort(key=lambda each: not each.blocks)
    return TrialPage(trial, "", groups, findings, found["apart"])
