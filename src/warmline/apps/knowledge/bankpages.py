"""What the pages of the bank show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.figures import VersionFigures, figures_of
from warmline.apps.knowledge.models import BankItem, ItemVersion, State
from warmline.apps.knowledge.panels import panels_of
from warmline.apps.knowledge.scale import latest_run
from warmline.apps.knowledge.screens import AnswerLine, answer_lines
from warmline.apps.knowledge.showing import Shown, show
from warmline.apps.knowledge.words import FLAGS, KINDS
from warmline.apps.library.words import LEVELS, skill_names
from warmline.apps.people.models import Person
from warmline.apps.studio.written.models import OPEN
from warmline.core.measurement.items import FEWEST_ANSWERS, JUDGED, Item, Kind
from warmline.core.measurement.items.classical import FEWEST
from warmline.core.measurement.items.judgement import FEWEST_EXPERTS

PAGE = 25


@dataclass(frozen=True, slots=True)
class BankLine:
    """One item in the list, with its figures."""

    item: BankItem
    state: str
    skill: str
    level: str | Promise
    kind: str | Promise
    answers: int
    difficulty: int | None
    item_total: str
    flags: Sequence[str | Promise]


def bank_page(user: Person, wanted: Mapping[str, Any], number: str) -> dict[str, Any]:
    """Return one page of the bank; the queries do not grow with the list."""
    rows = BankItem.objects.visible_to(user)
    if wanted.get("skill"):
        rows = rows.filter(skill=wanted["skill"])
    if wanted.get("state"):
        rows = rows.filter(_is_in(wanted["state"]))
    if wanted.get("level"):
        rows = rows.filter(level=int(wanted["level"]))
    page = Paginator(rows, PAGE).get_page(number)
    shown = list(page.object_list)
    versions = list(ItemVersion.objects.filter(item__in=[row.pk for row in shown]).exclude(state=State.REPLACED))
    live = [each for each in versions if each.state == State.PUBLISHED]
    figures = {each.version.item_id: each for each in figures_of(user.organisation_id, live)}
    states = {row.pk: _state([each for each in versions if each.item_id == row.pk]) for row in shown}
    names = skill_names()
    return {
        "page_obj": page,
        "lines": [_line(row, states[row.pk], figures.get(row.pk), names) for row in shown],
        "run": latest_run(user.organisation_id),
        "is_narrowed": any(wanted.values()),
        "fewest": FEWEST,
        "fewest_answers": FEWEST_ANSWERS,
    }


def _is_in(state: str) -> Q:
    """Return the condition that an item, or the version of it that is still being written, is in this state."""
    found = Q(state=state)
    if state in OPEN:
        return found | Q(Exists(ItemVersion.objects.filter(item=OuterRef("pk"), state=state)))
    if state == State.PUBLISHED:
        return found | Q(live__isnull=False)
    if state == State.WITHDRAWN:
        return found | Q(Exists(ItemVersion.objects.filter(item=OuterRef("pk"), state=state)), live=None)
    return found


def _state(versions: Sequence[ItemVersion]) -> str:
    """Return where an item stands: what is public of it, and what is being written beside it. Newest first."""
    public = next((each for each in versions if not each.is_open), None)
    begun = next((each for each in versions if each.is_open), None)
    if public is None or begun is None:
        return "".join(str(each.get_state_display()) for each in (public, begun) if each is not None)
    told = {"state": public.get_state_display(), "number": begun.number, "begun": begun.get_state_display()}
    return _("%(state)s; version %(number)s: %(begun)s") % told


def _line(row: BankItem, state: str, figures: VersionFigures | None, names: Mapping[str, str]) -> BankLine:
    found = None if figures is None else figures.statistics
    return BankLine(
        item=row,
        state=state,
        skill=names.get(row.skill, row.skill),
        level=LEVELS[row.level],
        kind=KINDS[Kind(row.kind)],
        answers=0 if figures is None else figures.answers,
        difficulty=None if found is None else round(found.difficulty * 100),
        item_total="" if found is None or found.item_total is None else f"{found.item_total:.2f}",
        flags=[] if found is None else [FLAGS[flag] for flag in found.flags],
    )


@dataclass(frozen=True, slots=True)
class OptionLine:
    """One option in the figures of an item."""

    text: str
    is_key: bool
    share: int
    point_biserial: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item: its newest version as people see it, its key, its review, all versions, and the live one's figures."""

    item: BankItem
    newest: ItemVersion
    body: Item
    shown: Shown
    lines: Sequence[AnswerLine]
    accepted: Sequence[str]
    skill: str
    level: str | Promise
    kind: str | Promise
    versions: Sequence[ItemVersion]
    figures: VersionFigures | None
    options: Sequence[OptionLine]
    flags: Sequence[str | Promise]
    is_own: bool
    wrote: bool
    panel: tuple[int, int] | None


def item_page(user: Person, item: BankItem) -> ItemPage:
    """Return the page of one item."""
    versions = list(item.versions.select_related("reviewed_by").prefetch_related("writers"))
    newest = versions[0]
    live = [row for row in versions if row.state == State.PUBLISHED]
    figures = figures_of(user.organisation_id, live)[0] if live else None
    body, statistics = item_of(newest), figures.statistics if figures is not None else None
    names = skill_names()
    return ItemPage(
        item=item,
        newest=newest,
        body=body,
        shown=show(body, "preview"),
        lines=answer_lines(body, ()),
        accepted=body.accepted or body.good,
        skill=names.get(item.skill, item.skill),
        level=LEVELS[int(body.level)],
        kind=KINDS[body.kind],
        versions=versions,
        figures=figures,
        options=_options(live[0], figures) if figures is not None else [],
        flags=[] if statistics is None else [FLAGS[flag] for flag in statistics.flags],
        is_own=item.organisation_id is not None,
        wrote=user in newest.writers.all(),
        panel=_panel(user, live[0]) if live and body.kind in JUDGED else None,
    )


def _panel(user: Person, version: ItemVersion) -> tuple[int, int]:
    return len(panels_of(user.organisation_id, [version.pk])[version.pk]), FEWEST_EXPERTS


def _options(version: ItemVersion, figures: VersionFigures) -> list[OptionLine]:
    if figures.statistics is None:
        return []
    texts = dict(zip(item_of(version).letters(), item_of(version).choices(), strict=True))
    return [
        OptionLine(
            texts[each.letter],
            each.is_key,
            round(each.share * 100),
            "" if each.point_biserial is None else f"{each.point_biserial:.2f}",
        )
        for each in figures.statistics.options
    ]
