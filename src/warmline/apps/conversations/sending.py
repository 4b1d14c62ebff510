"""A file as a download."""

from __future__ import annotations

from typing import BinaryIO

from django.http import HttpRequest, StreamingHttpResponse

from warmline.web.blocks import blocks_of


def download(request: HttpRequest, file: BinaryIO, name: str, content_type: str) -> StreamingHttpResponse:
    """Return the file as a download; it is closed with the response, also where nobody fetches it."""
    response = StreamingHttpResponse(blocks_of(request, file), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
