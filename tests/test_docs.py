"""The documentation against the program: nothing is left out, nothing is made up, and every link leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import rules.permissions

import warmline.apps.people.rules  # noqa: F401  (adds its permissions)
from warmline.config.cli import main
from warmline.config.cli.group import COMMANDS
from warmline.config.table import SETTINGS, Setting

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)|<img[^>]+src=\"([^\"]+)\"")
IN_THE_HOUSE = re.compile(r"`((?:src|tests|docs|content|tools|bench|data)/[\w./-]*\w/?)`")


def page(name: str) -> str:
    return (REFERENCE / f"{name}.md").read_text(encoding="utf-8")


def table_rows(text: str) -> dict[str, list[str]]:
    """The rows of all tables of a page by what stands in back quotes in their first cell."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        if line.startswith("| `"):
            for name in re.findall(r"`([^`]+)`", cells[0]):
                found[name] = cells[1:]
    return found


def section(command: str) -> str:
    parts = re.split(r"^## warmline (\S+)$", page("commands"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[command]


def prose(text: str) -> str:
    """A page without its blocks of code."""
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def options(command: str) -> Iterator[click.Option]:
    found = main.get_command(click.Context(main), command)
    assert found is not None
    parts = [found, *found.commands.values()] if isinstance(found, click.Group) else [found]
    yield from (each for part in parts for each in part.params if isinstance(each, click.Option))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_described_in_the_words_of_the_table(setting: Setting) -> None:
    default, meaning = table_rows(page("settings"))[setting.name]
    assert default == (f"`{setting.default}`" if setting.default else "empty")
    assert meaning == setting.meaning + (" Secret." if setting.secret else "")


def test_no_setting_is_made_up() -> None:
    named = set(re.findall(r"\b(?:WARMLINE_[A-Z_]+|DATABASE_URL)\b", "".join(each.read_text() for each in PAGES)))
    assert named <= {setting.name for setting in SETTINGS}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section_with_an_example_and_all_its_options(command: str) -> None:
    text = section(command)
    assert re.search(rf"^```sh\n(?:.*\n)*?warmline {command}\b", text, re.MULTILINE), "an example"
    described = {name.split()[0] for name in table_rows(text)}
    there = {name for option in options(command) for name in option.opts}
    assert described == there


def test_the_sections_are_the_commands_in_their_order() -> None:
    assert re.findall(r"^## warmline (\S+)$", page("commands"), re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_in_examples_exist_with_their_options(path: Path) -> None:
    for block in re.findall(r"^```sh\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
        for command, rest in re.findall(r"(?:^|\s|bin/)warmline ([a-z]+)([^\n]*)", block):
            assert command in COMMANDS
            known = {name for option in options(command) for name in option.opts}
            assert set(re.findall(r"(?<=\s)--?[a-z][a-z-]*", rest)) <= known


def test_every_permission_is_described_and_none_is_made_up() -> None:
    there = {name for name in rules.permissions.permissions if name.startswith("people.")}
    assert there
    assert set(table_rows(page("permissions"))) == there
    assert all(all(cells) and len(cells) == 2 for cells in table_rows(page("permissions")).values())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_and_picture_is_there(path: Path) -> None:
    for pair in LINK.findall(prose(path.read_text(encoding="utf-8"))):
        target = (pair[0] or pair[1]).partition("#")[0]
        if target and not re.match(r"[a-z]+:", target):
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_is_named_is_there(path: Path) -> None:
    named = IN_THE_HOUSE.findall(prose(path.read_text(encoding="utf-8")))
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_tests_of_this_page_would_notice() -> None:
    assert LINK.findall("see [a](b.md) and ![c](d.png 'x') <img alt='' src=\"e.png\">")[0][0] == "b.md"
    assert IN_THE_HOUSE.findall("`src/nothing.py` and `a/b`") == ["src/nothing.py"]
    assert table_rows("| `--a X`, `-b` | does it |") == {"--a X": ["does it"], "-b": ["does it"]}
