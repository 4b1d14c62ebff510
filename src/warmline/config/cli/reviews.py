"""`warmline reviews`: load reviews of the organisation's own raters, see agreement, learn, and go back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from warmline.config.cli.output import FINE, SOME_BAD, put_line, unusable

if TYPE_CHECKING:
    from warmline.core.conversation import Conversation
    from warmline.core.conversation.rows import RowProblem

_FILE = click.Path(allow_dash=True, dir_okay=False, path_type=Path)
_who = click.option("--as", "email", required=True, metavar="E-MAIL", help="Who asks: an analyst or admin.")


@click.group()
def command() -> None:
    """Learn from the organisation's own raters. Nothing leaves this machine."""


@command.command("import")
@click.argument("file", type=_FILE)
@_who
@click.option("--conversations", type=_FILE, help="The file with the conversations that were reviewed.")
@click.option("--problems", type=click.Path(dir_okay=False, path_type=Path), help="Write the bad rows as CSV.")
@click.pass_context
def load(ctx: click.Context, file: Path, email: str, conversations: Path | None, problems: Path | None) -> None:
    """Load reviews from a CSV file: conversation_id, rater, criterion, anchor (1-4 or withdrawn), comment."""
    from warmline.config.cli.reviewing.house import asked_by, desk

    with asked_by(email) as person, ExitStack() as stack:
        from django.utils import timezone

        from warmline.apps.reviews.reading import Unreadable
        from warmline.apps.reviews.services import import_reviews
        from warmline.config.cli.scoring.problems import Problems

        try:
            kept = stack.enter_context(Problems(problems))
            with click.open_file(str(file), "rb") as stream:
                data = stream.read()
            done = import_reviews(
                actor=person,
                organisation=person.organisation,
                data=data,
                desk=desk(),
                conversations=_good(
                    conversations, lambda bad: kept.add(replace(bad, why=f"{conversations}: {bad.why}"))
                ),
                now=timezone.now(),
            )
        except (Unreadable, OSError) as error:
            unusable(f"{file}: {error}")
        for problem in done.problems:
            kept.add(problem)
        kept.tell()
        taken_back = f", {done.withdrawn} taken back" if done.withdrawn else ""
        click.echo(f"{done.added} new, {done.changed} changed, {done.unchanged} known already{taken_back}.")
        for criterion in done.turned_off:
            click.echo(f"{criterion} is suggested only again: the newest reviews do not bear it out.")
        ctx.exit(SOME_BAD if kept.count else FINE)


@command.command()
@_who
@click.option("--json", "as_json", is_flag=True, help="Write a JSON list instead of a table.")
def show(email: str, as_json: bool) -> None:
    """Show agreement of people with each other and with the machine, for each criterion."""
    from warmline.config.cli.reviewing.house import asked_by, desk

    with asked_by(email) as person:
        from warmline.apps.reviews.selectors import shown
        from warmline.apps.reviews.services.force import in_force
        from warmline.config.cli.reviewing import show as showing

        rows = shown(person, person.organisation, desk())
        if as_json:
            click.echo(showing.as_json(rows))
            return
        showing.show(rows)
        force = in_force(person.organisation)
        if force is not None:
            click.echo(f"In force: {force.version or 'nothing learned'}.")


@command.command()
@_who
@click.option("--json", "as_json", is_flag=True, help="Write a JSON list instead of a table.")
def criteria(email: str, as_json: bool) -> None:
    """List all criteria by the key that files of reviews use, with name, skill and state."""
    from warmline.config.cli.reviewing.house import asked_by, desk

    with asked_by(email) as person:
        from warmline.apps.reviews.selectors import shown
        from warmline.config.cli.reviewing import listing

        here = desk()
        entries = listing.entries(here.rubric, shown(person, person.organisation, here))
        click.echo(listing.as_json(entries) if as_json else listing.as_text(entries))


@command.command()
@_who
def fit(email: str) -> None:
    """Learn from all reviews, keep it as a version, and put in force what passes."""
    from warmline.config.cli.reviewing.house import asked_by, desk

    with asked_by(email) as person:
        from django.utils import timezone

        from warmline.apps.reviews.services import fit as learn

        machine = str(desk().machine())
        done = learn(actor=person, organisation=person.organisation, machine=machine, now=timezone.now())
        click.echo(f"{'Made' if done.made else 'Nothing new since'} {done.version}.")
        click.echo(f"Proven: {', '.join(done.proven)}." if done.proven else "Nothing is proven yet.")


@command.command()
@click.argument("number", metavar="VERSION", type=click.IntRange(min=0))
@_who
def back(number: int, email: str) -> None:
    """Put an earlier VERSION in force again; 0 puts nothing in force."""
    from warmline.config.cli.reviewing.house import asked_by, desk

    with asked_by(email) as person:
        from django.utils import timezone

        from warmline.apps.reviews.services import NoSuchVersion, put_back

        machine = str(desk().machine())
        try:
            done = put_back(
                actor=person, organisation=person.organisation, number=number, machine=machine, now=timezone.now()
            )
        except NoSuchVersion as error:
            unusable(str(error))
        click.echo(f"In force: {done.version or 'nothing learned'}.")
        if done.off:
            click.echo(f"Suggested only, because the newest reviews do not bear them out: {', '.join(done.off)}.")


@command.command()
@click.argument("file", type=_FILE)
@_who
@click.option("-o", "--output", "out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.pass_context
def score(ctx: click.Context, file: Path, email: str, out: Path | None) -> None:
    """Score the conversations in FILE as JSON lines, with the criteria that the raters here proved."""
    from warmline.config.cli.reviewing.house import asked_by, desk

    with asked_by(email) as person, ExitStack() as stack:
        from warmline.apps.people.errors import require
        from warmline.apps.reviews.rules import TEACH
        from warmline.apps.reviews.selectors import criteria_of
        from warmline.config import wiring
        from warmline.config.cli.output import opened_output
        from warmline.config.cli.scoring.problems import Problems
        from warmline.core.scoring.as_json import to_line
        from warmline.core.scoring.score import score as judge

        require(TEACH, person, person.organisation)
        here = desk()
        criteria = criteria_of(person.organisation, here)
        kept = stack.enter_context(Problems(None))
        try:
            with opened_output(out) as stream:
                for each in _good(file, kept.add):
                    reading = here.reader.read(each)
                    card = judge(each, reading, here.rubric, criteria=criteria, words=wiring.words())
                    put_line(stream, to_line(card))
        except OSError as error:
            unusable(f"{error.filename or file}: {error.strerror or error}.")
        kept.tell()
        ctx.exit(SOME_BAD if kept.count else FINE)


def _good(path: Path | None, bad: Callable[[RowProblem], None]) -> Iterator[Conversation]:
    """Yield the conversations of a file and hand on what cannot be used; an unusable file ends with exit code 2."""
    if path is None:
        return
    from warmline.adapters.readers import UnusableInput, read_conversations
    from warmline.core.conversation import Conversation

    try:
        with click.open_file(str(path), "rb") as stream:
            for each in read_conversations(stream, path.name):
                if isinstance(each, Conversation):
                    yield each
                else:
                    bad(each)
    except UnusableInput as error:
        unusable(f"{path}: {error}")
