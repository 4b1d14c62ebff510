"""Hair and head coverings: each style draws what lies behind the head and what lies before it."""

from warmline.web.face.hair.styles import STYLES, before, behind

__all__ = ["STYLES", "before", "behind"]
