"""The dates of one series in one row of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from warmline.apps.workshops.models import Session


@dataclass(slots=True)
class Fold:
    """A session with the part that the reader has in it, and the later dates of the same series with the same part."""

    session: Session
    part: str
    later: list[Session] = field(default_factory=list)

    @property
    def rhythm(self) -> str:
        """How often it comes back, in words; empty where no later date is in the row."""
        if not self.later or self.session.series is None:
            return ""
        weeks = self.session.series.every
        said = {1: _("then every week"), 2: _("then every two weeks"), 4: _("then every four weeks")}
        return said.get(weeks) or _("then every %(weeks)d weeks") % {"weeks": weeks}


def folded(rows: Sequence[tuple[Session, str]]) -> list[Fold]:
    """Return one row for each session that stands alone and one for each series and part, in the order of the first."""
    found: list[Fold] = []
    known: dict[tuple[UUID, str], Fold] = {}
    for session, part in rows:
        first = known.get((session.series_id, part)) if session.series_id else None
        if first is not None:
            first.later.append(session)
            continue
        found.append(Fold(session, part))
        if session.series_id:
            known[session.series_id, part] = found[-1]
    return found
