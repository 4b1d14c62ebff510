"""A table of a chart's numbers."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], css: str = "table") -> SafeString:
    """Return a table whose first column names the row."""
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
        '<div class="table-wrap"><table class="{}"><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>',
        css,
        head,
        body,
    )
