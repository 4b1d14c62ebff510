"""Links to static files that carry the file's version, so that browsers may keep what they have for a year."""

from __future__ import annotations

from django.contrib.staticfiles.storage import StaticFilesStorage

from warmline.config.static.shelf import shelf


class VersionedLinks(StaticFilesStorage):
    """Writes /static/css/base.css?v=0123456789ab; a new text is a new address, so nobody sees an old style sheet.

    Fonts are linked from style sheets too, where nobody can write a version, so their links carry none: otherwise a
    browser would fetch them twice. A font that changes gets a new name.
    """

    def url(self, name: str | None) -> str:
        """Return the address of a static file, with the version where there is such a file."""
        plain = super().url(name)
        if name is None or name.endswith(".woff2"):
            return plain
        held = shelf().find(name)
        return plain if held is None else f"{plain}?v={held.version}"
