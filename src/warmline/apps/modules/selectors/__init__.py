"""Reading modules: lists begin with what a person may see; what she left while reading is opened for her alone."""

from warmline.apps.modules.selectors.authoring import (
    Wanted,
    module_of,
    module_page,
    translation_lines,
    version_of,
    versions,
)
from warmline.apps.modules.selectors.doing import done, latest_done, own_done
from warmline.apps.modules.selectors.media import media_of, media_page, own_media
from warmline.apps.modules.selectors.reading import (
    ReadingNow,
    Taken,
    notes_of,
    published_modules,
    read_own_progress,
    readable,
    reading_now,
    taken_up,
)
from warmline.apps.modules.selectors.skipping import skip_for

__all__ = [
    "ReadingNow",
    "Taken",
    "Wanted",
    "done",
    "latest_done",
    "media_of",
    "media_page",
    "module_of",
    "module_page",
    "notes_of",
    "own_done",
    "own_media",
    "published_modules",
    "read_own_progress",
    "readable",
    "reading_now",
    "skip_for",
    "taken_up",
    "translation_lines",
    "version_of",
    "versions",
]
