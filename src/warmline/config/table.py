"""Every setting an operator can make, in one table: the program, `warmline check` and the docs read it."""

from __future__ import annotations

import base64
import os
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

Check = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable. `check` takes its text and returns what is wrong with it, or None."""

    name: str
    default: str
    meaning: str
    check: Check
    secret: bool = False

    def read(self) -> str:
        """Return the text from the environment, or the default when it is unset or empty."""
        return os.environ.get(self.name, "").strip() or self.default

    def problem(self) -> str | None:
        """Return what is wrong with the present value, without the value itself when it is secret."""
        found = self.check(self.read())
        return None if found is None else f"{self.name}: {found}"


def _anything(text: str) -> str | None:
    return None


def _yes_or_no(text: str) -> str | None:
    return None if text.lower() in {"1", "0", "true", "false", "yes", "no", "on", "off"} else "write 1 or 0"


def _whole_number(low: int, high: int) -> Check:
    def check(text: str) -> str | None:
        fits = text.isascii() and text.isdigit() and low <= int(text) <= high
        return None if fits else f"write a whole number from {low} to {high}"

    return check


def _one_of(*words: str) -> Check:
    return lambda text: None if text in words else f"write one of: {', '.join(words)}"


def _address(text: str) -> str | None:
    parts = urlsplit(text)
    fits = parts.scheme in {"http", "https"} and parts.hostname and parts.path in {"", "/"}
    return None if fits else "write an address such as https://train.example.org, without a folder"


def _endpoint(text: str) -> str | None:
    parts = urlsplit(text)
    plain = parts.scheme in {"http", "https"} and parts.hostname and not (parts.username or parts.query)
    return None if not text or plain else "write an address such as http://127.0.0.1:8080/v1, without a key in it"


def _hosts(text: str) -> str | None:
    names = [name.strip() for name in text.split(",")] if text else []
    fits = all(name == urlsplit(f"https://{name}").hostname for name in names)
    return None if fits else "write host names with commas between, such as player.vimeo.com, without https://"


def _host_and_port(text: str) -> str | None:
    host, _, port = text.rpartition(":")
    return None if host and port.isdigit() and int(port) < 65536 else "write host:port, such as 127.0.0.1:8000"


def _timezone(text: str) -> str | None:
    return None if text in zoneinfo.available_timezones() else "write a time zone such as Europe/Berlin"


def _master_key(text: str) -> str | None:
    if not text:
        return None
    try:
        length = len(base64.b64decode(text, validate=True))
    except ValueError:
        length = 0
    return None if length == 32 else "write 32 random bytes in base64; `openssl rand -base64 32` makes them"


def _secret(text: str) -> str | None:
    return None if not text or len(text) >= 50 else "write at least 50 random characters"


def _database(text: str) -> str | None:
    fits = not text or urlsplit(text).scheme in {"sqlite", "postgres", "postgresql"}
    return None if fits else "write postgresql://user:password@host:5432/name, or leave it out for SQLite"


def _mail(text: str) -> str | None:
    fits = text == "console" or urlsplit(text).scheme in {"smtp", "smtps", "smtp+tls"}
    return None if fits else "write console, or smtp+tls://user:password@host:587, or smtps://user:password@host:465"


SETTINGS: tuple[Setting, ...] = (
    Setting("WARMLINE_DATA", "var", "The folder for the database, the keys and the files of this house.", _anything),
    Setting(
        "DATABASE_URL",
        "",
        "PostgreSQL, as postgresql://user:password@host:5432/name. Empty: SQLite in WARMLINE_DATA.",
        _database,
        secret=True,
    ),
    Setting(
        "WARMLINE_URL",
        "http://127.0.0.1:8000",
        "The address people type. With https, cookies are secure and browsers are told to stay on https.",
        _address,
    ),
    Setting("WARMLINE_BIND", "127.0.0.1:8000", "Where the server listens, as host:port.", _host_and_port),
    Setting(
        "WARMLINE_HOSTS",
        "",
        "Further host names it answers to, with commas between; WARMLINE_URL's and loopback always count.",
        _anything,
    ),
    Setting(
        "WARMLINE_PROXIES",
        "0",
        "How many proxies of your own stand in front and set X-Forwarded-For and -Proto.",
        _whole_number(0, 10),
    ),
    Setting(
        "WARMLINE_HSTS_SECONDS",
        "31536000",
        "With https: how long browsers remember to use only https; 0 turns it off.",
        _whole_number(0, 63072000),
    ),
    Setting(
        "WARMLINE_SECRET_KEY",
        "",
        "Signs sessions and links. Empty: made on first run in WARMLINE_DATA/secret.key.",
        _secret,
        secret=True,
    ),
    Setting(
        "WARMLINE_MASTER_KEY",
        "",
        "Wraps each person's own key: 32 bytes in base64. Empty: made on first run in WARMLINE_DATA/master.key.",
        _master_key,
        secret=True,
    ),
    Setting(
        "WARMLINE_EMAIL", "console", "How e-mail leaves: console, smtp+tls://... or smtps://...", _mail, secret=True
    ),
    Setting("WARMLINE_EMAIL_FROM", "Warmline <warmline@localhost>", "The sender of e-mail.", _anything),
    Setting("WARMLINE_LANGUAGE", "en", "The language of pages for people who have not chosen one.", _one_of("en")),
    Setting("WARMLINE_TIMEZONE", "UTC", "The time zone for people who have not chosen one.", _timezone),
    Setting("WARMLINE_INVITATION_DAYS", "7", "How many days an invitation can be accepted.", _whole_number(1, 90)),
    Setting(
        "WARMLINE_CONVERSATION_DAYS",
        "180",
        "How many days uploaded conversations and their scores are kept.",
        _whole_number(1, 3650),
    ),
    Setting(
        "WARMLINE_UPLOAD_MB",
        "200",
        "How many megabytes an uploaded file of conversations may have.",
        _whole_number(1, 4000),
    ),
    Setting(
        "WARMLINE_MEDIA_MB",
        "200",
        "How many megabytes a film, sound or PDF of a module may have.",
        _whole_number(1, 4000),
    ),
    Setting(
        "WARMLINE_EMBED_HOSTS",
        "",
        "Hosts from which modules may play films, with commas between, such as player.vimeo.com. Empty: none.",
        _hosts,
    ),
    Setting("WARMLINE_SESSION_HOURS", "12", "After how many hours people sign in again.", _whole_number(1, 720)),
    Setting(
        "WARMLINE_SAMPLE",
        "0",
        "1 opens one-click sign-in for sample people; only on loopback and only while no real person exists.",
        _yes_or_no,
    ),
    Setting(
        "WARMLINE_READER",
        "model",
        "What reads conversations: model (rules and the local text model) or rules (the rules alone).",
        _one_of("model", "rules"),
    ),
    Setting(
        "WARMLINE_LANGUAGETOOL",
        "",
        "A LanguageTool server that `warmline score --explain` asks about grammar, such as http://127.0.0.1:8081.",
        _endpoint,
    ),
    Setting(
        "WARMLINE_LLM_ADDRESS",
        "",
        "An OpenAI-compatible endpoint for `warmline ask`, such as http://127.0.0.1:8080/v1. Empty: none is asked.",
        _endpoint,
    ),
    Setting("WARMLINE_LLM_MODEL", "", "The name of the model at that endpoint.", _anything),
    Setting("WARMLINE_LLM_KEY", "", "The key that the endpoint wants, if it wants one.", _anything, secret=True),
    Setting("WARMLINE_LLM_CALLS", "1000", "How many requests may be sent to it in a day.", _whole_number(0, 10**9)),
    Setting("WARMLINE_LLM_TOKENS", "2000000", "How many tokens may be used in a day.", _whole_number(0, 10**12)),
    Setting(
        "WARMLINE_LLM_SECONDS",
        "180",
        "How many seconds one question may take with all its tries.",
        _whole_number(1, 3600),
    ),
    Setting(
        "WARMLINE_SPEECH_VOICE",
        "auto",
        "Who speaks for customers on the phone: auto (what is installed), hibari, espeak, or off.",
        _one_of("auto", "hibari", "espeak", "off"),
    ),
    Setting(
        "WARMLINE_SPEECH_MODEL",
        "",
        "The folder of a faster-whisper model: with it the house turns speech into text. Empty: people type.",
        _anything,
    ),
    Setting(
        "WARMLINE_SPEECH_BROWSER",
        "0",
        "1 lets people who agree use their browser's speech recognition. Many browsers send the sound to their maker.",
        _yes_or_no,
    ),
    Setting(
        "WARMLINE_LLM_WORDS",
        "0",
        "1 lets the model at WARMLINE_LLM_ADDRESS word what simulated customers say; the last turns then leave for it.",
        _yes_or_no,
    ),
    Setting(
        "WARMLINE_LOG_LEVEL",
        "WARNING",
        "How much is logged; never what people wrote.",
        _one_of("DEBUG", "INFO", "WARNING", "ERROR"),
    ),
    Setting(
        "WARMLINE_DEBUG",
        "0",
        "1 shows Django's error pages with details. For developers, never for a house with people in it.",
        _yes_or_no,
    ),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def text(name: str) -> str:
    """Return the text of the setting `name`; KeyError when the table has no such setting."""
    return _BY_NAME[name].read()


def yes(name: str) -> bool:
    """Return whether the yes-or-no setting `name` is on."""
    return text(name).lower() in {"1", "true", "yes", "on"}


def number(name: str) -> int:
    """Return the whole number of the setting `name`, or its default when the text is no number."""
    found = text(name)
    return int(found if found.isascii() and found.isdigit() else _BY_NAME[name].default)


def problems() -> list[str]:
    """Return one line for each setting whose value does not fit."""
    return [found for setting in SETTINGS if (found := setting.problem()) is not None]
