"""What the comparison of two module versions asks: the reactions to each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from warmline.apps.improvement.models import Step
from warmline.apps.improvement.selectors.reactions import shown
from warmline.apps.people.models import Person


def uses_of(module: str, version: int, people: Collection[int]) -> Sequence[float]:
    """Return what the house of these people said of a version, 1-5; whole groups of five alone.

    No reaction says who gave it, so that these are all answers to the version, not those of the people named.
    """
    house = Person.objects.filter(pk__in=list(people)[:1]).values_list("organisation_id", flat=True).first()
    return [] if house is None else [row.use for row in shown(house, Step.MODULE, module, version)]
