"""How sign-in behaves here: nobody signs up alone, and e-mail goes out as notices do."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """An account begins with an invitation; there is no open door."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: people are invited by an admin."""
        return False

    def get_user_display(self, user: Any) -> str:
        """Return the name by which pages greet a person."""
        return str(user.name)
