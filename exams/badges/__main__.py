"""`python -m exams.badges`: what the check of badges tells apart, and how fast; about half a minute."""

from __future__ import annotations

from collections.abc import Iterator

from exams.badges.rows import speed, told_apart


def tables(count: int = 10_000) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield each table with its heading; each kind of badge is made and verified `count` times."""
    yield f"Badges told apart, {count:,} of each kind", told_apart(count)
    yield f"Speed on one core, {count:,} badges", speed(count)


def main() -> None:
    """Print both tables."""
    for heading, lines in tables():
        print(f"\n== {heading}")
        for line in lines:
            print(line)


if __name__ == "__main__":
    main()
