"""Packs: handing scenarios out, and taking them in as drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require, require_all
from warmline.apps.people.models import Person
from warmline.apps.studio.models import Case, Revision
from warmline.apps.studio.packfile import BadPack, Entry, Trouble, read_pack, write_pack
from warmline.apps.studio.rules import WRITE
from warmline.apps.studio.services.writing import begin_case, new_version, save_text
from warmline.apps.studio.texts.checking import check_text
from warmline.apps.studio.texts.editing import with_identity
from warmline.apps.studio.written.reviewing import LANGUAGE, sum_of


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a pack: keys that are new, that got a new draft, that were there already; and what stays out."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    troubles: tuple[Trouble, ...]


@transaction.atomic
def export_pack(*, actor: Person, cases: Sequence[Case]) -> bytes:
    """Return a pack with the published version of each case, or with its newest where none is published."""
    require(WRITE, actor, actor.organisation)
    require_all(WRITE, actor, cases)
    wanted = {case.pk: case.live or case.newest for case in cases}
    rows = Revision.objects.filter(case__in=wanted).select_related("case")
    chosen = [row for row in rows if row.number == wanted[row.case_id]]
    record(actor=actor, verb="studio.exported", data={"scenarios": len(chosen)})
    return write_pack(Entry(row.case.key, row.number, row.case.language, row.text) for row in chosen)


def import_pack(*, actor: Person, data: bytes) -> Kept:
    """Take the good scenarios of a pack in as drafts; the others are listed with line and reason.

    The same pack twice changes nothing. A key that is known gets the text as a new draft, and never overwrites a draft
    that somebody works on. Raises Refused where the file as a whole cannot be used.
    """
    require(WRITE, actor, actor.organisation)
    try:
        opened = read_pack(data)
    except BadPack as problem:
        raise Refused(str(problem)) from problem
    # Hundreds of texts take seconds to read; nobody else's write waits for that.
    wrong = {entry.key: _wrong(entry) for entry in opened.entries}
    troubles = [*opened.troubles, *(each for found in wrong.values() for each in found)]
    return _take_in(actor, [entry for entry in opened.entries if not wrong[entry.key]], troubles)


@transaction.atomic
def _take_in(actor: Person, entries: Sequence[Entry], troubles: list[Trouble]) -> Kept:
    kinds: dict[str, list[str]] = {"added": [], "changed": [], "same": []}
    for entry in entries:
        try:
            kinds[_take(actor, entry)].append(entry.key)
        except Refused as refused:
            troubles.append(Trouble(_file(entry), str(refused)))
    if kinds["added"] or kinds["changed"]:
        data_of = {name: len(keys) for name, keys in kinds.items()}
        record(actor=actor, verb="studio.imported", data=data_of)
    return Kept(tuple(kinds["added"]), tuple(kinds["changed"]), tuple(kinds["same"]), tuple(troubles))


def _file(entry: Entry) -> str:
    return f"scenarios/{entry.key}.yaml"


def _wrong(entry: Entry) -> list[Trouble]:
    problems = check_text(entry.text).problems
    if not problems and not LANGUAGE.fullmatch(entry.language):
        return [Trouble(_file(entry), _("Its language is no code such as en or pt-br."))]
    return [Trouble(_place(_file(entry), each.line, each.field), each.text) for each in problems]


def _take(actor: Person, entry: Entry) -> str:
    case = Case.objects.filter(organisation=actor.organisation, key=entry.key).first()
    if case is not None:
        return _renew(actor, case, entry)
    origin = _("from a pack, version %s") % entry.version
    begin_case(actor=actor, key=entry.key, text=entry.text, origin=origin[:100], language=entry.language)
    return "added"


def _renew(actor: Person, case: Case, entry: Entry) -> str:
    rows = list(Revision.objects.filter(case=case).only("number", "sha256", "case", "state"))
    # The number is this house's own, so texts are compared as if they bore it.
    if any(sum_of(with_identity(entry.text, key=case.key, version=row.number)) == row.sha256 for row in rows):
        return "same"
    with transaction.atomic():
        made = new_version(actor=actor, case=case)
        save_text(actor=actor, revision=made, text=entry.text, seen=made.sha256)
    return "changed"


def _place(name: str, line: int | None, field: str) -> str:
    parts = [name, *([_("line %s") % line] if line else []), *([field] if field else [])]
    return ", ".join(parts)
