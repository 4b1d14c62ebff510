"""A talk typed by a person: answers, and the words that steer it."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from warmline.config.cli.practising.show import console, show_case, show_customer, show_end
from warmline.config.cli.practising.stage import Stage

HELP = (
    "?hint  a nudge    ?rewind  take the last answer back (?rewind 2: the second)    ?case  the case again\n"
    "?end   end and read what worked    STOP  end at once, without a word about it"
)


def talk(stage: Stage) -> None:
    """Hold a talk until the customer or the learner ends it. The end of the input ends it too."""
    scenario = stage.scene.scenario
    show_case(scenario)
    console.print(f"{scenario.persona.name} is played by the computer. Day {stage.scene.seed}.")
    console.print(f"{HELP}\n", style="dim")
    show_customer(scenario.persona.first_name, stage.scene.turns[0])
    while not stage.over:
        line = _typed()
        if line is None or line == "?end":
            break
        if line == "STOP":
            console.print("Stopped. Take a breath; nothing was kept.")
            return
        stage = _steered(stage, line) if line.startswith("?") else _answered(stage, line)
    show_end(stage)


def _typed() -> str | None:
    try:
        return str(click.prompt("You", prompt_suffix="  ", default="", show_default=False)).strip()
    except (click.Abort, EOFError):
        sys.stdout.write("\n")
        return None


def _answered(stage: Stage, text: str) -> Stage:
    if not text:
        return stage
    stage = stage.answered(text)
    console.print()
    show_customer(stage.scene.scenario.persona.first_name, stage.scene.turns[-1])
    return stage


def _steered(stage: Stage, line: str) -> Stage:
    word, _, rest = line[1:].partition(" ")
    action = _ACTIONS.get(word)
    if action is None:
        console.print(HELP, style="dim")
        return stage
    return action(stage, rest.strip())


def _hint(stage: Stage, rest: str) -> Stage:
    console.print(f"Hint: {stage.hint()}\n", style="italic")
    return stage


def _case(stage: Stage, rest: str) -> Stage:
    show_case(stage.scene.scenario)
    return stage


def _rewind(stage: Stage, rest: str) -> Stage:
    number = int(rest) if rest.isdecimal() else stage.scene.agent_turns
    if not 1 <= number <= stage.scene.agent_turns:
        console.print("There is no such answer to take back yet.\n", style="dim")
        return stage
    stage = stage.rewound(number)
    console.print(f"Back before answer {number}.\n", style="dim")
    show_customer(stage.scene.scenario.persona.first_name, stage.scene.turns[-1])
    return stage


_ACTIONS: dict[str, Callable[[Stage, str], Stage]] = {"hint": _hint, "case": _case, "rewind": _rewind}
