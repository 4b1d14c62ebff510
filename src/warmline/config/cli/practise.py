"""`warmline practise`: a talk with a simulated customer, typed or from a file of lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from warmline.config.cli.output import unusable

if TYPE_CHECKING:
    from warmline.core.customer.scenario import Scenario


@click.command()
@click.argument("scenario")
@click.option("--seed", type=int, help="The same seed and the same words give the same talk. Left out: a new day.")
@click.option(
    "--script",
    type=click.Path(allow_dash=True, path_type=Path),
    help="Play these answers, one a line in UTF-8; - reads standard input.",
)
@click.option("--json", "as_json", is_flag=True, help="With --script: write one object a turn and one at the end.")
def command(scenario: str, seed: int | None, script: Path | None, as_json: bool) -> None:
    """Talk with the simulated customer of SCENARIO, a key of `warmline scenarios` or a scenario file."""
    if as_json and script is None:
        raise click.UsageError("--json needs --script LINES.")
    from warmline.adapters.packs import PackError
    from warmline.config.cli.practising.stage import Stage

    try:
        stage = Stage.set(_found(scenario), _new_seed() if seed is None else seed)
    except PackError as error:
        unusable(str(error))
    except OSError as error:
        unusable(f"{error.filename or scenario}: {error.strerror or error}.")
    if script is None:
        from warmline.config.cli.practising.typed import talk

        talk(stage)
        return
    from warmline.config.cli.practising.scripted import play

    play(stage, _answers(script), as_json=as_json)


def _found(name: str) -> Scenario:
    """Return the scenario of this key, or of this file where the name is one of a file."""
    from warmline.adapters.packs import load_scenario_file, load_scenarios

    if name.endswith((".yaml", ".yml")) or "/" in name:
        return load_scenario_file(Path(name))
    scenarios = {scenario.key: scenario for scenario in load_scenarios()}
    if name not in scenarios:
        from difflib import get_close_matches

        near = get_close_matches(name, scenarios, 1)
        meant = f"Did you mean {near[0]}?" if near else "`warmline scenarios` lists them."
        unusable(f"There is no scenario {name}. {meant}")
    return scenarios[name]


def _new_seed() -> int:
    from secrets import randbelow

    return randbelow(1_000_000)


def _answers(script: Path) -> list[str]:
    """Return the lines of a script; empty lines at its end are none."""
    try:
        raw = sys.stdin.buffer.read() if str(script) == "-" else script.read_bytes()
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        unusable(f"{script}: byte {error.start + 1} is not UTF-8. Save the script as UTF-8.")
    except OSError as error:
        unusable(f"{script}: {error.strerror or error}.")
    return text.replace("\r\n", "\n").rstrip("\n").split("\n") if text.strip() else []
