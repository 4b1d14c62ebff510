"""`make run` installs the base set alone: every address of the house is found without a package of any extra."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.config.cli.operator import python

ROOT = Path(__file__).resolve().parents[2]
# What a package of an extra or of the tests is imported as, where that is another name.
IMPORTED = {"hibari-tts": "hibari"}
LOOK = """
import sys
BARRED = {barred!r}

class Barred:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BARRED:
            raise ModuleNotFoundError("not in the base set: " + name, name=name)

sys.meta_path.insert(0, Barred())
import django
django.setup()
from django.urls import get_resolver
print(len(get_resolver().url_patterns), "addresses")
import {example}
"""


def names(written: list[str]) -> set[str]:
    plain = {entry.split(";")[0].split("[")[0].split(">")[0].split("=")[0].split("<")[0].strip() for entry in written}
    return {IMPORTED.get(name, name.replace("-", "_")) for name in plain}


def test_every_address_is_found_with_the_base_set_alone(tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    base = names(project["project"]["dependencies"])
    barred = set().union(*(names(extra) for extra in extras.values())) - base
    assert {"httpx", "pyarrow", "faster_whisper", "hibari", "psycopg"} <= barred
    done = python(LOOK.format(barred=barred, example="httpx"), data=tmp_path / "house")
    assert "addresses" in done.stdout, done.stderr[-1500:]
    assert "not in the base set: httpx" in done.stderr, "the bar itself works"
