"""A certification rule as data: three strands that must all pass, attempts, how long it holds, what it opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from warmline.core.skills import ProgrammeLevel


class StrandKind(StrEnum):
    """The three strands of proof (knowing, doing when asked, doing every day)."""

    KNOWLEDGE = "knowledge"
    PRACTICAL = "practical"
    BEHAVIOURAL = "behavioural"


class StandIn(StrEnum):
    """What may stand in for a strand when a certificate is renewed: contacts that a person observed, or a test."""

    CONTACTS = "contacts"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Band:
    """One behaviour of the rubric and the lowest anchor (1-4) that is enough."""

    behaviour: str
    minimum: int

    def __post_init__(self) -> None:
        """Raise ValueError for a minimum that everybody or nobody could meet."""
        if not 2 <= self.minimum <= 4:
            raise ValueError(f"the minimum of a band is 2, 3 or 4, not {self.minimum}")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A test of the item bank by its key, the cut in per cent, and for how many days a result counts."""

    test: str
    cut: float
    counts_days: int

    def __post_init__(self) -> None:
        """Raise ValueError for a cut outside 1-99 per cent."""
        if not 1 <= self.cut <= 99 or self.counts_days < 1:
            raise ValueError(f"a cut lies between 1 and 99 per cent and counts a day at least, not {self.cut}")


@dataclass(frozen=True, slots=True)
class WrittenPrompt:
    """A customer's message that is to be answered in writing, and what one knows about the case."""

    key: str
    about: str
    message: str


@dataclass(frozen=True, slots=True)
class Written:
    """The written task: its variants, and for how many minutes it is open (None: untimed)."""

    prompts: tuple[WrittenPrompt, ...]
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Practical:
    """Assessed talks: the pool they are drawn from, how many, the bands, and for how many minutes each is open."""

    scenarios: tuple[str, ...]
    talks: int
    bands: tuple[Band, ...]
    minutes: int | None = None
    written: Written | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where the pool is too small to rotate, or nothing is judged."""
        if self.talks < 1 or len(self.scenarios) <= self.talks:
            raise ValueError(f"{self.talks} talks need a pool of more scenarios than that, not {len(self.scenarios)}")
        if not self.bands:
            raise ValueError("nothing would be judged: name at least one band")


@dataclass(frozen=True, slots=True)
class Behavioural:
    """Real contacts that a person observed: how many, within how many days, and the bands."""

    contacts: int
    within_days: int
    bands: tuple[Band, ...]

    def __post_init__(self) -> None:
        """Raise ValueError where nothing would be observed."""
        if self.contacts < 1 or self.within_days < 1 or not self.bands:
            raise ValueError("name at least one contact, one day and one band")


@dataclass(frozen=True, slots=True)
class Attempts:
    """How often one may try: `most` attempts within so many days, and the days to wait after the n-th.

    The last entry of `wait_days` holds for every later attempt too.
    """

    most: int
    within_days: int
    wait_days: tuple[int, ...]

    def __post_init__(self) -> None:
        """Raise ValueError for limits that let nobody in."""
        if self.most < 1 or self.within_days < 1 or not self.wait_days or min(self.wait_days) < 0:
            raise ValueError("attempts: most and within_days are 1 or more, wait_days has an entry, none below 0")


@dataclass(frozen=True, slots=True)
class Instead:
    """Evidence that stands in for repeating a strand: so many contacts (or one test) of the last so many days."""

    strand: StrandKind
    by: StandIn
    within_days: int
    contacts: int = 0
    test: str = ""
    cut: float = 0.0

    def __post_init__(self) -> None:
        """Raise ValueError where it is not said how many contacts, or which test and cut."""
        if self.by is StandIn.CONTACTS and self.contacts < 1:
            raise ValueError("say how many contacts stand in")
        if self.by is StandIn.TEST and (not self.test or not 1 <= self.cut <= 99):
            raise ValueError("say which test stands in, and its cut")
        if self.strand is StrandKind.BEHAVIOURAL:
            raise ValueError("nothing stands in for real contacts")


@dataclass(frozen=True, slots=True)
class Renewal:
    """From how many days before its end a certificate may be renewed, and what may stand in for a strand."""

    opens_days: int
    instead: tuple[Instead, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactType:
    """A kind of harder work: its key and its name on the screen."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Rule:
    """When somebody is certified: all three strands, within these limits.

    `opens` are keys of contact types that a holder is proven for. `refresher_share` is the gap between refreshers as
    a share of how long the certificate holds (Cepeda et al. 2008: 10-20 %).
    """

    key: str
    version: int
    title: str
    level: ProgrammeLevel
    purpose: str
    knowledge: Knowledge
    practical: Practical
    behavioural: Behavioural
    attempts: Attempts
    valid_days: int
    renewal: Renewal
    opens: tuple[ContactType, ...] = ()
    refresher_share: float = 0.15

    def __post_init__(self) -> None:
        """Raise ValueError where it could not be renewed in time, or refreshers lie outside 10-20 %."""
        if not 0 < self.renewal.opens_days < self.valid_days:
            raise ValueError("renewal opens after the certificate begins and before it ends")
        if not 0.1 <= self.refresher_share <= 0.2:
            raise ValueError(f"refreshers lie 10-20 % of the time apart, not {self.refresher_share:.0%}")

    def bands(self) -> Iterator[Band]:
        """Yield the bands of the practical and the behavioural strand."""
        yield from self.practical.bands
        yield from self.behavioural.bands
