"""`warmline ask`: a language model of the operator's choice rates conversations, as one more rater."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from warmline.config.cli.output import FINE, SOME_BAD, unusable

if TYPE_CHECKING:
    from warmline.adapters.llm import Endpoint, EndpointRater
    from warmline.core.skills import Behaviour

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("-o", "--output", "out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.option("--skill", "skills", multiple=True, metavar="KEY", help="Ask only for this skill; may be repeated.")
@click.option(
    "--criterion", "criteria", multiple=True, metavar="KEY", help="Ask only for this criterion; may be repeated."
)
@click.option("--limit", type=click.IntRange(min=1), help="Ask about so many conversations at most.")
@click.option("--show", "only_show", is_flag=True, help="Print what would be sent about the first one; send nothing.")
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    out: Path | None,
    skills: tuple[str, ...],
    criteria: tuple[str, ...],
    limit: int | None,
    only_show: bool,
) -> None:
    """Ask the language model of WARMLINE_LLM_ADDRESS to rate the conversations in FILE, as one more rater.

    Writes reviews as CSV, for `warmline reviews import`. Personal data is taken out before anything is sent. Ends with
    0 when all was fine, 1 when something went unanswered, 2 when nothing could be done.
    """
    from warmline.adapters.packs import PackError
    from warmline.adapters.readers import UnusableInput

    try:
        from warmline.config.cli.asking import run

        wanted = run.chosen_criteria(skills, criteria)
        if only_show:
            run.show(file, wanted)
            ctx.exit(FINE)
        with _rater(wanted) as rater:
            asked = run.ask(file, out, rater, limit)
    except KeyError as error:
        unusable(f"{error.args[0]!r} is no skill or criterion of the rubric.")
    except ImportError:
        unusable("This needs the extra warmline[llm], which brings httpx.")
    except (UnusableInput, PackError, OSError) as error:
        unusable(f"{file}: {error}")
    run.tell(asked)
    if asked.stopped and not asked.tally.reviews:
        ctx.exit(2)
    ctx.exit(SOME_BAD if asked.stopped or asked.tally.failed or asked.bad else FINE)


@contextmanager
def _rater(criteria: tuple[Behaviour, ...]) -> Iterator[EndpointRater]:
    """Yield the rater that the settings describe; its files lie in WARMLINE_DATA/llm."""
    import random
    from datetime import UTC, datetime

    from warmline.adapters.llm import Budget, Caller, EndpointRater, Memory, Record
    from warmline.config import table, wiring

    endpoint = _endpoint()
    folder = Path(table.text("WARMLINE_DATA")).resolve() / "llm"
    budget = Budget(
        folder / "budget.json",
        calls=table.number("WARMLINE_LLM_CALLS"),
        tokens=table.number("WARMLINE_LLM_TOKENS"),
        today=lambda: datetime.now(UTC).date(),
    )
    record = Record(folder / "sent.jsonl", lambda: datetime.now(UTC))
    memory = Memory(folder / "answers")
    with Caller(endpoint, dice=random.Random()) as caller:  # noqa: S311 - it only spreads waits
        yield EndpointRater(caller, budget, memory, record, criteria, wiring.rubric().version)


def _endpoint() -> Endpoint:
    from warmline.adapters.llm import Endpoint
    from warmline.config import table

    if wrong := [each for each in table.problems() if each.startswith("WARMLINE_LLM_")]:
        unusable("\n".join(wrong))
    address, model = table.text("WARMLINE_LLM_ADDRESS"), table.text("WARMLINE_LLM_MODEL")
    if not address or not model:
        unusable("No language model is set up. Set WARMLINE_LLM_ADDRESS and WARMLINE_LLM_MODEL first.")
    seconds = float(table.number("WARMLINE_LLM_SECONDS"))
    return Endpoint(address, model, table.text("WARMLINE_LLM_KEY"), seconds)
