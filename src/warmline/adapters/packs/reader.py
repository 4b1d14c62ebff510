"""Reading one YAML file into one dataclass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from warmline.adapters.packs.builder import Builder
from warmline.adapters.packs.document import Address, Document, read_document
from warmline.adapters.packs.errors import PackError, Problem
from warmline.adapters.packs.ranges import CORE_RANGES, Ranges

T = TypeVar("T")
# A mistake that only shows across fields: where it is and what was expected.
Finding = tuple[Address, str]


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """A value together with the file that it came from, so that later checks can still name a line."""

    value: T
    document: Document

    def problems(self, findings: Iterable[Finding]) -> list[Problem]:
        """Return findings about the value as problems with their lines."""
        return [self.document.problem(address, text) for address, text in findings]


def load(path: Path, cls: type[T], ranges: Ranges | None = None) -> Loaded[T]:
    """Read a file into a dataclass and keep its document. Raises PackError with every problem found."""
    return build(read_document(path), cls, ranges)


def build(document: Document, cls: type[T], ranges: Ranges | None = None) -> Loaded[T]:
    """Read a parsed document into a dataclass. Raises PackError with every problem found."""
    builder = Builder(document, CORE_RANGES if ranges is None else CORE_RANGES | ranges)
    value: T = builder.build(cls, document.root)
    if builder.problems:
        raise PackError(builder.problems)
    return Loaded(value, document)


def read_yaml(path: Path, cls: type[T], *, ranges: Ranges | None = None) -> T:
    """Read a file into a dataclass. `ranges` adds bounds for fields. Raises PackError with every problem found."""
    return load(path, cls, ranges).value


def load_all(paths: Iterable[Path], cls: type[T], checks: Callable[[T], Iterable[Finding]]) -> list[Loaded[T]]:
    """Read and check many files. Raises one PackError that holds the problems of all of them."""
    loaded: list[Loaded[T]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            one = load(path, cls)
        except PackError as error:
            problems += error.problems
            continue
        problems += one.problems(checks(one.value))
        loaded.append(one)
    if problems:
        raise PackError(problems)
    return loaded


def load_named(
    paths: Iterable[Path], cls: type[T], checks: Callable[[T], Iterable[Finding]], *, by: str = "key", prefix: str = ""
) -> list[T]:
    """Read and check many files, each named by a prefix and the field `by` of its value, so that keys cannot clash.

    Raises one PackError that holds the problems of all of them.
    """
    loaded = load_all(paths, cls, checks)
    problems = [problem for one in loaded for problem in one.problems(_other_name(one, by, prefix))]
    if problems:
        raise PackError(problems)
    return [one.value for one in loaded]


def _other_name(one: Loaded[T], by: str, prefix: str) -> Iterator[Finding]:
    name, stem = getattr(one.value, by), Path(one.document.file).stem
    if prefix + name != stem:
        known = f"is {name!r}; expected" if by == "key" else "does not fit"
        yield (by,), f"{known} the file's name, {stem!r}."
