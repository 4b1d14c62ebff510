"""The command `warmline`: it knows its commands by name and loads only the one that is called."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Final

import click

COMMANDS: Final[dict[str, str]] = {
    "up": "Set up the database, serve the pages and do the work in the background.",
    "check": "Look at settings, database, keys and storage: what is wrong and how to mend it.",
    "worker": "Do the work in the background only.",
    "tidy": "Delete what has been kept long enough.",
    "badge": "Say whether a badge holds, with its issuer's keys or those of this house.",
    "erasures": "List who was erased, or erase them again after a restore.",
    "practise": "Talk with a simulated customer and read what worked.",
    "scenarios": "List the scenarios, or check a scenario file.",
    "score": "Score real conversations from a file, each point with its quote.",
    "ask": "Ask a language model of your choice to rate conversations, as one more rater.",
    "cluster": "Score very many conversations on all cores or on a cluster, to Parquet or CSV.",
    "reviews": "Learn from the organisation's own raters: load reviews, see agreement, fit, go back.",
}


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own name, each with an attribute `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands that are installed."""
        return [name for name in COMMANDS if find_spec(f"{__package__}.{name}") is not None]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command, or return None where there is none of this name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"{__package__}.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name}.command is {command!r}; expected a click command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table above, without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="warmline", message="%(package)s %(version)s")
def main() -> None:
    """Warmline trains people who serve customers: practise, see what you did, try again."""


if __name__ == "__main__":
    main()
