"""`erasures`: write out who was erased, and erase them again after a restore."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from warmline.apps.people.erasures import NotAList, replay_list, write_list


class Command(BaseCommand):
    """Run `export` with each backup, and `replay` after each restore, before the house opens."""

    help = "Write the list of erasures, or carry it out again after a backup was restored."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do and the file."""
        parser.add_argument("deed", choices=["export", "replay"])
        parser.add_argument("file", help="The list; - is standard output or input.")

    def handle(self, *args: Any, deed: str, file: str, **options: Any) -> None:
        """Write or replay the list and say how many people it names."""
        if deed == "export":
            self._export(file)
        else:
            self._replay(file)

    def _export(self, file: str) -> None:
        text = write_list()
        if file == "-":
            self.stdout.write(text, ending="")
            return
        Path(file).write_text(text, encoding="utf-8")
        self.stdout.write(f"{file}: written")

    def _replay(self, file: str) -> None:
        try:
            text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
            done = replay_list(text)
        except (OSError, NotAList) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            f"{done.again} erased again, {done.already} were erased already, {done.absent} are not in this database"
        )
