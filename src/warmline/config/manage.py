"""Django's own commands, for developers: `python -m warmline.config.manage makemigrations`."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line


def main(arguments: list[str] | None = None) -> None:
    """Run one of Django's commands with this house's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmline.config.settings")
    execute_from_command_line(arguments or sys.argv)


if __name__ == "__main__":
    main()
