"""How sign-in behaves here: nobody signs up alone, and a mail server that is down breaks no page."""

from __future__ import annotations

import logging
import smtplib
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """An account begins with an invitation; there is no open door."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This e-mail and password do not belong together. Write both once more."),
        "too_many_login_attempts": _(
            "Too many tries with a wrong password. Wait ten minutes, or choose a new password by e-mail now."
        ),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This is not your password."),
        "duplicate_email": _("This is your address already."),
        "rate_limited": _("That was very often in a short time. Wait a few minutes, then try again."),
    }

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


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]
    """Passkeys, codes from an app, and spare codes."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code does not fit. Codes from the app change every half minute: write the newest."),
        "add_email_blocked": _("Turn off your second step before you change the address, then turn it on again."),
    }

    def generate_authenticator_name(self, user: Any, type: str) -> str:
        """Return the name a new passkey begins with."""
        return str(_("My passkey"))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return what the device shows beside the passkey: the product, not a host with a port."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Warmline"}
