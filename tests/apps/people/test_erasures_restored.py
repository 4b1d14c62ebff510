"""A real restore: a house's database is copied, a person erased, the copy put back, the list replayed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.migrated import lay_database

ROOT = Path(__file__).resolve().parents[3]
BEGIN = """
import shutil
from django.core.management import call_command
from django.db import connections
from warmline.apps.people import services, vault
from warmline.apps.people.models import Person
from warmline.apps.people.services.founding import found_house
admin = found_house(organisation="Northwind", email="a@x.example", name="Adaeze Obi", password="a lighthouse in fog")
nadia = Person.objects.create_person(email="nadia@x.example", name="Nadia Brandt", organisation=admin.organisation)
open(HOUSE / "sealed", "wb").write(vault.seal(nadia, b"her words"))
connections.close_all()
shutil.copy(next(HOUSE.glob("*.sqlite3")), HOUSE / "backup")
services.erase_person(actor=admin, person=nadia)
call_command("erasures", "export", str(HOUSE / "list.json"))
"""
LOOK = """
from warmline.apps.people import vault
from warmline.apps.people.models import Person
def look():
    nadia = Person.objects.exclude(email="a@x.example").get()
    print(nadia.name)
    try:
        print(vault.open_sealed(nadia, nadia, open(HOUSE / "sealed", "rb").read()).decode())
    except vault.KeyErased:
        print("closed")
"""
RESTORED = f"""{LOOK}
from django.core.management import call_command
look()
call_command("erasures", "replay", str(HOUSE / "list.json"))
look()
"""


class SmallHouse:
    """A house in a folder; before and after the restore it runs in processes of their own, as a real one would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
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
        begin = f"from pathlib import Path\nHOUSE = Path({str(self.folder)!r})\n"
        return self.manage("shell", "--verbosity", "0", "--command", begin + code).split("\n")

    def restore(self) -> None:
        """Put the backup back, as an operator does: the file, and nothing of the journal beside it."""
        for leftover in self.folder.glob("*.sqlite3-*"):
            leftover.unlink()
        shutil.copy(self.folder / "backup", next(self.folder.glob("*.sqlite3")))


def test_an_erased_person_stays_erased_after_a_restore(tmp_path: Path) -> None:
    lay_database(tmp_path)
    house = SmallHouse(tmp_path)
    house.do(BEGIN)
    house.restore()
    said = house.do(RESTORED)
    assert said[:2] == ["Nadia Brandt", "her words"], "the backup is older than the erasure"
    assert "1 erased again" in said[2]
    assert said[3:5] == ["Erased person", "closed"]
    text = (tmp_path / "list.json").read_text()
    assert "0 erased again, 1 were erased already" in house.manage("erasures", "replay", "-", heard=text)
