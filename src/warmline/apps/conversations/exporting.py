"""Scores as a table in a temporary file, row by row, so that memory stays flat: CSV, or Parquet with the extra."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import islice
from typing import Any, BinaryIO, Final, cast

from warmline.apps.conversations.models import Figure, Talk, Upload
from warmline.apps.people.importing.badrows import harmless
from warmline.apps.people.scope import Viewer
from warmline.core.skills.keys import SKILL_KEYS

_CHUNK: Final = 500
_TEXTS: Final = ("id", "channel", "started_at", "resolved", "proven", "versions")
_SCORES: Final = tuple(f"skill_{key}" for key in SKILL_KEYS)
_CHANCES: Final = tuple(f"chances_{key}" for key in SKILL_KEYS)
_FIRST: Final = ("position", "id", "channel", "started_at", "overall", "resolved", "critical")
COLUMNS: Final = (*_FIRST, *_SCORES, *_CHANCES, "proven", "versions")
"""An empty score is one that was not observed. `proven` names the skills whose score is; every other is suggested."""

Row = dict[str, Any]


def rows_of(user: Viewer, upload: Upload) -> Iterator[Row]:
    """Yield a row for each conversation that is scored, in the order of the file. No names, no words."""
    versions = "; ".join(upload.versions)
    for at in range(0, upload.scored, _CHUNK):
        talks = Talk.objects.visible_to(user).filter(upload=upload, position__gte=at, position__lt=at + _CHUNK)
        found = list(talks.exclude(scored_at=None).order_by("position"))
        figures: dict[int, list[Figure]] = {}
        for figure in Figure.objects.filter(talk__in=[talk.pk for talk in found]):
            figures.setdefault(figure.talk_id, []).append(figure)
        for talk in found:
            yield _row(talk, figures.get(talk.pk, []), versions)


def _row(talk: Talk, figures: list[Figure], versions: str) -> Row:
    seen = {figure.skill: figure for figure in figures}
    return {
        "position": talk.position,
        "id": talk.name,
        "channel": talk.channel,
        "started_at": talk.started_at.isoformat() if talk.started_at else None,
        "overall": talk.overall,
        "resolved": talk.resolved or None,
        "critical": talk.critical,
        **{f"skill_{key}": seen[key].score if key in seen else None for key in SKILL_KEYS},
        **{f"chances_{key}": seen[key].opportunities if key in seen else 0 for key in SKILL_KEYS},
        "proven": " ".join(sorted(figure.skill for figure in figures if figure.proven)),
        "versions": versions,
    }


def as_csv(user: Viewer, upload: Upload) -> BinaryIO:
    """Return the table as a temporary file of CSV, at its beginning."""
    out = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - the response closes it
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows_of(user, upload):
        writer.writerow(harmless(each) if isinstance(each, str) else each for each in row.values())
    text.detach()
    out.seek(0)
    return out


def as_parquet(user: Viewer, upload: Upload) -> BinaryIO:
    """Return the table as a temporary Parquet file, at its beginning. Raises ImportError without the extra."""
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema([(name, _type(pyarrow, name)) for name in COLUMNS])
    out = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - the response closes it
    rows = rows_of(user, upload)
    with parquet.ParquetWriter(out, schema) as writer:
        while chunk := list(islice(rows, 10 * _CHUNK)):
            writer.write_table(pyarrow.Table.from_pylist(chunk, schema=schema))
    out.seek(0)
    return out


def _type(pyarrow: Any, name: str) -> Any:
    if name in _TEXTS:
        return pyarrow.string()
    return pyarrow.float64() if name == "overall" or name in _SCORES else pyarrow.int64()
