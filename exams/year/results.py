"""What a thousand years say together: means with 95 % intervals over people, by world and by month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from statistics import fmean, pstdev

from exams.learner.worlds import STILL
from exams.own.figures import Figure, share
from exams.year.records import MONTHS, Recall, Year
from warmline.core.practice.mastery import Claim

ALLOWED = 0.05
"""The most that may be told "improved" where nobody learns, in six looks at 2.24 standard errors."""


def interval(values: Sequence[float]) -> Figure:
    """Return the mean with its normal 95 % interval; 0 to 0 where nothing was measured."""
    if not values:
        return Figure(0.0, 0.0, 0.0, 0)
    middle, n = fmean(values), len(values)
    reach = 1.96 * pstdev(values) / sqrt(n)
    return Figure(middle, middle - reach, middle + reach, n)


@dataclass(slots=True)
class Results:
    """All years, by world in alphabetical order."""

    years: dict[str, list[Year]] = field(default_factory=dict)

    @staticmethod
    def of(years: Iterable[Year]) -> Results:
        """Return the results of some years."""
        found: dict[str, list[Year]] = {}
        for each in years:
            found.setdefault(each.world, []).append(each)
        return Results({world: found[world] for world in sorted(found)})

    @property
    def worlds(self) -> tuple[str, ...]:
        """Return the worlds that somebody lives in."""
        return tuple(self.years)

    def people(self, world: str | None = None) -> list[Year]:
        """Return the years of a world, or of all."""
        return [year for name, years in self.years.items() if world in (None, name) for year in years]

    def over(self, figure: Callable[[Year], float], world: str | None = None) -> Figure:
        """Return the mean of a figure over people."""
        return interval([figure(year) for year in self.people(world)])

    def skill(self, world: str, arm: str) -> list[Figure]:
        """Return true skill (percent) at the start and at the end of each month."""
        return [interval([100 * year.skill[arm][n] for year in self.years[world]]) for n in range(MONTHS + 1)]

    def ahead(self, world: str, other: str, arm: str = "programme") -> Figure:
        """Return how many points the programme gained more in the year, person by person."""
        return self.over(lambda year: year.gain(arm) - year.gain(other), world)

    def minutes(self, month: int) -> Figure:
        """Return minutes of drills and cards on a day practised, person by person, in a month (0-11)."""
        return interval([fmean(year.daily[month]) for year in self.people() if year.daily[month]])

    def new_share(self, month: int) -> Figure:
        """Return which share of what was done in a month was new, person by person."""
        return interval([year.new[month] / year.done[month] for year in self.people() if year.done[month]])

    def recall(self, kind: str, world: str | None = None) -> Recall:
        """Return what was expected and what came of one kind (a field of `Year`), in a world or in all."""
        found = Recall()
        for year in self.people(world):
            found.add(getattr(year, kind))
        return found

    def by_month(self, figure: Callable[[Year], Sequence[float]], month: int) -> Figure:
        """Return the mean over people of a figure that is noted each month (0-11), in percent."""
        return interval([100 * figure(year)[month] for year in self.people() if len(figure(year)) > month])

    def claimed(self, world: str) -> tuple[Figure, Figure, Figure]:
        """Return shares of "improved": of all skills together at the end, at any of six looks, of one skill."""
        years = self.years[world]
        skills = [claim for year in years for claim in year.skill_claims]
        return (
            share(sum(year.claims[-1] is Claim.IMPROVED for year in years), len(years)),
            share(sum(Claim.IMPROVED in year.claims for year in years), len(years)),
            share(sum(claim is Claim.IMPROVED for claim in skills), len(skills)),
        )

    def false_gain(self) -> str:
        """Return what was claimed where nothing was learned and may not be; empty where all is well."""
        if STILL not in self.years:
            return ""
        gained = {arm: self.over(lambda year, arm=arm: year.gain(arm), STILL) for arm in self.people()[0].skill}  # type: ignore[misc]
        wrong = [f"{arm} gained {each.value:.2f} points" for arm, each in gained.items() if abs(each.value) > 1e-9]
        ever = self.claimed(STILL)[1]
        if ever.low > ALLOWED:
            wrong.append(f"{ever.value:.1%} were told that they improved")
        return "; ".join(wrong)
