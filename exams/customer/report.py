"""The exam as text for a terminal and as tables for the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from exams.customer.laws import LAWS, LEFT_OUT
from exams.customer.population import fingerprint
from exams.customer.rows import Claim, Row
from exams.customer.run import Result
from exams.customer.workers import Setting
from warmline.core.customer.engine import ENGINE_VERSION

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "methods" / "laws.md"


def heading(result: Result, setting: Setting) -> str:
    """Return what was run, in one line."""
    world = setting.world()
    return (
        f"Engine {ENGINE_VERSION}, reader {world.reader.version}, {len(world.scenarios)} customers, "
        f"{result.talks} conversations in the pool, population {fingerprint()[:12]}, "
        f"{result.seconds / 60:.1f} minutes in {setting.processes} processes, "
        f"{result.processor / 60:.1f} minutes of processor time."
    )


def counts(result: Result) -> str:
    """Return how many laws hold."""
    found = Counter(row.verdict.split(":")[0] for row in result.rows)
    return (
        f"{found['holds']} of {len(result.rows)} laws hold, {found['does not hold']} do not, "
        f"{found['cannot be represented']} cannot be represented; {' and '.join(LEFT_OUT)} are left out."
    )


def text_table(result: Result, setting: Setting) -> Iterator[str]:
    """Yield the exam as lines of text."""
    yield heading(result, setting)
    yield counts(result)
    for row in result.rows:
        yield f"\n{row.law.number} {row.law.title}: {row.verdict} ({row.law.kind}, n {row.n})"
        yield f"    expected  {row.law.expected}"
        yield from (f"    observed  {claim}" for claim in row.claims)
        if row.off and row.law.off is not None:
            yield f"    without {row.law.off[0]}: {row.without} (n {row.n_off})"
            yield from (f"              {claim}" for claim in row.off)
    yield "\nFurther rows"
    for each in result.further:
        yield f"  {'yes' if each.holds else 'NO '}  {each.name}: {each.found} (wanted: {each.wanted})"


def tables(result: Result, setting: Setting) -> str:
    """Return the exam as Markdown tables."""
    lines = [heading(result, setting), "", counts(result), "", _HEAD, "|---|---|---|---|---|---|"]
    lines += [_row(row) for row in result.rows]
    lines += ["", "| Further row | Wanted | Found | |", "|---|---|---|---|"]
    lines += [f"| {e.name} | {e.wanted} | {_safe(e.found)} | {'yes' if e.holds else 'no'} |" for e in result.further]
    return "\n".join(lines)


_HEAD: Final = "| Law | Expected | Observed (95 % interval) | n | Holds | Without its mechanism |"


def designs() -> str:
    """Return how each law is looked for and where it comes from, as Markdown."""
    lines = ["| Law | Looked for by | Source |", "|---|---|---|"]
    lines += [f"| {law.number} {law.title} | {_safe(law.design)} | {law.source} |" for law in LAWS]
    return "\n".join(lines)


def _row(row: Row) -> str:
    law = row.law
    name = f"{law.number} {law.title}" + (f" ({law.kind})" if law.represented else "")
    without = f"{law.off[0]}: {row.without}. {_claims(row.off)}" if law.off is not None and row.off else "-"
    return f"| {name} | {law.expected} | {_claims(row.claims) or '-'} | {row.n or '-'} | {row.verdict} | {without} |"


def _claims(claims: tuple[Claim, ...]) -> str:
    return _safe("; ".join(map(str, claims)))


def _safe(text: str) -> str:
    return text.replace("|", "/")


def put_in(page: Path, name: str, text: str) -> None:
    """Put a text between the marks of its name in a page. Raises ValueError where the page has no such marks."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before = page.read_text(encoding="utf-8")
    if begin not in before or end not in before:
        raise ValueError(f"{page.name} has no place for {name}: put {begin} and {end} where it belongs.")
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    page.write_text(pattern.sub(lambda _: f"{begin}\n\n{text}\n\n{end}", before), encoding="utf-8")
