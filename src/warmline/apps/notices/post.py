"""The way to the mail server: what it takes, what it refuses for good, and what to try again."""

from __future__ import annotations

import logging
import smtplib
from contextlib import suppress
from enum import StrEnum
from types import TracebackType
from typing import Final, Self

from django.core.mail import EmailMessage, get_connection

logger = logging.getLogger(__name__)

LOSSES: Final = 3
"""So often the connection may break in one go; then the server counts as gone."""

_FOR_GOOD: Final = 500  # replies from 500 on are permanent, those below are not (RFC 5321, 4.2.1)
_CLOSING: Final = 421


class Fate(StrEnum):
    """What the server did with a letter."""

    SENT = "sent"
    REFUSED = "refused"
    LATER = "later"


class Unreachable(Exception):
    """There is no mail server; nothing can be sent now, and no letter is to blame."""


class Post:
    """One connection for many letters, opened with the first one and again where it breaks."""

    def __init__(self) -> None:
        self._mail = get_connection()
        self._is_open = False
        self._losses = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def send(self, message: EmailMessage) -> Fate:
        """Hand a letter to the server. Raises Unreachable where there is none."""
        self._open()
        message.connection = self._mail
        try:
            message.send()
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _words in refused.recipients.values()]
            return self._answered(min(codes, default=_FOR_GOOD))
        except smtplib.SMTPDataError as refused:
            return self._answered(refused.smtp_code)
        except smtplib.SMTPResponseException as refused:
            # The sender or the greeting was refused: a setting of the house, which an operator may mend.
            return self._answered(min(refused.smtp_code, _FOR_GOOD - 1))
        except (smtplib.SMTPNotSupportedError, ValueError):
            logger.exception("a letter cannot be written as mail")
            return Fate.REFUSED
        except OSError:
            return self._lost()
        return Fate.SENT

    def _answered(self, code: int) -> Fate:
        logger.warning("the mail server refused a letter with code %s", code)
        if code == _CLOSING:
            return self._lost()
        return Fate.REFUSED if code >= _FOR_GOOD else Fate.LATER

    def _lost(self) -> Fate:
        logger.warning("the connection to the mail server broke", exc_info=True)
        self._close()
        self._losses += 1
        return Fate.LATER

    def _open(self) -> None:
        if self._is_open:
            return
        if self._losses >= LOSSES:
            raise Unreachable
        try:
            self._mail.open()
        except OSError as failure:  # smtplib's own failures are of this kind, too
            logger.warning("the mail server cannot be reached", exc_info=True)
            raise Unreachable from failure
        self._is_open = True

    def _close(self) -> None:
        self._is_open = False
        with suppress(OSError):
            self._mail.close()
