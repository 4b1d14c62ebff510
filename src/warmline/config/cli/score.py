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
@click.option("--resume", is_flag=True, help="Keep how far it came beside the output, and take up what was broken off.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Score in this many processes; 1 otherwise.")
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    explain: bool,
    as_json: bool,
    last_turn: bool,
    problems: Path | None,
    out: Path | None,
    resume: bool,
    workers: int,
) -> None:
    """Score the conversations in FILE: CSV, JSON lines, a JSON list, or Parquet; - reads standard input.

    Ends with 0 when all was fine, 1 when some rows could not be used (the others are scored), 2 when nothing could.
    """
    if resume and (out is None or str(file) == "-"):
        raise click.UsageError("--resume needs a file to read and --output: only these can be taken up again.")
    if out is not None and str(file) != "-" and out.exists() and file.exists() and out.samefile(file):
        raise click.UsageError("The output is the file that is read, and would replace it. Name another file after -o.")
    from concurrent.futures.process import BrokenProcessPool

    from warmline.adapters.bulk import OtherRun
    from warmline.adapters.encoder import UnusableWeights
    from warmline.adapters.packs import PackError
    from warmline.adapters.readers import UnusableInput
    from warmline.config.cli.scoring.run import Wishes, run

    wishes = Wishes(file, out, problems, explain, as_json, last_turn, resume, workers)
    try:
        counts = run(wishes)
    except (UnusableInput, UnusableWeights, OtherRun, PackError) as error:
        unusable(f"{file}: {error}" if isinstance(error, UnusableInput) else str(error))
    except BrokenProcessPool:
        unusable("One of the processes was ended from outside; perhaps memory ran out. Try fewer --workers.")
    except BrokenPipeError:
        raise
    except OSError as error:
        unusable(f"{error.filename or file}: {error.strerror or error}.")
    if not counts.scored:
        unusable(f"{file}: no conversation could be used.")
    ctx.exit(SOME_BAD if counts.bad else FINE)
