"""A mail server on loopback that keeps what it takes, and refuses what it is told to."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage as Received
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class MailServer:
    """Answers `replies[step]` where there is one ("MAIL", "RCPT", "DATA"), or hangs up; else takes the letter."""

    def __init__(self) -> None:
        self.raw: list[bytes] = []
        self.told: list[tuple[str | None, list[str]]] = []
        self.replies: dict[str, str] = {}
        self.connections = 0
        self.controller: Controller | None = None

    def start(self, port: int = 0) -> None:
        """Listen on loopback, on a free port unless one is named."""
        self.controller = Controller(self, hostname="127.0.0.1", port=port or _free_port())
        self.controller.start()

    @property
    def port(self) -> int:
        assert self.controller is not None
        return int(self.controller.port)

    def stop(self) -> None:
        """Stop listening; what was taken stays."""
        if self.controller is not None:
            self.controller.stop()
            self.controller = None

    def letters(self) -> list[Received]:
        """Return what was taken, read by Python's own parser."""
        return [message_from_bytes(each, policy=policy.default) for each in self.raw]  # type: ignore[misc]

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        if "MAIL" in self.replies:
            return self.replies["MAIL"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        reply = self.replies.get(address) or self.replies.get("RCPT")
        if reply == "hang up":
            server.transport.close()  # type: ignore[union-attr]
            return "421 Bye"
        if reply:
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if "DATA" in self.replies:
            return self.replies["DATA"]
        self.raw.append(envelope.original_content or b"")
        self.told.append((envelope.mail_from, envelope.rcpt_tos))
        return "250 OK"


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
