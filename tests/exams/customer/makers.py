"""Made-up branches and conversations for tests of the exam: every value is usual unless a test names it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from exams.customer.branches import Change
from exams.customer.pool import Talk
from exams.customer.rows import Data
from exams.customer.world import KeptReader, World
from tests.parcel import parcel_birthday
from tests.scenes import english, rules

from warmline.core.customer.state import Act, Ending

_CHANGE = Change(
    warmth=0.0,
    anger=0.0,
    trust=0.0,
    patience=0.0,
    hope=0.0,
    satisfaction=50.0,
    loyalty=50.0,
    angry_before=0.5,
    angry_after=0.5,
    solved=False,
    left=False,
    act=Act.ASK,
    reaction=None,
    trail=((1, 0.5),),
    gone_after=1,
)
_TALK = Talk(
    scenario="parcel",
    style="plain",
    skill="middle",
    seed=1,
    warmth=(0.4, 0.5, 0.6),
    anger=(0.5, 0.4, 0.3),
    failures=(1, 1, 1),
    insulted=False,
    satisfaction=60.0,
    loyalty=60.0,
    solved=True,
    ended=Ending.RESOLVED,
    lines=("It is not here.", "When does it come?", "Thank you, that helps me a lot."),
    acts=(Act.OPEN, Act.ASK, Act.THANK),
    told=(1, 0),
    facts=4,
    swapped=(),
    stray=(),
    thanks=(),
    seconds=(0.01, 0.02),
    steps=(0.001, 0.002),
)


def change(**values: object) -> Change:
    return replace(_CHANGE, **values)  # type: ignore[arg-type]


def talk(**values: object) -> Talk:
    return replace(_TALK, **values)  # type: ignore[arg-type]


def data(n: int = 40, **arms: float) -> Data:
    """Samples in which each arm has this change of warmth, a little different each time."""
    return Data([{arm: change(warmth=value + 0.01 * (k % 3)) for arm, value in arms.items()} for k in range(n)])


@cache
def parcel_world() -> World:
    return World((parcel_birthday(),), english(), KeptReader(rules()))
