"""Reading live talks. The owner's key opens them for the owner; the partner has a copy while the talk goes on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from warmline.apps.library.languages import is_near
from warmline.apps.library.selectors import published_for_people
from warmline.apps.live.models import LiveLine, LiveTalk, Side, Status
from warmline.apps.live.notes import Noticed, unpack
from warmline.apps.live.rules import PLAYS
from warmline.apps.live.turns import Said
from warmline.apps.people import vault
from warmline.apps.people.models import Membership, Person, Role, Site
from warmline.apps.people.models.person import PersonQuerySet
from warmline.apps.people.scope import scope_of
from warmline.apps.practice.selectors import read_own_wishes
from warmline.core.conversation import Channel
from warmline.core.customer.scenario import Scenario

SHOWN = "live"  # the purpose to which a partner's copy is sealed
Seen = tuple[str, int]
"""Status and number of lines: what a page must know to see whether it is behind."""


def can_be_live(scenario: Scenario) -> bool:
    """Say whether two people can play this case: not one of e-mails, which take hours."""
    return scenario.channel is not Channel.EMAIL


def tongues(user: Person) -> Sequence[tuple[str, Sequence[Scenario]]]:
    """Return the cases in languages that no machine reads, by language: those of her own page and site first.

    Cases with a theme that she has left out for herself are not among them.
    """
    wishes, found = read_own_wishes(user, user), dict[str, list[Scenario]]()
    for row in published_for_people(user.organisation_id):
        if not wishes.spares(row.scenario):
            found.setdefault(row.language, []).append(row.scenario)
    own = {user.language, *_languages_of_sites(user)}
    near = {code: any(is_near(code, one) for one in own) for code in found}
    return sorted(found.items(), key=lambda pair: (not near[pair[0]], pair[0]))


def _languages_of_sites(user: Person) -> Sequence[str]:
    sites = scope_of(user).sites_seen
    return list(Site.objects.filter(pk__in=sites).values_list("language", flat=True)) if sites else ()


def colleagues(user: Person) -> PersonQuerySet:
    """Return everybody of the user's own house who may be asked to play the customer."""
    held = Membership.objects.filter(person=OuterRef("pk"), until=None, role__in=PLAYS)
    people: PersonQuerySet = Person.objects.present().filter(
        organisation=user.organisation_id, is_sample=user.is_sample
    )
    return people.filter(Exists(held)).exclude(pk=user.pk)


def near_colleagues(user: Person) -> PersonQuerySet:
    """Return the colleagues whom a list offers: those of the user's own teams, and the trainers of her sites."""
    scope = scope_of(user)
    held = Membership.objects.filter(person=OuterRef("pk"), until=None, role__in=PLAYS)
    here = Q(site__in=scope.sites_seen) | Q(team__site__in=scope.sites_seen) | Q(organisation=scope.organisation_id)
    near = held.filter(Q(team__in=scope.teams_seen) | Q(role=Role.TRAINER) & here)
    return colleagues(user).filter(Exists(near))


def talk_of(user: Person, talk_id: UUID) -> LiveTalk | None:
    """Return a talk in which the user has a seat, with both people and its scenario; None for others. One query."""
    rows = LiveTalk.objects.visible_to(user).select_related("owner", "partner", "scenario")
    return rows.defer("scenario__body").filter(pk=talk_id).first()


def seen(talk_id: UUID) -> Seen:
    """Return where a talk stands. One small query; it tells no word, and who asks was looked at before."""
    row = LiveTalk.objects.filter(pk=talk_id).values_list("status", "lines").first()
    return row if row is not None else (Status.ENDED, 0)


def own_lines(user: Person, talk: LiveTalk, *, after: int = 0) -> tuple[Said, ...]:
    """Open what was said, for its owner. Raises `vault.NotTheOwner` for anybody else."""
    rows = list(LiveLine.objects.filter(talk=talk, number__gt=after))
    words = vault.open_many(talk.owner, user, [bytes(row.sealed) for row in rows]) if rows else []
    return _said(rows, words)


def shown_lines(user: Person, talk: LiveTalk, *, after: int = 0) -> tuple[Said, ...]:
    """Open the partner's copy, for the partner; empty once the talk is over."""
    if talk.partner_id != user.pk or talk.status != Status.ACTIVE:
        return ()
    rows = list(LiveLine.objects.filter(talk=talk, number__gt=after).exclude(shown=None))
    words = vault.open_many(user, user, [bytes(row.shown or b"") for row in rows], purpose=SHOWN) if rows else []
    return _said(rows, words)


def lines_for(user: Person, talk: LiveTalk, *, after: int = 0) -> tuple[Said, ...]:
    """Open what was said for whoever has a seat, from behind a line."""
    read = own_lines if talk.side_of(user) is Side.AGENT else shown_lines
    return read(user, talk, after=after)


def has_letter(said: Sequence[Said]) -> bool:
    """Say whether there is something to write a letter about."""
    return any(line.mine for line in said)


def own_note(user: Person, talk: LiveTalk) -> tuple[Noticed, ...]:
    """Open what the partner noticed, for the owner."""
    if not talk.note:
        return ()
    return unpack(vault.open_sealed(talk.owner, user, bytes(talk.note)))


def waiting(user: Person, now: datetime) -> Sequence[LiveTalk]:
    """Return the invitations and open talks that wait for the user. One query."""
    rows = LiveTalk.objects.waiting_for(user, now).select_related("owner", "partner", "scenario")
    return list(rows.defer("scenario__body", "note")[:10])


def own_talks(user: Person, *, limit: int) -> Sequence[LiveTalk]:
    """Return the user's own live talks and invitations, last touched first. One query."""
    rows = LiveTalk.objects.filter(owner=user).select_related("partner", "scenario").defer("scenario__body", "note")
    return list(rows[:limit])


def _said(rows: Sequence[LiveLine], words: Sequence[bytes]) -> tuple[Said, ...]:
    return tuple(
        Said(row.number, Side(row.side), text.decode(), row.said_at) for row, text in zip(rows, words, strict=True)
    )
