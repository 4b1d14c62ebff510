"""What the page of a section shows: its words, its media, and each exercise open or answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from warmline.adapters.packs.modules import KINDS, to_html
from warmline.apps.library.ports import rubric
from warmline.apps.modules.incoming import count_of, seed_of
from warmline.apps.modules.models import MediaFile, Version
from warmline.apps.modules.progress import Given, Progress
from warmline.core.curriculum.module import (
    Choice,
    Embed,
    Exercise,
    File,
    Gap,
    Marked,
    Match,
    Media,
    ModuleText,
    Order,
    Part,
    Prose,
    Say,
    Section,
    Sound,
    Video,
    mark,
    plain_transcript,
    shown_order,
)
from warmline.core.curriculum.module.transcripts import is_captions

_NAMES = {cls: name for name, cls in KINDS.items()}
_GAP = "___"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: its name, what it asks for, what stands in it, and what there is to choose."""

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """An exercise as a page shows it: `given` and `marked` are None before an answer; `missing`: half of one came."""

    kind: str
    exercise: Exercise
    fields: tuple[Field, ...]
    pieces: tuple[tuple[str, Field | None], ...]
    given: Given | None
    marked: Marked | None
    missing: bool
    is_doubled: bool
    behaviour: str
    anchor: str

    @property
    def is_open(self) -> bool:
        """Whether its form is shown."""
        return self.given is None or self.missing

    @property
    def sure(self) -> int:
        """How sure the reader is, in percent."""
        return round(100 * self.given.seen.confidence) if self.given and self.given.seen else 0


@dataclass(frozen=True, slots=True)
class MediaView:
    """A recording, a file or an embed. `src` is empty where a file is gone; `plays` says that an embed was clicked."""

    kind: str
    key: str
    title: str
    src: str
    transcript: str
    captions: str = ""
    host: str = ""
    plays: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One part of a section: words, an exercise, or media."""

    html: SafeString | None = None
    exercise: ExerciseView | None = None
    media: MediaView | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What was sent and not kept, and what is asked to be shown anew: for one request."""

    again: str = ""
    missing: str = ""
    typed: Mapping[str, str] | None = None
    chosen: Sequence[str] = ()
    plays: str = ""


def section_items(
    version: Version, text: ModuleText, section: Section, progress: Progress | None, shown: Shown
) -> list[Item]:
    """Return the parts of a section. One query more where it shows files of the house."""
    files = files_of(version, section)
    return [_item(part, text, progress, shown, files) for part in section.parts]


def prose(parts: Sequence[Prose]) -> SafeString:
    """Return runs of Markdown as clean HTML."""
    media = reverse("modules:media", args=["0" * 16]).removesuffix(f"{'0' * 16}/")
    # nh3 has taken out all that is not plain words and pictures of this house.
    return mark_safe("\n".join(to_html(part.text, media) for part in parts))  # noqa: S308


def _item(
    part: Part, text: ModuleText, progress: Progress | None, shown: Shown, files: Mapping[str, MediaFile]
) -> Item:
    if isinstance(part, Prose):
        return Item(html=prose([part]))
    if isinstance(part, Video | Sound | File | Embed):
        return Item(media=media_view(part, files, plays=shown.plays == part.key))
    return Item(exercise=exercise_view(part, text.front.key, progress, shown))


def exercise_view(exercise: Exercise, module_key: str, progress: Progress | None, shown: Shown) -> ExerciseView:
    """Return an exercise, open where it is not answered, or is asked for again, or half an answer came."""
    missing = shown.missing == exercise.key
    given = None if progress is None or shown.again == exercise.key else progress.answers.get(exercise.key)
    fields = _fields(exercise, module_key, shown if missing else Shown())
    behaviour, anchor = "", ""
    if isinstance(exercise, Say):
        found = rubric().behaviour(exercise.behaviour)[1]
        behaviour = found.name
        anchor = found.anchors[given.seen.anchor - 1].text if given and given.seen else ""
    return ExerciseView(
        kind=_NAMES[type(exercise)],
        exercise=exercise,
        fields=fields,
        pieces=_pieces(exercise, fields),
        given=given,
        marked=mark(exercise, given.answer) if given else None,
        missing=missing,
        is_doubled=missing and isinstance(exercise, Order) and _is_doubled(fields),
        behaviour=behaviour,
        anchor=anchor,
    )


def _is_doubled(fields: Sequence[Field]) -> bool:
    """Say whether every step has a place, and two of them the same one."""
    places = [field.value for field in fields]
    return all(places) and len(set(places)) < len(places)


def _fields(exercise: Exercise, module_key: str, shown: Shown) -> tuple[Field, ...]:
    typed, seed = shown.typed or {}, seed_of(module_key, exercise)
    if isinstance(exercise, Choice):
        order = shown_order(len(exercise.options), seed)
        return tuple(
            Field(str(n), exercise.options[number].text, "on" if str(n) in shown.chosen else "")
            for n, number in enumerate(order)
        )
    if isinstance(exercise, Order):
        places = tuple((str(n), str(n)) for n in range(1, len(exercise.steps) + 1))
        order = shown_order(len(exercise.steps), seed)
        return tuple(
            Field(f"a{n}", exercise.steps[step], typed.get(f"a{n}", ""), places) for n, step in enumerate(order)
        )
    if isinstance(exercise, Match):
        order = shown_order(len(exercise.pairs), seed)
        halves = tuple((str(n), exercise.pairs[number].other) for n, number in enumerate(order))
        return tuple(Field(f"a{n}", pair.one, typed.get(f"a{n}", ""), halves) for n, pair in enumerate(exercise.pairs))
    return tuple(Field(f"a{n}", "", typed.get(f"a{n}", "")) for n in range(count_of(exercise)))


def _pieces(exercise: Exercise, fields: Sequence[Field]) -> tuple[tuple[str, Field | None], ...]:
    if not isinstance(exercise, Gap):
        return ()
    words = exercise.text.split(_GAP)
    return tuple((word, fields[n] if n < len(fields) else None) for n, word in enumerate(words))


def files_of(version: Version, section: Section) -> dict[str, MediaFile]:
    """Return the files of the house that a section's recordings name, by their short sum."""
    wanted = {part.src for part in section.parts if isinstance(part, Video | Sound | File)}
    if not wanted or version.module.organisation_id is None:
        return {}
    here = MediaFile.objects.filter(organisation=version.module.organisation_id)
    return {found.short: found for found in here.filter(versions=version) if f"media/{found.short}" in wanted}


def media_view(part: Media, files: Mapping[str, MediaFile], *, plays: bool = False) -> MediaView:
    """Return a recording, a file or an embed as a page shows it."""
    kind = _NAMES[type(part)]
    if isinstance(part, Embed):
        host = urlsplit(part.address).hostname or ""
        allowed = host in settings.WARMLINE_EMBED_HOSTS
        words = plain_transcript(part.transcript)
        return MediaView(kind, part.key, part.title, part.address, words, host=host, plays=plays and allowed)
    short = part.src.removeprefix("media/")
    file = files.get(short)
    written = "" if isinstance(part, File) else (part.transcript or (file.transcript if file else ""))
    src = reverse("modules:media", args=[short]) if file else ""
    captions = reverse("modules:captions", args=[short]) if file and is_captions(file.transcript) else ""
    return MediaView(kind, part.key, part.title, src, plain_transcript(written) if written else "", captions)
