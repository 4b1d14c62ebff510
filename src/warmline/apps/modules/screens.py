"""What the pages of a reader show: lists, an overview, a section, what follows an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString

from warmline.apps.library.ports import rubric
from warmline.apps.library.words import LEVELS
from warmline.apps.library.words import skill_names as names_of_skills
from warmline.apps.modules import selectors
from warmline.apps.modules.choosing import version_to_begin
from warmline.apps.modules.incoming import seed_of, words_from
from warmline.apps.modules.models import Done, Module
from warmline.apps.modules.progress import Progress
from warmline.apps.modules.rules import writes_modules
from warmline.apps.modules.selectors import ReadingNow, Taken
from warmline.apps.modules.showing import Item, Shown, exercise_view, prose, section_items
from warmline.apps.modules.texts import text_of
from warmline.apps.people.models import Person
from warmline.apps.people.views.common import me, or_404
from warmline.core.curriculum.module import Exercise, ModuleText, Section


@dataclass(frozen=True, slots=True)
class Line:
    """A module in a list: what it exercises, and whether she has done or begun it."""

    module: Module
    skills: str
    level: str
    done: Done | None
    begun: ReadingNow | None


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section in the contents: how many of its exercises are open, whether it is marked, and whether she is there.

    `asks` says whether it has any exercise that one must answer.
    """

    number: int
    title: str
    open: int
    asks: bool
    is_marked: bool
    is_here: bool


@dataclass(frozen=True, slots=True)
class SectionPage:
    """One section: its parts, where it stands, and what to say about the version that she reads."""

    taken: Taken
    section: Section
    number: int
    items: Sequence[Item]
    contents: Sequence[SectionLine]
    note: str
    is_marked: bool
    standing: str
    hosts: tuple[str, ...]

    @property
    def of(self) -> int:
        """How many sections there are."""
        return len(self.taken.text.sections)


@dataclass(frozen=True, slots=True)
class NotesOf:
    """A module with her notes and bookmarks, by section; a section that is gone from the text keeps its note."""

    module: Module
    lines: Sequence[tuple[int, str, str, bool]]


def home_context(person: Person) -> dict[str, Any]:
    """Return what the library shows. The queries do not grow with it."""
    reading = selectors.reading_now(person)
    begun = {each.module.pk: each for each in reading}
    done = selectors.own_done(person)
    lines = [_line(module, done.get(module.pk), begun.get(module.pk)) for module in selectors.published_modules(person)]
    return {"reading": reading, "lines": lines, "writes": writes_modules(person)}


def _line(module: Module, done: Done | None, begun: ReadingNow | None) -> Line:
    return Line(module, skill_names(module.skills), str(LEVELS[module.level]), done, begun)


def skill_names(keys: Sequence[str]) -> str:
    """Return the names of these skills with commas between."""
    known = names_of_skills()
    return ", ".join(known.get(key, key) for key in keys)


def own_notes(person: Person) -> list[NotesOf]:
    """Return her notes and bookmarks, module by module, the last touched first."""
    return [NotesOf(taken.module, _noted(taken)) for taken in selectors.notes_of(person)]


def _noted(taken: Taken) -> list[tuple[int, str, str, bool]]:
    progress, sections = taken.progress, taken.text.sections
    lines = [
        (number, section.title, progress.notes.get(section.key, ""), section.key in progress.bookmarks)
        for number, section in enumerate(sections, 1)
        if section.key in progress.notes or section.key in progress.bookmarks
    ]
    known = {section.key for section in sections}
    return lines + [(0, "", words, False) for key, words in progress.notes.items() if key not in known]


def overview_context(person: Person, module: Module, now: datetime) -> dict[str, Any] | None:
    """Return what the first page of a module shows, or None where there is nothing to read."""
    taken = selectors.taken_up(person, module)
    version = taken.version if taken else version_to_begin(person, module)
    if version is None:
        return None
    version.module = module
    text = text_of(version)
    done = selectors.latest_done(person, module)
    skip = None if taken or done else selectors.skip_for(person, module, now)
    return {
        "module": module,
        "front": text.front,
        "opening": prose(text.opening),
        "skills": skill_names(text.front.skills),
        "level": str(LEVELS[text.front.level]),
        "behaviours": [rubric().behaviour(key)[1].name for key in text.front.behaviours],
        "contents": contents(text, taken.progress if taken else None),
        "taken": taken,
        "done": done,
        "skip": skip,
        "because": because(done.how, done.because) if done else because(skip.ground, skip.because) if skip else "",
        "standing": standing(taken) if taken else "",
    }


