"""Reading role-plays. Every question starts from the owner, and only the owner's key opens what was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from warmline.apps.library.models import ScenarioVersion
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.next_step import Unfinished
from warmline.apps.roleplay.cases import played
from warmline.apps.roleplay.engine import times_of, unpack_scene
from warmline.apps.roleplay.models import Branch, Manner, Session, Status, TurnRow
from warmline.apps.roleplay.replies import Reply, unpack_reply
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Memory, Scene, remember

WAITS = timedelta(days=14)  # an unfinished talk is offered again for so long
MOST_WAITING = 10


def own_session(user: Person, session_id: UUID) -> Session | None:
    """Return the user's own session with its branch and scenario version, or None for anybody else's. One query."""
    rows = Session.objects.filter(owner=user, pk=session_id).select_related("branch", "scenario")
    found = rows.defer("scenario__body").first()
    if found is not None:
        found.owner = user  # the same person: not fetched a second time
    return found


def own_branch(session: Session, number: int) -> Branch | None:
    """Return one branch of a session by its number."""
    if session.branch is not None and session.branch.number == number:
        return session.branch
    return Branch.objects.filter(session=session, number=number).first()


def branches(session: Session) -> Sequence[Branch]:
    """Return all branches of a session, first to last, without their sealed scenes."""
    return list(Branch.objects.filter(session=session).defer("sealed", "draft", "thoughts"))


def read_own_scene(reader: Person, session: Session, branch: Branch) -> Scene:
    """Open what was said on a branch. Raises `vault.NotTheOwner` for anybody but the owner."""
    sealed = vault.open_sealed(session.owner, reader, bytes(branch.sealed))
    return unpack_scene(sealed, played(session))


def read_own_talk(reader: Person, session: Session, branch: Branch) -> tuple[Scene, tuple[float | None, ...]]:
    """Open what was said on a branch, with the seconds that each answer took."""
    sealed = vault.open_sealed(session.owner, reader, bytes(branch.sealed))
    return unpack_scene(sealed, played(session)), times_of(sealed)


def read_own_line(reader: Person, session: Session, branch: Branch, number: int) -> str | None:
    """Open what the customer said in reply to an answer, or with 0 the opening; None where she said nothing such."""
    scene = read_own_scene(reader, session, branch)
    return scene.turns[number].customer if number < len(scene.turns) else None


def own_part_before(user: Person, scenario: Scenario) -> Session | None:
    """Return the user's last ended talk of the part before this one in a series.

    None where the scenario has no part before, or the user has not ended a talk of it. No query in the first case.
    """
    if scenario.series is None or scenario.series.after is None:
        return None
    ended = Session.objects.filter(owner=user, scenario__key=scenario.series.after)
    ended = ended.filter(branch__closed=Status.ENDED, branch__answers__gt=0).select_related("branch", "scenario")
    last = ended.order_by("-touched_at").first()
    if last is not None:
        last.owner = user  # the same person: not fetched a second time
    return last


def own_memory(user: Person, scenario: Scenario) -> Memory | None:
    """Return what a customer who comes back keeps of the user's last ended talk of the part before, or None.

    It is opened with the user's own key.
    """
    last = own_part_before(user, scenario)
    return remember(read_own_scene(user, last, last.branch)) if last is not None and last.branch is not None else None


def own_manner(user: Person) -> Manner:
    """Return how this person wants her talks to run; the ordinary way where she never chose. One query."""
    return Manner.objects.filter(owner=user).first() or Manner(owner=user)


def read_own_draft(reader: Person, session: Session, branch: Branch) -> str:
    """Open what was typed on a branch and not sent."""
    if not branch.draft:
        return ""
    return vault.open_sealed(session.owner, reader, bytes(branch.draft)).decode()


def read_own_reply(reader: Person, session_id: UUID, branch: int, number: int) -> tuple[ScenarioVersion, Reply] | None:
    """Open one saved reply, with the version it belongs to, or return None where this reader has none of that number.

    Two queries.
    """
    rows = TurnRow.objects.filter(branch__session=session_id, branch__session__owner=reader)
    rows = rows.filter(branch__number=branch, number=number).select_related("branch__session__scenario")
    row = rows.defer("branch__sealed", "branch__draft", "branch__session__scenario__body").first()
    if row is None:
        return None
    # The rows are the reader's own: she is who they were asked for.
    return row.branch.session.scenario, unpack_reply(vault.open_sealed(reader, reader, bytes(row.sealed)))


def own_sessions(user: Person, *, limit: int) -> Sequence[Session]:
    """Return the user's own sessions, last touched first, with what a list shows. One query."""
    rows = Session.objects.filter(owner=user).select_related("branch", "scenario")
    return list(rows.defer("scenario__body", "branch__sealed", "branch__draft", "branch__thoughts")[:limit])


def unfinished(user: Person, now: datetime) -> tuple[Unfinished, ...]:
    """Return the user's talks that wait for her, last touched first."""
    rows = (
        Session.objects.filter(Q(status=Status.ACTIVE) | Q(status=Status.PAUSED), owner=user)
        .filter(touched_at__gte=now - WAITS)
        .values_list("pk", "scenario__key", "branch__answers", "touched_at")
    )
    return tuple(Unfinished(*row) for row in rows[:MOST_WAITING])
