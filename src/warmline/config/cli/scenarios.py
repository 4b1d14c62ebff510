"""`warmline scenarios`: lists the scenarios, or checks a scenario file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from warmline.config.cli.output import unusable

if TYPE_CHECKING:
    from warmline.core.customer.scenario import Scenario


# From so many columns on all of it stands in one line.
_WIDE = 110


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Write a JSON list instead of a table.")
@click.option(
    "--check",
    "file",
    type=click.Path(path_type=Path),
    help="Check this scenario file: every mistake with its line, the field and what was expected.",
)
def command(as_json: bool, file: Path | None) -> None:
    """List the scenarios, or check a scenario file."""
    from warmline.adapters.packs import PackError

    try:
        if file is not None:
            _check(file, as_json)
            return
        from warmline.adapters.packs import load_scenarios

        found = sorted(load_scenarios(), key=lambda scenario: (scenario.industry, scenario.level, scenario.key))
    except PackError as error:
        unusable(str(error))
    except OSError as error:
        unusable(f"{error.filename or file}: {error.strerror or error}.")
    if as_json:
        click.echo(json.dumps([entry(scenario) for scenario in found], ensure_ascii=False, indent=1))
    else:
        _show(found)


def entry(scenario: Scenario) -> dict[str, Any]:
    """Return what programs get to know about a scenario; `level` is the programme level 1-4."""
    return {
        "key": scenario.key,
        "title": scenario.title,
        "industry": scenario.industry,
        "channel": scenario.channel.value,
        "level": int(scenario.level),
        "skills": list(scenario.skills),
    }


def _check(file: Path, as_json: bool) -> None:
    from warmline.adapters.packs import load_scenario_file

    scenario = load_scenario_file(file)
    if as_json:
        click.echo(json.dumps(entry(scenario), ensure_ascii=False))
    else:
        click.echo(f"{file}: fine. “{scenario.title}”, version {scenario.version}, can be played.")


def _show(scenarios: list[Scenario]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    # The key is what one types next: it stays whole. In a narrow window a scenario takes two lines.
    narrow = console.width < _WIDE
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in (
        ("Key", "Level", "Minutes", "Who") if narrow else ("Key", "Title", "Industry", "Level", "Minutes", "Who")
    ):
        table.add_column(heading, justify="right" if heading == "Minutes" else "left", no_wrap=True)
    for scenario in scenarios:
        level = f"{int(scenario.level)} {scenario.level.name.capitalize()}"
        rest = (level, str(scenario.minutes), scenario.persona.name)
        if narrow:
            table.add_row(scenario.key, *rest)
            table.add_row(Text(f"  {scenario.title}", "dim"))
        else:
            table.add_row(scenario.key, scenario.title, scenario.industry, *rest)
    console.print(table)
    console.print("\nTalk with one of them: [bold]warmline practise KEY[/bold]")
