"""Where a language model answers, and how long it may take."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint.

    `address` is the base of its interface, such as http://127.0.0.1:8080/v1. `seconds` is the time one question may
    take with all its tries, of which one try of several gets at most half; `tries` is how often it is asked at most.
    `longest` is the length of an answer in tokens. The key is never shown.
    """

    address: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 180.0
    tries: int = 4
    longest: int = 1_500

    @property
    def url(self) -> str:
        """The address that questions are posted to."""
        return f"{self.address.rstrip('/')}/chat/completions"

    @property
    def host(self) -> str:
        """Host and port, without anything secret that an address may hold."""
        parts = urlsplit(self.address)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)
