"""Sending a file or a part of it: films are asked for in ranges (RFC 9110, 14), so that a phone need not load all."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import http_date

from warmline.web.blocks import blocks_of

_RANGE: Final = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


class Unsatisfiable(ValueError):
    """A range that begins behind the end of the file."""


def range_of(header: str, size: int) -> tuple[int, int] | None:
    """Return the first and last byte that a Range header asks for; None where all of the file is to be sent.

    Raises Unsatisfiable. Several ranges at once, and what is no range, are answered with the whole file, as the
    standard allows.
    """
    found = _RANGE.fullmatch(header.strip()) if len(header) < 100 else None
    if found is None or found.group() == "bytes=-":
        return None
    first, last = found.groups()
    if not first:
        if int(last) == 0 or size == 0:
            raise Unsatisfiable
        return max(0, size - int(last)), size - 1
    if int(first) >= size:
        raise Unsatisfiable
    end = min(int(last), size - 1) if last else size - 1
    return (int(first), end) if end >= int(first) else None


def send(request: HttpRequest, path: Path, *, content_type: str, etag: str, name: str = "") -> HttpResponseBase:
    """Return a file, the part of it that was asked for, or 304 where the browser has it. With a name: as a download."""
    size = path.stat().st_size
    quoted = f'"{etag}"'
    if quoted in request.headers.get("If-None-Match", ""):
        return _with_headers(HttpResponse(status=304), quoted, name)
    fits = request.headers.get("If-Range", quoted) == quoted
    try:
        part = range_of(request.headers.get("Range", ""), size) if fits else None
    except Unsatisfiable:
        refused = HttpResponse(status=416, content_type=content_type)
        refused["Content-Range"] = f"bytes */{size}"
        return _with_headers(refused, quoted, name)
    first, last = part or (0, size - 1)
    response = _body(request, path, first, last - first + 1, content_type)
    if part is not None:
        response.status_code = 206
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = str(last - first + 1)
    response["Last-Modified"] = http_date(path.stat().st_mtime)
    return _with_headers(response, quoted, name)


def _body(request: HttpRequest, path: Path, first: int, count: int, content_type: str) -> HttpResponseBase:
    if request.method == "HEAD":
        return HttpResponse(content_type=content_type)
    file = path.open("rb")
    file.seek(first)
    return StreamingHttpResponse(blocks_of(request, file, count), content_type=content_type)


def _with_headers(response: HttpResponseBase, etag: str, name: str) -> HttpResponseBase:
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    # Whoever may see it today may not see it tomorrow, so it is asked for again each time.
    response["Cache-Control"] = "private, no-cache"
    if name:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
