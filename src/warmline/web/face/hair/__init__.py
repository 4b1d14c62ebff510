"""Hair and head coverings: each style draws what lies behind the head and what lies before it."""

from warmline.web.face.hair.styles import STYLES, behind, before

__all__ = ["STYLES", "before", "behind"]
