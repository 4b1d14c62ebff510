"""What can be done with modules: writing, reviewing, publishing, translating, media, reading."""

from warmline.apps.modules.services.checking import missing_in, obstacles
from warmline.apps.modules.services.media import add_media, describe_media
from warmline.apps.modules.services.publishing import publish, release_due, unschedule, withdraw
from warmline.apps.modules.services.reading import (
    Incomplete,
    NotFinished,
    NothingToRead,
    answer,
    begin,
    finish,
    move_on,
    open_section,
    set_bookmark,
    write_note,
)
from warmline.apps.modules.services.reviewing import approve, send_back, send_to_review
from warmline.apps.modules.services.skipping import skip
from warmline.apps.modules.services.translating import begin_translation, follow_original
from warmline.apps.modules.services.writing import begin_module, fork, new_version, save_text

__all__ = [
    "Incomplete",
    "NotFinished",
    "NothingToRead",
    "add_media",
    "answer",
    "approve",
    "begin",
    "begin_module",
    "begin_translation",
    "describe_media",
    "finish",
    "follow_original",
    "fork",
    "missing_in",
    "move_on",
    "new_version",
    "obstacles",
    "open_section",
    "publish",
    "release_due",
    "save_text",
    "send_back",
    "send_to_review",
    "set_bookmark",
    "skip",
    "unschedule",
    "withdraw",
    "write_note",
]
