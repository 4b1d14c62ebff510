"""A frozen population of scripted agents, 12 styles x 3 levels of skill, that types words to the customer.

Their sentences are made of general phrases, the record and the policy that an agent may read, and the labels of what
may be offered. They know nothing of what a scenario listens for, of its facts, its good ends or its better wordings.
They were committed before anything was measured; `FROZEN` holds their hash, and a test compares it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from exams.customer.population.agent import SKILLS, PersonAgent
from exams.customer.population.phrases import Phrases, load_styles

HERE: Final = Path(__file__).parent
FROZEN: Final = HERE / "FROZEN"


def population() -> tuple[PersonAgent, ...]:
    """Return the 36 agents, the styles in alphabetic order and within each the lowest skill first."""
    return tuple(PersonAgent(style, skill) for style in load_styles() for skill in SKILLS)


def agent(style: str, skill: str) -> PersonAgent:
    """Return one agent by the names of style and skill. Raises KeyError where there is none."""
    return {(one.style.name, one.skill.name): one for one in population()}[style, skill]


def fingerprint() -> str:
    """Return the SHA-256 of every file the population's words come from."""
    digest = hashlib.sha256()
    for path in sorted([*HERE.glob("*.toml"), *HERE.glob("styles/*.toml"), HERE / "agent.py", HERE / "phrases.py"]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


__all__ = ["FROZEN", "SKILLS", "PersonAgent", "Phrases", "agent", "fingerprint", "load_styles", "population"]
