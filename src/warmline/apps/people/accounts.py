"""How sign-in behaves here: nobody signs up alone, and a mail server that is down breaks no page."""

from __future__ import annotations

import logging
import smtplib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

logger = logging.getLogger(__name__)


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """An account begins with an invitation; there is no open door."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: people are invited by an admin."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter about signing in; where the mail server does not answer, the operator reads it in the log.

        The page says the same either way: an error here would tell a stranger which addresses are known.
        """
        try:
            super().send_mail(template_prefix, email, context)
        except (smtplib.SMTPException, OSError):
            logger.exception("a letter of the kind %s was not delivered", template_prefix)

    def get_user_display(self, user: Any) -> str:
        """Return the name by which pages greet a person."""
        return str(user.name)
