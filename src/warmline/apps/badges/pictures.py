"""A badge as a file to keep: picture or text, with the credential in it."""

from __future__ import annotations

from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import gettext as _

import warmline.web
from warmline.adapters.badges import bake_png, bake_svg
from warmline.adapters.badges.drawing import BadgeFace, Fonts, draw_png, draw_svg
from warmline.apps.badges.models import Badge

_FONTS = Path(warmline.web.__file__).parent / "static" / "fonts"
_HOUSE_FONTS = Fonts(
    serif=_FONTS / "literata-latin-opsz-normal.woff2", sans=_FONTS / "commissioner-latin-wght-normal.woff2"
)
KINDS = {"png": "image/png", "svg": "image/svg+xml", "jwt": "text/plain; charset=us-ascii"}


def file_of(badge: Badge, kind: str) -> bytes:
    """Return the badge as `png`, `svg` or `jwt`, with the credential in it. Raises KeyError for anything else."""
    if kind == "png":
        return bake_png(draw_png(face_of(badge), _HOUSE_FONTS), badge.token)
    if kind == "svg":
        return bake_svg(draw_svg(face_of(badge)), badge.token).encode()
    if kind == "jwt":
        return badge.token.encode()
    raise KeyError(kind)


def face_of(badge: Badge) -> BadgeFace:
    """Return what stands on the picture."""
    if badge.until is None:
        dates = _("Since %(day)s") % {"day": date_format(badge.since, "j F Y")}
    else:
        dates = _("Valid until %(day)s") % {"day": date_format(badge.until, "j F Y")}
    return BadgeFace(badge.title, badge.organisation.name, dates, badge.facts.get("level"))


def drawing_of(badge: Badge) -> str:
    """Return the picture for a page, without the credential."""
    return draw_svg(face_of(badge))
