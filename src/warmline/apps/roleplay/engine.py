"""What a role-play runs on: the reader, the language, the rubric, and a scene as bytes and back."""

from __future__ import annotations

import json
import zlib
from functools import cache

from warmline.adapters import packs
from warmline.core.customer.language import Language
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, dump, load
from warmline.core.moves import MoveReader
from warmline.core.moves.rules import RuleReader
from warmline.core.skills import Rubric


@cache
def reader() -> MoveReader:
    """Return the reader of moves; it is loaded once a process."""
    return RuleReader()


@cache
def language() -> Language:
    """Return the customers' language; it is loaded once a process."""
    return packs.load_language("en")


@cache
def rubric() -> Rubric:
    """Return the rubric; it is loaded once a process."""
    return packs.load_rubric()


def pack_scene(scene: Scene) -> bytes:
    """Return a scene as compressed JSON, ready to be sealed."""
    return zlib.compress(json.dumps(dump(scene), separators=(",", ":")).encode(), level=1)


def unpack_scene(data: bytes, scenario: Scenario) -> Scene:
    """Return the scene these bytes hold."""
    return load(json.loads(zlib.decompress(data)), scenario, language())
