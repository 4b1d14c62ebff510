"""A table of a chart's numbers."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> SafeString:
    """Return a table whose first column names the row, in a frame that scrolls where it is too wide."""
    return format_html('<div class="table-wrap">{}</div>', bare_table(heads, rows))


def bare_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> SafeString:
    """Return the table without its frame."""
    head = format_html_join("", '<th scope="col">{}</th>', ((text,) for text in heads))
    body = format_html_join(
        "",
        "<tr>{}{}</tr>",
        (
            (
                format_html('<th scope="row">{}</th>', row[0]),
                format_html_join("", "<td>{}</td>", ((cell,) for cell in row[1:])),
            )
            for row in rows
        ),
    )
    return format_html(
        '<table class="table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        head,
        body,
    )
