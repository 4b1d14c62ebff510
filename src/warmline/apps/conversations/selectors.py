"""Reading uploads, conversations and their scores; every list begins with what the viewer may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet
from django.utils.functional import cached_property

from warmline.apps.conversations.models import BadRow, Figure, Talk, Upload
from warmline.apps.conversations.rules import reach_of
from warmline.apps.people.models import Membership, Person, Site, Team
from warmline.apps.people.scope import Viewer
from warmline.apps.reviews.ids import sign_of

UPLOADS: Final = 25
TALKS: Final = 50
FEWEST: Final = 5
"""A list cut to a team of fewer speakers than this would point at single people, so it is not offered."""

BANDS: Final = {1: (None, 25.0), 2: (25.0, 50.0), 3: (50.0, 75.0), 4: (75.0, None)}
"""The levels of a score: from (inclusive) and up to (exclusive)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for among conversations; empty fields do not narrow it. `level` is of `skill`, or of all."""

    words: str = ""
    skill: str = ""
    level: int = 0
    resolved: str = ""
    channel: str = ""
    critical: bool = False
    team: int = 0

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for."""
        return self != Wanted()


def uploads_page(user: Viewer, number: str) -> Page[Upload]:
    """Return one page of uploads, the newest first."""
    found = Upload.objects.visible_to(user).exclude(stage=Upload.Stage.ARRIVING).select_related("site", "uploaded_by")
    return Paginator(found, UPLOADS).get_page(number)


def upload_of(user: Viewer, pk: int) -> Upload | None:
    """Return an upload that `user` may see, or None."""
    found = Upload.objects.visible_to(user).select_related("organisation", "site", "uploaded_by")
    return found.filter(pk=pk).first()


def bad_rows(user: Viewer, upload: Upload) -> QuerySet[BadRow]:
    """Return the rows to mend, in the order of the file."""
    return BadRow.objects.visible_to(user).filter(upload=upload)


def talk_of(user: Viewer, upload: Upload, position: int) -> Talk | None:
    """Return a conversation with its words, or None."""
    found = Talk.objects.visible_to(user).filter(upload=upload, position=position)
    return found.select_related("words").first()


def talks_page(user: Viewer, upload: Upload, wanted: Wanted, number: str) -> Page[Talk]:
    """Return one page of conversations; where a skill is wanted, the lowest of it first, and `shown` is its score.

    The number of queries does not grow. An unnarrowed list is not counted again: the upload knows its length.
    """
    found = _narrowed(Talk.objects.visible_to(user).filter(upload=upload), upload, wanted)
    return _Counted(found, TALKS, _known_count(upload, wanted)).get_page(number)


def _known_count(upload: Upload, wanted: Wanted) -> int | None:
    """Return how many conversations fit, where the upload's own totals say so."""
    if not wanted.is_narrowed:
        return upload.read
    if wanted == Wanted(skill=wanted.skill):
        return int(upload.totals.get("skills", {}).get(wanted.skill, [0])[0])
    return None


class _Counted(Paginator[Talk]):
    """A paginator that may be told the number of rows."""

    def __init__(self, found: QuerySet[Talk], size: int, known: int | None) -> None:
        super().__init__(found, size)
        self._known = known

    @cached_property
    def count(self) -> int:
        return super().count if self._known is None else self._known


def _narrowed(found: QuerySet[Talk], upload: Upload, wanted: Wanted) -> QuerySet[Talk]:
    if wanted.words:
        found = found.filter(Q(name__icontains=wanted.words) | Q(name=sign_of(upload.organisation_id, wanted.words)))
    if wanted.resolved:
        found = found.filter(resolved=wanted.resolved)
    if wanted.channel:
        found = found.filter(channel=wanted.channel)
    if wanted.critical:
        found = found.filter(critical__gt=0)
    if wanted.team:
        found = found.filter(agent__in=_speakers(wanted.team))
    prefix = "figures__" if wanted.skill else ""
    cut = {"figures__upload": upload.pk, "figures__skill": wanted.skill} if wanted.skill else {}
    field = f"{prefix}score" if wanted.skill else "overall"
    least, most = BANDS.get(wanted.level, (None, None))
    cut |= {f"{field}__gte": least} if least is not None else {}
    cut |= {f"{field}__lt": most} if most is not None else {}
    found = found.filter(**cut) if cut else found
    # Keys rise with positions, and the index of figures ends with the key: nothing has to be sorted.
    by_skill = ("figures__score", "figures__talk")
    return found.annotate(shown=F(field)).order_by(*by_skill) if wanted.skill else found.order_by("position")


def _speakers(team: int) -> QuerySet[Membership, int]:
    held = Membership.objects.current().filter(team=team, role="agent")
    return held.values_list("person", flat=True)


def teams_to_choose(user: Viewer, upload: Upload) -> list[Team]:
    """Return the teams that `user` may see and of which at least five people speak in this upload."""
    speak = Talk.objects.filter(upload=upload).exclude(agent=None).order_by().values("agent").distinct()
    teams = Team.objects.visible_to(user).filter(memberships__until=None, memberships__role="agent")
    counted = teams.filter(memberships__person__in=speak).annotate(many=Count("memberships__person", distinct=True))
    return list(counted.filter(many__gte=FEWEST).order_by("name"))


def names_of(user: Viewer, talks: list[Talk]) -> dict[int, str]:
    """Return the names of those who spoke and whom `user` may see, by their key."""
    keys = {talk.agent_id for talk in talks if talk.agent_id}
    return dict(Person.objects.visible_to(user).filter(pk__in=keys).values_list("pk", "name")) if keys else {}


def figures_of(talk: Talk) -> dict[str, Figure]:
    """Return the scores of a conversation by skill; a skill that was not observed is missing."""
    return {figure.skill: figure for figure in talk.figures.all()}


def sites_to_choose(user: Viewer) -> list[Site]:
    """Return the sites for which `user` may bring conversations."""
    reach = reach_of(user)
    sites = Site.objects.visible_to(user).current()
    return list(sites if reach.everywhere else sites.filter(pk__in=reach.sites))
