"""Loading reviews."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.people.errors import require
from warmline.apps.people.models import Organisation, Person
from warmline.apps.reviews.ids import kept_id, ways_kept
from warmline.apps.reviews.machine import ByCriterion, Desk, pack
from warmline.apps.reviews.models import Chances, Review, ReviewedConversation
from warmline.apps.reviews.reading import WITHDRAWN, ReviewRow, known_only, read_reviews
from warmline.apps.reviews.rules import TEACH
from warmline.apps.reviews.services.force import turn_off_what_drifted
from warmline.core.conversation import Conversation
from warmline.core.conversation.rows import RowProblem


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brought: reviews that are new, that changed an anchor, that were there; bad rows; what it ended.

    `withdrawn` are reviews that their raters took back.
    """

    added: int
    changed: int
    unchanged: int
    problems: tuple[RowProblem, ...]
    turned_off: tuple[str, ...] = ()
    withdrawn: int = 0


def import_reviews(
    *,
    actor: Person,
    organisation: Organisation,
    data: bytes,
    desk: Desk,
    conversations: Iterable[Conversation],
    now: datetime,
    tick: Callable[[], None] = lambda: None,
) -> Imported:
    """Load a CSV file of reviews: all rows are checked first, then the good ones are kept; twice is harmless.

    `conversations` are looked at as far as they are reviewed; only numbers of them are kept. A rater's other anchor
    for the same criterion of the same conversation replaces the earlier one, and one that is withdrawn goes. Raises
    PermissionDenied, and `reading.Unreadable` where the file as a whole is none.
    """
    require(TEACH, actor, organisation)
    sheet = read_reviews(data, desk.criteria())
    machine = str(desk.machine())
    names: dict[str, str] = {}
    looked = dict(_looked_at(organisation, sheet.rows, conversations, desk, machine, tick, names))
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        _keep_chances(organisation, looked, machine)
        known = _known(organisation)
        checked = known_only(_as_kept(organisation, sheet.rows, known, names), known)
        added, changed, gone = _keep_reviews(organisation, checked.rows, now)
        off = turn_off_what_drifted(actor=actor, organisation=organisation, machine=machine, now=now)
        problems = tuple(sorted((*sheet.problems, *checked.problems), key=lambda problem: problem.line))
        counts = {"added": added, "changed": changed, "withdrawn": gone, "bad": len(problems)}
        if added or changed or gone:
            record(actor=actor, verb="reviews.imported", target=f"organisation:{organisation.pk}", data=counts)
    return Imported(added, changed, len(checked.rows) - added - changed - gone, problems, off, gone)


def _looked_at(
    organisation: Organisation,
    rows: Sequence[ReviewRow],
    conversations: Iterable[Conversation],
    desk: Desk,
    machine: str,
    tick: Callable[[], None],
    names: dict[str, str],
) -> Iterator[tuple[str, ByCriterion]]:
    """Look at the reviewed conversations, but for those that this very machine has looked at already.

    Puts into `names` what is kept of the id of each that is reviewed.
    """
    wanted: dict[str, set[str]] = {}
    for row in rows:
        wanted.setdefault(row.conversation, set()).add(row.criterion)
    stored: dict[str, set[str]] = {}
    fresh: set[str] = set()
    for name, criterion, by in Chances.objects.filter(conversation__organisation=organisation).values_list(
        "conversation__name", "criterion", "conversation__machine"
    ):
        stored.setdefault(name, set()).add(criterion)
        if by == machine:
            fresh.add(name)
    for conversation in conversations:
        tick()
        criteria = wanted.get(conversation.id)
        if criteria is None:
            continue
        name = names[conversation.id] = kept_id(organisation.pk, conversation)
        had = stored.get(name, set())
        if not (name in fresh and criteria <= had):
            yield name, desk.look(conversation, criteria | had)


def _as_kept(
    organisation: Organisation,
    rows: Sequence[ReviewRow],
    known: Collection[tuple[str, str]],
    names: Mapping[str, str],
) -> list[ReviewRow]:
    """Return the rows with the ids of their conversations as they are kept: of a known one its words may be missing."""
    there = {name for name, _criterion in known}
    found = []
    for row in rows:
        ways = ways_kept(organisation.pk, row.conversation)
        kept = names.get(row.conversation) or next((name for name in ways if name in there), row.conversation)
        found.append(replace(row, conversation=kept))
    return found


def _keep_chances(organisation: Organisation, looked: Mapping[str, ByCriterion], machine: str) -> None:
    for name, by_criterion in looked.items():
        row, _ = ReviewedConversation.objects.update_or_create(
            organisation=organisation, name=name, defaults={"machine": machine}
        )
        row.chances.all().delete()
        Chances.objects.bulk_create(
            Chances(conversation=row, criterion=key, anchors=[chance.anchor for chance in chances], known=pack(chances))
            for key, chances in by_criterion.items()
        )


def _known(organisation: Organisation) -> frozenset[tuple[str, str]]:
    rows = Chances.objects.filter(conversation__organisation=organisation)
    return frozenset(rows.values_list("conversation__name", "criterion"))


def _keep_reviews(organisation: Organisation, rows: Sequence[ReviewRow], now: datetime) -> tuple[int, int, int]:
    """Keep the rows and return how many are new, changed and withdrawn.

    A changed anchor is deleted and given anew, so that it counts as newest.
    """
    names = dict(ReviewedConversation.objects.filter(organisation=organisation).values_list("name", "pk"))
    there = {
        (row.conversation_id, row.rater, row.criterion): row
        for row in Review.objects.filter(conversation__organisation=organisation)
    }
    new: list[Review] = []
    outdated: list[int] = []
    for row in rows:
        earlier = there.get((names[row.conversation], row.rater, row.criterion))
        if (earlier.anchor if earlier else WITHDRAWN) == row.anchor:
            continue
        if earlier is not None:
            outdated.append(earlier.pk)
        if row.anchor != WITHDRAWN:
            new.append(_review(row, names[row.conversation], now))
    Review.objects.filter(pk__in=outdated).delete()
    Review.objects.bulk_create(new, batch_size=500)
    gone = sum(row.anchor == WITHDRAWN for row in rows if (names[row.conversation], row.rater, row.criterion) in there)
    changed = len(outdated) - gone
    return len(new) - changed, changed, gone


def _review(row: ReviewRow, conversation: int, now: datetime) -> Review:
    return Review(
        conversation_id=conversation,
        rater=row.rater,
        criterion=row.criterion,
        anchor=row.anchor,
        comment=row.comment,
        given_at=now,
    )
