"""Plays a script of answers and writes what happened: JSON for programs, a transcript for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

import click

from warmline.config.cli.output import put_line
from warmline.config.cli.practising.stage import Stage
from warmline.core.customer.scene import SceneTurn
from warmline.core.scoring.as_json import to_json


def play(stage: Stage, answers: Sequence[str], *, as_json: bool) -> None:
    """Play the answers until they or the customer's patience run out; spare ones are named on standard error."""
    if as_json:
        _put(turn_object(0, stage.scene.turns[0]))
    played = 0
    for text in answers:
        if stage.over:
            break
        stage = stage.answered(text)
        played += 1
        if as_json:
            _put(turn_object(played, stage.scene.turns[-1]))
    if as_json:
        _put(end_object(stage))
    else:
        from warmline.config.cli.practising.show import show_end, show_turns

        show_turns(stage)
        show_end(stage)
    spare = len(answers) - played
    if spare:
        click.echo(f"{spare} spare line{'s' if spare > 1 else ''} not played: the customer had gone.", err=True)


def turn_object(number: int, turn: SceneTurn) -> dict[str, Any]:
    """Return one exchange as programs get it; number 0 is the opening, in which `agent` is None."""
    mood = turn.mood
    return {
        "turn": number,
        "agent": turn.agent,
        "customer": turn.customer,
        "act": turn.plan.act.value,
        "mood": {
            "anger": round(mood.anger, 4),
            "trust": round(mood.trust, 4),
            "patience": round(mood.patience, 4),
            "hope": round(mood.hope, 4),
        },
        "facts_told": list(turn.facts_told),
        "because": [
            {
                "reason": each.reason,
                "text": each.text,
                "quote": each.quote,
                "anger": round(each.anger, 4),
                "trust": round(each.trust, 4),
                "patience": round(each.patience, 4),
                "hope": round(each.hope, 4),
            }
            for each in turn.because
        ],
        "ended": None if turn.ended is None else turn.ended.value,
    }


def end_object(stage: Stage) -> dict[str, Any]:
    """Return how the talk ended; `ended` is "unfinished" where the script was over before the talk.

    `satisfaction` is what the customer remembers, `rating` what this one would answer in a survey about it; both 0-100.
    """
    found = stage.debrief()
    return {
        "satisfaction": found.outcome.satisfaction,
        "loyalty": found.outcome.loyalty,
        "rating": found.outcome.rating,
        "solved": found.outcome.solved,
        "ended": "unfinished" if found.outcome.ended is None else found.outcome.ended.value,
        "score": to_json(found.card),
    }


def _put(value: dict[str, Any]) -> None:
    put_line(sys.stdout.buffer, json.dumps(value, ensure_ascii=False))
    sys.stdout.buffer.flush()
