"""The shipped files are served on the asynchronous road and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from servestatic.middleware import ServeStaticMiddleware

from warmline.config.files import ShippedFiles


async def later(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a page")


def now(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a page")


def test_the_asynchronous_road_serves_files(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    assert isinstance(ShippedFiles(later), ServeStaticMiddleware)


def test_the_road_of_pages_goes_without() -> None:
    with pytest.raises(MiddlewareNotUsed):
        ShippedFiles(now)  # type: ignore[arg-type]


def test_django_knows_that_it_fits_both_roads() -> None:
    assert ShippedFiles.async_capable  # type: ignore[attr-defined]
    assert ShippedFiles.sync_capable  # type: ignore[attr-defined]
