"""What a sheet for a cut score shows: one's own column, and once all have rated alone, the spread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from warmline.apps.assessment.models import AngoffSheet
from warmline.apps.assessment.rules import manages
from warmline.apps.assessment.selectors import proposal_of
from warmline.apps.people.models import Person, Role
from warmline.apps.people.models.person import PersonQuerySet
from warmline.core.certifying.angoff import Proposal

JUDGES = (Role.LEAD, Role.TRAINER, Role.ANALYST, Role.MANAGER)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item: its question, the user's own rating of this round, and the spread of the first round, of 100.

    `answers` are the texts with what makes them right: "yes", a place, a partner, a rating; empty for a wrong one.
    `low`, `high` and `mean` are None while the judges rate alone.
    """

    key: str
    text: str
    answers: Sequence[Sequence[str]]
    own: int | None
    low: int | None
    high: int | None
    mean: int | None


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet for one reader. `rated` of `asked` judges have rated every item in the round that is open."""

    sheet: AngoffSheet
    rows: Sequence[ItemRow]
    is_judge: bool
    manages: bool
    rated: int
    asked: int
    proposal: Proposal | None


def sheet_page(user: Person, sheet: AngoffSheet, sent: Mapping[str, int] | None = None) -> SheetPage:
    """Return the page of a sheet. The spread, and what a round proposes, is hidden while judges rate alone.

    `sent` are ratings that were refused: they stand in the fields, so that nobody types them twice.
    """
    first = proposal_of(sheet, 1) if sheet.step != AngoffSheet.Step.FIRST else None
    own = {**_own(user, sheet), **(sent or {})}
    spread = {each.item: each for each in first.items} if first else {}
    rows = []
    for item in sheet.items:
        found = spread.get(item["key"])
        low, high, middle = (
            (round(100 * found.low), round(100 * found.high), round(100 * found.mean)) if found else (None, None, None)
        )
        answers = item.get("answers", ())
        rows.append(ItemRow(item["key"], item["text"], answers, own.get(item["key"]), low, high, middle))
    judges = list(sheet.judges.values_list("pk", flat=True))
    manager = manages(user)
    return SheetPage(
        sheet=sheet,
        rows=rows,
        is_judge=user.pk in judges,
        manages=manager,
        rated=_rated(sheet),
        asked=len(judges),
        proposal=proposal_of(sheet, 2) if manager and sheet.step != AngoffSheet.Step.FIRST else None,
    )


def shares_from(data: Mapping[str, str], items: Sequence[str]) -> dict[str, int]:
    """Return the ratings that a form sent; what is no number is left out, and one out of range stays to be refused."""
    sent = {item: data.get(f"item-{item}", "").strip() for item in items}
    return {item: int(text) for item, text in sent.items() if text.isascii() and text.isdigit() and len(text) < 6}


def judge_pool(user: Person) -> PersonQuerySet:
    """Return the people of the user's reach who can be asked to judge."""
    rows: PersonQuerySet = Person.objects.visible_to(user).present()
    held = rows.filter(memberships__role__in=JUDGES, memberships__until=None, organisation=user.organisation_id)
    return held.distinct().order_by("name")


def _own(user: Person, sheet: AngoffSheet) -> dict[str, int]:
    """Return the user's ratings of this round, and of the first where she has not rated again."""
    rows = sheet.ratings.filter(judge=user, round__lte=sheet.round).order_by("round")
    return dict(rows.values_list("item", "of_hundred"))


def _rated(sheet: AngoffSheet) -> int:
    counts: dict[int, int] = {}
    for judge in sheet.ratings.filter(round=sheet.round).values_list("judge", flat=True):
        counts[judge] = counts.get(judge, 0) + 1
    return sum(1 for count in counts.values() if count == len(sheet.items))
