"""`warmline score`: scores the conversations of a file."""

from __future__ import annotations

from pathlib import Path

import click

from warmline.config.cli.output import FINE, SOME_BAD, unusable


@click.command()
@click.argument("file", type=click.Path(allow_dash=True, path_type=Path))
@click.option("--explain", is_flag=True, help="Show the quotes behind every score.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object a conversation, in input order.")
@click.option("--turn", "last_turn", is_flag=True, help="Score only the last turn of the agent, read in its context.")
@click.option(
    "--problems", type=click.Path(dir_okay=False, path_type=Path), help="Write the rows that could not be used as CSV."
)
@click.option("-o", "--output", "out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    explain: bool,
    as_json: bool,
    last_turn: bool,
    problems: Path | None,
    out: Path | None,
) -> None:
    """Score the conversations in FILE: CSV, JSON lines, or a JSON list; - reads standard input.

    Ends with 0 when all was fine, 1 when some rows could not be used (the others are scored), 2 when nothing could.
    """
    from warmline.adapters.packs import PackError
    from warmline.adapters.readers import UnusableInput
    from warmline.config.cli.scoring.run import Wishes, run

    wishes = Wishes(file, out, problems, explain=explain, as_json=as_json, last_turn=last_turn)
    try:
        counts = run(wishes)
    except (UnusableInput, PackError) as error:
        unusable(f"{file}: {error}" if isinstance(error, UnusableInput) else str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        unusable(f"{error.filename or file}: {error.strerror or error}.")
    if not counts.scored:
        unusable(f"{file}: no conversation could be used.")
    ctx.exit(SOME_BAD if counts.bad else FINE)
