"""The one place that says which adapter fills which port of the core.

Apps lie below this room, so they reach it by the name in settings.WARMLINE_WIRING; commands import it. Each part is
made once a process: reading packs takes longer than a turn of a conversation may.
"""

from __future__ import annotations

from functools import lru_cache

from warmline.adapters import packs
from warmline.adapters.encoder import local_reader
from warmline.adapters.speech import Listener, Speaker, find_listener, find_speaker
from warmline.adapters.spelling import Dictionary, LanguageTool
from warmline.config import table
from warmline.config.wording import worded
from warmline.core.customer.language import Language
from warmline.core.customer.scenario import Scenario
from warmline.core.moves.reading import MoveReader
from warmline.core.moves.rules import RuleReader
from warmline.core.skills.model import Rubric
from warmline.core.wording.slips import WordList


@lru_cache(maxsize=1)
def reader() -> MoveReader:
    """Return what finds cues and moves in turns; UnusableWeights where the text model's files are not as examined."""
    return RuleReader() if table.text("WARMLINE_READER") == "rules" else local_reader()


@lru_cache(maxsize=1)
def words() -> WordList:
    """Return the dictionary; its words are read when the first of them is looked up."""
    return Dictionary()


@lru_cache(maxsize=1)
def grammar() -> LanguageTool | None:
    """Return the LanguageTool server whose address is set, or None. Raises ValueError where it is no address."""
    address = table.text("WARMLINE_LANGUAGETOOL")
    return LanguageTool(address) if address else None


@lru_cache(maxsize=1)
def speaker() -> Speaker | None:
    """Return who speaks for customers on the phone, or None where this house has no voice."""
    return find_speaker(table.text("WARMLINE_SPEECH_VOICE")).part


@lru_cache(maxsize=1)
def listener() -> Listener | None:
    """Return who turns speech into text in this house, or None where nobody does."""
    return find_listener(table.text("WARMLINE_SPEECH_MODEL")).part


@lru_cache(maxsize=1)
def rubric() -> Rubric:
    """Return the rubric of the standard curriculum. Raises PackError, which names file and line."""
    return packs.load_rubric()


@lru_cache(maxsize=1)
def scenarios() -> tuple[Scenario, ...]:
    """Return the scenarios that come with the house. Raises PackError, which names file and line."""
    return packs.load_scenarios()


@lru_cache(maxsize=4)
def language(key: str) -> Language:
    """Return the authored language of customers, such as "en", with a model to word it where one is set up.

    Raises PackError where there is no such language.
    """
    return worded(packs.load_language(key))
