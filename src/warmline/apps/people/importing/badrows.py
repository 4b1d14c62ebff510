"""The rows that stayed out, as a file to mend and load again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from warmline.apps.people.importing.checking import BadRow
from warmline.apps.people.importing.columns import FIELDS
from warmline.apps.people.importing.reading import FORMULA_SIGNS

_CONTROL = ("\t", "\r", "\n")


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet runs it as a formula: an apostrophe goes before a dangerous first sign."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA_SIGNS) or cell[:1] in _CONTROL else cell


def bad_rows_csv(rows: Iterable[BadRow], fields: Sequence[str] = FIELDS) -> str:
    """Return the rows as CSV, with their line in the first file and the reason."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["line", "reason", *fields])
    for row in rows:
        writer.writerow([row.line, harmless(row.why), *(harmless(row.cells.get(field, "")) for field in fields)])
    return out.getvalue()
