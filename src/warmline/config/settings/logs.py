"""Logs that say what went wrong and where, and never what people wrote."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType
from typing import Any

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class QuietFormatter(logging.Formatter):
    """Formats a failure as its type and the places it passed, without its message: a message may quote its input."""

    def formatException(self, ei: _ExcInfo) -> str:
        """Return the frames and the type of the failure and of what caused it."""
        lines: list[str] = []
        failure = ei[1]
        while failure is not None:
            frames = traceback.extract_tb(failure.__traceback__)
            lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
            lines.append(f"{type(failure).__module__}.{type(failure).__qualname__}")
            failure = failure.__cause__ or failure.__context__
        return "\n".join(lines)


def logging_settings(level: str, *, whole_messages: bool) -> dict[str, Any]:
    """Return Django's LOGGING: one line an event on standard error."""
    formatter: dict[str, Any] = {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    if not whole_messages:
        formatter["()"] = QuietFormatter
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": ["stderr"], "level": level, "propagate": False},
            # SQL is logged with its values, so it stays off whatever the level.
            "django.db.backends": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        },
    }
