"""What is wrong with a row, said so that it can be mended."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from warmline.apps.people.importing.columns import plain
from warmline.apps.people.importing.reading import RawRow
from warmline.apps.people.models import IN_A_TEAM, Role


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that stays out, with the reason and its cells as they were written."""

    line: int
    why: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class GoodRow:
    """A row in order; site and team are names still, empty where none was given."""

    line: int
    email: str
    name: str
    role: Role
    site: str
    team: str
    language: str
    timezone: str
    cells: dict[str, str]


class _Wrong(Exception):
    pass


_ROLE_WORDS = {
    "": Role.AGENT, "agent": Role.AGENT, "csr": Role.AGENT, "learner": Role.AGENT, "representative": Role.AGENT,
    "lead": Role.LEAD, "team lead": Role.LEAD, "teamlead": Role.LEAD, "team leader": Role.LEAD, "supervisor": Role.LEAD,
    "coach": Role.LEAD, "trainer": Role.TRAINER, "analyst": Role.ANALYST, "quality analyst": Role.ANALYST,
    "qa": Role.ANALYST, "quality": Role.ANALYST, "manager": Role.MANAGER, "programme manager": Role.MANAGER,
    "program manager": Role.MANAGER, "admin": Role.ADMIN, "administrator": Role.ADMIN,
}  # fmt: skip


def check_rows(rows: Iterable[RawRow]) -> tuple[list[GoodRow], list[BadRow]]:
    """Return the rows in order and the others. The same person with another role is fine; not the same line twice."""
    good: list[GoodRow] = []
    bad: list[BadRow] = []
    seen: dict[tuple[str, ...], int] = {}
    zones, languages = zoneinfo.available_timezones(), dict(settings.LANGUAGES)
    for row in rows:
        try:
            checked = _check(row, zones, languages)
            same = (checked.email, checked.role, checked.site.casefold(), checked.team.casefold())
            if same in seen:
                raise _Wrong(_("the same as line %(line)s") % {"line": seen[same]})
        except _Wrong as wrong:
            bad.append(BadRow(row.line, str(wrong), row.cells))
        else:
            seen[same] = row.line
            good.append(checked)
    return good, bad


def _check(row: RawRow, zones: set[str], languages: Mapping[str, object]) -> GoodRow:
    cells = {field: row.cells.get(field, "") for field in ("email", "name", "role", "site", "team")}
    role, site, team = _role(cells["role"]), _short("site", cells["site"]), _short("team", cells["team"])
    if role in IN_A_TEAM and not team:
        raise _Wrong(_("agents and team leads need a team"))
    if role is Role.ADMIN and (site or team):
        raise _Wrong(_("an admin looks after everything; leave site and team empty"))
    return GoodRow(
        line=row.line, email=_email(cells["email"]), name=_name(cells["name"]), role=role, site=site, team=team,
        language=_language(row.cells.get("language", ""), languages),
        timezone=_timezone(row.cells.get("timezone", ""), zones), cells=row.cells,
    )  # fmt: skip


def _email(text: str) -> str:
    address = text.lower()
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise _Wrong(_("this is no e-mail address")) from wrong
    if len(address) > 254 or address.endswith(".invalid"):
        raise _Wrong(_("this is no e-mail address"))
    return address


def _name(text: str) -> str:
    if not text:
        raise _Wrong(_("the name is missing"))
    return _short("name", text)


def _short(field: str, text: str) -> str:
    if len(text) > 120:
        raise _Wrong(_("the %(field)s is longer than 120 letters") % {"field": field})
    return text


def _role(text: str) -> Role:
    found = _ROLE_WORDS.get(plain(text))
    if found is None:
        known = ", ".join(Role.values)
        raise _Wrong(_("there is no role “%(role)s”; I know %(known)s") % {"role": text[:40], "known": known})
    return found


def _language(text: str, known: Mapping[str, object]) -> str:
    key = text.replace("_", "-").lower()
    if not key or key in known:
        return key
    short = key.partition("-")[0]
    if short in known:
        return short
    by_name = {plain(str(name)): code for code, name in known.items()}
    if plain(text) in by_name:
        return by_name[plain(text)]
    raise _Wrong(_("pages are not there in “%(language)s” yet; leave it empty") % {"language": text[:40]})


def _timezone(text: str, known: set[str]) -> str:
    name = text.replace(" ", "_")
    if not name or name in known:
        return name
    raise _Wrong(_("there is no time zone “%(zone)s”; write one such as Europe/Berlin") % {"zone": text[:40]})
