"""Making tests and asking people to take them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record, record_many
from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.models import Assignment, BankItem, Form, FormItem, ItemVersion, Room, State, pool_of
from warmline.apps.knowledge.panels import panels_of
from warmline.apps.knowledge.rules import SET
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.core.measurement.items import counts
from warmline.core.measurement.items.outcome import spread_over


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody wants of a test. `shares` says which part each skill has and sums to 1; `cut` is 0-1."""

    title: str
    level: int
    room: Room
    shares: Mapping[str, float]
    length: int
    cut: float
    minutes: int | None = None
    adaptive: bool = False
    tries: int = 2
    wait_days: int = 7


@transaction.atomic
def make_form(*, actor: Person, plan: Plan, readers: Iterable[Person], now: datetime, key: str = "") -> Form:
    """Make a test with a fixed list of published items; with the key of an open test it is that test's next version.

    An assessed test holds only items that count; a quiz may also hold those that are only suggested. The two draw from
    pools of their own. Refused where the bank has too few items, or where nobody is named to see an assessed result;
    an assessed test with some items of every skill is made shorter instead, and says so.
    """
    require(SET, actor, actor.organisation)
    named = list(readers)
    if plan.room is Room.ASSESSED and not named:
        raise Refused(_("Name at least one person who sees the results. They are announced before it begins."))
    if any(person.organisation_id != actor.organisation_id for person in named):
        raise Refused(_("Only people of your organisation can see the results."))
    if not 0 < plan.cut < 1 or not 0 < plan.length <= 60:
        raise Refused(_("A test has 1 to 60 items, and a share to pass between 0 and 1."))
    if plan.tries < 1 or plan.wait_days < 0:
        raise Refused(_("A test can be tried once or more, and the days in between are 0 or more."))
    chosen = choose_items(plan, actor.organisation_id)
    key = key or key_of(plan.title)
    versions = Form.objects.select_for_update().filter(organisation=actor.organisation, key=key)
    before = versions.order_by("-number").first()
    if before is not None and before.closed_at is None and before.room != plan.room:
        raise Refused(_("A test with this title is already there in the other room. Choose another title."))
    Form.objects.filter(organisation=actor.organisation, key=key, closed_at=None).update(closed_at=now)
    form = Form(organisation=actor.organisation, key=key, number=before.number + 1 if before else 1, title=plan.title)
    form.level, form.room, form.shares, form.cut = plan.level, plan.room, dict(plan.shares), plan.cut
    form.minutes, form.adaptive, form.made_by, form.made_at = plan.minutes, plan.adaptive, actor, now
    form.tries, form.wait_days = plan.tries, plan.wait_days
    form.asked_for = plan.length if len(chosen) < plan.length else None
    form.save()
    form.readers.set(named if form.is_assessed else [])
    FormItem.objects.bulk_create(FormItem(form=form, version=row, place=n) for n, row in enumerate(chosen))
    record(actor=actor, verb="knowledge.form_made", target=f"form:{form.pk}", data={"key": key, "number": form.number})
    return form


def key_of(title: str) -> str:
    """Return the key of a test by its title, as certificates and programmes refer to it: "Service fundamentals" has
    service_fundamentals."""
    key = slugify(title).replace("-", "_")[:60]
    if any(each.isalpha() for each in title) and not any(each.isalpha() for each in key):
        # In a script without Latin letters every title would be the next version of one test.
        return f"test_{sha256(title.strip().encode()).hexdigest()[:12]}"
    return key or "test"


@transaction.atomic
def close_form(*, actor: Person, form: Form, now: datetime) -> None:
    """Let nobody begin this test any more; attempts that have begun go on."""
    require(SET, actor, form)
    if Form.objects.filter(pk=form.pk, closed_at=None).update(closed_at=now):
        record(actor=actor, verb="knowledge.form_closed", target=f"form:{form.pk}")


@transaction.atomic
def assign(
    *, actor: Person, form: Form, people: Sequence[Person], now: datetime, due_at: datetime | None = None
) -> int:
    """Ask people to take a test and return how many were not asked before; a deadline in the past is refused.

    Only people whose record the actor may see.
    """
    require(SET, actor, actor.organisation)
    if form.organisation_id not in (None, actor.organisation_id):
        raise Refused(_("This test belongs to another organisation."))
    if form.closed_at is not None:
        raise Refused(_("This test is closed."))
    if due_at is not None and due_at <= now:
        raise Refused(_("This day is in the past. Choose a later one."))
    seen = {person.pk for person in Person.objects.visible_to(actor).filter(pk__in=[each.pk for each in people])}
    known = set(Assignment.objects.filter(form=form, person__in=seen).values_list("person", flat=True))
    new = list({person.pk: person for person in people if person.pk in seen - known}.values())
    Assignment.objects.filter(form=form, person__in=known & seen, done_at=None).update(due_at=due_at)
    Assignment.objects.bulk_create(
        Assignment(form=form, person=person, by=actor, assigned_at=now, due_at=due_at) for person in new
    )
    record_many(actor=actor, verb="knowledge.assigned", about=new, data={"form": form.pk})
    return len(new)


def choose_items(plan: Plan, organisation: int) -> list[ItemVersion]:
    """Return the published versions for a fixed list, skill by skill by their shares, kinds taking turns.

    Raises Refused where a skill has too few; for an assessed test, where it has none.
    """
    pool = pool_of(plan.room)
    rows = ItemVersion.objects.filter(
        state=State.PUBLISHED, item__in=BankItem.objects.of_house(organisation).filter(level=plan.level, pool=pool)
    )
    found = list(rows.filter(item__skill__in=list(plan.shares)).select_related("item").order_by("item__key"))
    panels = panels_of(organisation, [row.pk for row in found])
    fit = [row for row in found if plan.room is Room.QUIZ or counts(item_of(row), panels.get(row.pk, []))]
    chosen: list[ItemVersion] = []
    for skill, wanted in spread_over(plan.length, plan.shares).items():
        mine = _taking_turns([row for row in fit if row.item.skill == skill])
        if len(mine) < (min(wanted, 1) if plan.room is Room.ASSESSED else wanted):
            raise Refused(
                _("There are %(there)s items for %(skill)s at this level; the test asks for %(wanted)s.")
                % {"there": len(mine), "skill": skill, "wanted": wanted}
            )
        chosen += mine[:wanted]
    return chosen


def _taking_turns(rows: list[ItemVersion]) -> list[ItemVersion]:
    """One of each kind after the other, so that a short test has them all."""
    place: dict[str, int] = {}
    order = []
    for row in rows:
        place[row.item.kind] = place.get(row.item.kind, 0) + 1
        order.append((place[row.item.kind], row.item.key, row))
    return [row for _, _, row in sorted(order, key=lambda one: one[:2])]
