"""The certification rules from content/certificates, one YAML file each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from warmline.adapters.packs.places import pack_files
from warmline.adapters.packs.reader import Finding, load_named
from warmline.adapters.packs.rubric import load_rubric
from warmline.core.certifying import Behavioural, Practical, Rule


@cache
def load_certificates() -> tuple[Rule, ...]:
    """Return every rule that Warmline ships, by level. Raises PackError with every problem of every file."""
    behaviours = frozenset(behaviour.key for _, behaviour in load_rubric().behaviours())
    scenarios = frozenset(path.stem for path in pack_files("scenarios"))
    return read_certificates(pack_files("certificates"), behaviours=behaviours, scenarios=scenarios)


def read_certificates(
    paths: Iterable[Path], *, behaviours: frozenset[str], scenarios: frozenset[str]
) -> tuple[Rule, ...]:
    """Return the rules of these files, by level and key. Raises PackError with every problem of every file."""
    rules = load_named(paths, Rule, check_for(behaviours, scenarios))
    return tuple(sorted(rules, key=lambda rule: (rule.level, rule.key)))


def check_for(behaviours: frozenset[str], scenarios: frozenset[str]) -> Callable[[Rule], Iterator[Finding]]:
    """Return the check of one rule: behaviours and scenarios that exist, nothing named twice."""

    def check(rule: Rule) -> Iterator[Finding]:
        for strand in (rule.practical, rule.behavioural):
            yield from _bands(strand, behaviours)
        for n, key in enumerate(rule.practical.scenarios):
            at = ("practical", "scenarios", n)
            if key not in scenarios:
                yield at, f"{key!r} is no scenario."
            if key in rule.practical.scenarios[:n]:
                yield at, f"{key!r} is there twice."
        yield from _prompts(rule)
        opened = [each.key for each in rule.opens]
        for n, key in enumerate(opened):
            if key in opened[:n]:
                yield ("opens", n, "key"), f"{key!r} is there twice."

    return check


def _bands(strand: Practical | Behavioural, behaviours: frozenset[str]) -> Iterator[Finding]:
    name = "practical" if isinstance(strand, Practical) else "behavioural"
    keys = [band.behaviour for band in strand.bands]
    for n, key in enumerate(keys):
        at = (name, "bands", n, "behaviour")
        if key not in behaviours:
            yield at, f"{key!r} is no behaviour of the rubric."
        if key in keys[:n]:
            yield at, f"{key!r} is there twice."


def _prompts(rule: Rule) -> Iterator[Finding]:
    written = rule.practical.written
    if written is None:
        return
    if len(written.prompts) < 2:
        yield ("practical", "written", "prompts"), "has 1; variants rotate, so at least 2 are needed."
    keys = [prompt.key for prompt in written.prompts]
    for n, key in enumerate(keys):
        if key in keys[:n]:
            yield ("practical", "written", "prompts", n, "key"), f"{key!r} is there twice."
