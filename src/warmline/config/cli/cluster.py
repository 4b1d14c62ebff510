"""`warmline cluster`: the same scores for very many conversations, through Daft."""

from __future__ import annotations

import os
from pathlib import Path

import click

from warmline.config.cli.output import FINE, SOME_BAD, unusable

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("-o", "--output", "out", type=_FOLDER, required=True, help="Write into this folder, new or empty.")
@click.option("--csv", "as_csv", is_flag=True, help="Write CSV instead of Parquet.")
@click.option("--ray", metavar="ADDRESS", help="Work on this Ray cluster; `local` starts one here.")
@click.option("--workers", type=click.IntRange(1, 4096), help="Processes that score at once; one a core otherwise.")
@click.pass_context
def command(ctx: click.Context, file: Path, out: Path, as_csv: bool, ray: str | None, workers: int | None) -> None:
    """Score the conversations in FILE on all cores or on a cluster; needs the extra warmline[cluster].

    Ends with 0 when all was fine, 1 when some rows could not be used (the others are scored), 2 when nothing could.
    """
    from warmline.adapters.bulk.cluster import Crew, Work, score_on_cluster
    from warmline.adapters.packs import PackError
    from warmline.adapters.readers import UnusableInput, open_conversations
    from warmline.config.cli.scoring.judging import NUMBERS, TEXTS, row_of
    from warmline.config.cli.scoring.problems import Problems

    crew = Crew(workers or os.cpu_count() or 1, ray)
    with Problems(None) as problems:
        try:
            count = score_on_cluster(
                open_conversations(file), Work(row_of, TEXTS, NUMBERS), crew, out, as_csv=as_csv, problem=problems.add
            )
        except ImportError:
            unusable("This needs the extra warmline[cluster], which brings Daft.")
        except (UnusableInput, PackError) as error:
            unusable(f"{file}: {error}")
        except OSError as error:
            unusable(f"{error.filename or file}: {error.strerror or error}.")
        problems.tell()
        if not count:
            unusable(f"{file}: no conversation could be used.")
        click.echo(f"{count:,} conversations scored into {out}.", err=True)
        ctx.exit(SOME_BAD if problems.count else FINE)
