"""The papers of a kit: each a part of the page to print, a file of its own, and an entry of the ZIP."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warmline.apps.people.scope import Viewer
from warmline.apps.workshops.huddles.screens import page_of_text
from warmline.apps.workshops.kit.gathering import Kit, kit_of
from warmline.apps.workshops.screens import timed_steps, watched
from warmline.core.skills import ProgrammeLevel

ROWS: Final = range(1, 17)
"""Lines of a sign-in sheet: what fits on one page."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One part of the kit: its file's name without ending, its title, and its HTML."""

    name: str
    title: str
    html: SafeString


def papers_of(user: Viewer, level: ProgrammeLevel) -> list[Paper]:
    """Return the papers of a level in the order in which they are used."""
    kit = kit_of(user, level)
    found = [*_agenda(kit), *_sessions(kit), *_huddles(kit), *_cards(kit), *_forms(kit)]
    found.append(_paper("sign-in", _("Who is here"), "signin", rows=ROWS))
    found.append(_paper("addresses", _("Where to find it"), "addresses", addresses=kit.addresses))
    return [Paper(f"{n:02}-{paper.name}", paper.title, paper.html) for n, paper in enumerate(found, 1)]


def one_file(papers: list[Paper], title: str) -> str:
    """Return papers as one HTML file that needs nothing else: no script, no picture, no address."""
    return render_to_string("workshops/kit/standalone.html", {"papers": papers, "title": title})


def as_zip(papers: list[Paper], title: str) -> bytes:
    """Return a ZIP with everything as one file, and each paper as its own. The same kit gives the same bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("00-everything.html", one_file(papers, title)),
            *((f"{paper.name}.html", one_file([paper], paper.title)) for paper in papers),
        ):
            entry = zipfile.ZipInfo(name)  # without a time of its own it has that of 1980
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return held.getvalue()


def _agenda(kit: Kit) -> Iterator[Paper]:
    for programme in kit.programmes:
        yield _paper(f"agenda-{programme.key}", programme.title, "agenda", programme=programme)


def _sessions(kit: Kit) -> Iterator[Paper]:
    for plan in kit.plans:
        told = {"plan": plan, "steps": timed_steps(plan), "watched": watched(plan)}
        yield _paper(f"session-{plan.key}", plan.title, "session", **told)


def _huddles(kit: Kit) -> Iterator[Paper]:
    for huddle in kit.huddles:
        title = _("Huddle: %(title)s") % {"title": huddle.title}
        yield _paper(f"huddle-{huddle.key}", title, "huddle", page=page_of_text(huddle))


def _cards(kit: Kit) -> Iterator[Paper]:
    if kit.cards:
        yield _paper("cards", _("Cards to cut out"), "cards", cards=kit.cards)
    for framework in kit.frameworks:
        title = _("Poster: %(name)s") % {"name": framework.name}
        yield _paper(f"poster-{framework.key}", title, "poster", framework=framework)


def _forms(kit: Kit) -> Iterator[Paper]:
    for form in kit.forms:
        title = _("To observe: %(title)s") % {"title": form.title}
        yield _paper(f"observe-{form.key}", title, "observe", form=form)


def _paper(name: str, title: str, template: str, **told: object) -> Paper:
    html = render_to_string(f"workshops/kit/{template}.html", {"title": title, **told})
    return Paper(name.replace("_", "-"), title, html)
