"""A real restore: a house's database is copied, a person erased, the copy put back, the list replayed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FOUND = """
from warmline.apps.people.services.founding import found_house
from warmline.apps.people.models import Person
from warmline.apps.people import vault
admin = found_house(organisation="Northwind", email="a@x.example", name="Adaeze Obi", password="a lighthouse in fog")
nadia = Person.objects.create_person(email="nadia@x.example", name="Nadia Brandt", organisation=admin.organisation)
open(FILE, "wb").write(vault.seal(nadia, b"her words"))
"""
ERASE = """
from warmline.apps.people import services
from warmline.apps.people.models import Person
services.erase_person(actor=Person.objects.get(email="a@x.example"), person=Person.objects.get(name="Nadia Brandt"))
"""
LOOK = """
from warmline.apps.people import vault
from warmline.apps.people.models import Person
nadia = Person.objects.exclude(email="a@x.example").get()
print(nadia.name)
try:
    print(vault.open_sealed(nadia, nadia, open(FILE, "rb").read()).decode())
except vault.KeyErased:
    print("closed")
"""


class SmallHouse:
    """A house in a folder, each deed in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.sealed = folder, folder / "sealed"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("WARMLINE_", "DATABASE_"))}
        self.environment = kept | {
            "WARMLINE_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "warmline.config.settings",
            "PYTHONPATH": str(ROOT / "src"),
        }

    def manage(self, *words: str, heard: str = "") -> str:
        """Run a management command that hears this text, and return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "django", *words],
            env=self.environment, cwd=self.folder, input=heard, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def do(self, code: str) -> list[str]:
        """Run code in the house and return the lines it printed."""
        return self.manage("shell", "--verbosity", "0", "--command", f"FILE = {str(self.sealed)!r}\n{code}").split("\n")

    @property
    def database(self) -> Path:
        return next(self.folder.glob("*.sqlite3"))


def test_an_erased_person_stays_erased_after_a_restore(tmp_path: Path) -> None:
    house = SmallHouse(tmp_path)
    house.manage("migrate", "--verbosity", "0")
    house.do(FOUND)
    backup = tmp_path / "backup"
    shutil.copy(house.database, backup)
    house.do(ERASE)
    house.manage("erasures", "export", str(tmp_path / "list.json"))
    for leftover in tmp_path.glob("*.sqlite3-*"):
        leftover.unlink()
    shutil.copy(backup, house.database)
    assert house.do(LOOK)[:2] == ["Nadia Brandt", "her words"], "the backup is older than the erasure"
    assert "1 erased again" in house.manage("erasures", "replay", str(tmp_path / "list.json"))
    assert house.do(LOOK)[:2] == ["Erased person", "closed"]
    text = (tmp_path / "list.json").read_text()
    assert "0 erased again, 1 were erased already" in house.manage("erasures", "replay", "-", heard=text)