def because(ground: str, names: Sequence[str]) -> str:
    """Return what a skip rests on, as names with commas between."""
    if ground == Done.How.BEHAVIOURS:
        return ", ".join(rubric().behaviour(key)[1].name for key in names)
    return ", ".join(names)


def contents(text: ModuleText, progress: Progress | None, here: int = -1) -> list[SectionLine]:
    """Return the sections of a module as its contents show them."""
    open_ones = progress.open_exercises(text) if progress else tuple(e.key for e in text.exercises())
    marked = progress.bookmarks if progress else ()
    return [
        SectionLine(
            number=number + 1,
            title=section.title,
            open=sum(exercise.key in open_ones and exercise.key in text.required for exercise in section.exercises),
            asks=any(exercise.key in text.required for exercise in section.exercises),
            is_marked=section.key in marked,
            is_here=number == here,
        )
        for number, section in enumerate(text.sections)
    ]


def standing(taken: Taken) -> str:
    """Return how the version that she reads stands: "withdrawn", "newer" (she would begin another today), or ""."""
    if taken.current is None:
        return "withdrawn"
    return "newer" if taken.current != taken.version.number else ""


def section_page(taken: Taken, place: int, shown: Shown) -> SectionPage:
    """Return the page of one section."""
    taken.version.module = taken.module
    section = taken.text.sections[place]
    items = section_items(taken.version, taken.text, section, taken.progress, shown)
    return SectionPage(
        taken=taken,
        section=section,
        number=place + 1,
        items=items,
        contents=contents(taken.text, taken.progress, place),
        note=taken.progress.notes.get(section.key, ""),
        is_marked=section.key in taken.progress.bookmarks,
        standing=standing(taken),
        hosts=tuple(item.media.host for item in items if item.media and item.media.plays),
    )


def section_key(taken: Taken, number: int) -> str:
    """Return the key of a section by its number from 1. Raises Http404."""
    if not 1 <= number <= len(taken.text.sections):
        raise Http404
    return taken.text.sections[number - 1].key


def section_address(key: str, number: int) -> str:
    """Return the address of a section."""
    return reverse("modules:section", args=[key, number])


def exercise_or_404(taken: Taken, key: str) -> Exercise:
    """Return an exercise of the version that she reads. Raises Http404."""
    try:
        return taken.text.exercise(key)
    except KeyError as missing:
        raise Http404 from missing


def words_of(taken: Taken, exercise: Exercise, data: QueryDict) -> tuple[str, ...]:
    """Return the answer that a form sent."""
    sent = {name: str(words) for name, words in data.items()}
    return words_from(exercise, sent, data.getlist("a"), seed_of(taken.text.front.key, exercise))


def after_answer(
    request: HttpRequest, module: Module, place: int, key: str, shown: Shown, *, missing: bool
) -> HttpResponse:
    """Return the exercise alone to a script, else go back to its section; half an answer stays on the page."""
    taken = or_404(selectors.taken_up(me(request), module))
    if getattr(request, "htmx", False):
        view = exercise_view(taken.text.exercise(key), taken.text.front.key, taken.progress, shown)
        context = {"view": view, "page": section_page(taken, place, shown), "swapped": True}
        return render(request, "modules/parts/exercise.html", context)
    if missing:
        return render(request, "modules/section.html", {"page": section_page(taken, place, shown)}, status=422)
    return redirect(f"{section_address(module.key, place + 1)}#ex-{key}")


def print_context(person: Person, module: Module) -> dict[str, Any] | None:
    """Return the whole module for paper: her version with her answers and notes, or the published one without."""
    taken = selectors.taken_up(person, module)
    version = taken.version if taken else version_to_begin(person, module)
    if version is None:
        return None
    version.module = module
    text, progress = text_of(version), taken.progress if taken else None
    notes = progress.notes if progress else {}
    sections = [
        (section, section_items(version, text, section, progress, Shown()), notes.get(section.key, ""))
        for section in text.sections
    ]
    opening: SafeString = prose(text.opening)
    return {"module": module, "front": text.front, "opening": opening, "sections": sections, "version": version}
