"""One person's year with the programme, day by day; beside it the same person without, and with a fixed order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random
from statistics import fmean
from typing import Final

from exams.learner.worlds import BEHAVIOURS, DIFFICULTIES, SKILLS, WORLDS, Simulated, whole
from exams.year.people import DAYS, START, Facts, Person, day
from exams.year.programme import Programme
from exams.year.records import MONTHS, Year
from exams.year.stock import CASES, THINGS, Case
from warmline.core.practice.drills import DRILL_SECONDS
from warmline.core.practice.evidence import Source
from warmline.core.practice.mastery.change import change, months_of


@dataclass
class FixedOrder:
    """A curriculum in a fixed order on the same days: all in turn, easy first, harder every quarter. No cards."""

    learner: Simulated
    seconds: float = 0.0
    drills: int = 0
    talks: int = 0

    def practise(self, number: int, seconds: float) -> None:
        """Spend some seconds on drills; what is left of them counts for the next day."""
        self.seconds += seconds
        level = DIFFICULTIES[min(3, number * 4 // DAYS)]
        place = 0
        while self.seconds >= DRILL_SECONDS:
            self.learner.practise(self.drills % BEHAVIOURS, level, number + place / 100)
            self.seconds -= DRILL_SECONDS
            self.drills += 1
            place += 1

    def talk(self, number: int, tries: int) -> None:
        """Have the next talk of the order, with as many tries as the other one held."""
        quarter = min(3, number * 4 // DAYS)
        cases: list[Case] = [case for case in CASES.values() if case.candidate.level == quarter + 1]
        behaviours = cases[self.talks % len(cases)].behaviours
        self.talks += 1
        for place in range(tries):
            behaviour = behaviours[place % len(behaviours)]
            self.learner.practise(behaviour, DIFFICULTIES[quarter], number + 0.5 + place / 100)


def live(person: Person) -> Year:
    """Return the year of one person in three versions that begin alike."""
    year = Year(person.world)
    learners = {arm: WORLDS[person.world](Random(f"{person.seed}:{person.world}")) for arm in ARMS}
    programme = Programme(person, learners["programme"], year)
    minutes_alike, tries_alike = FixedOrder(learners[ARMS[2]]), FixedOrder(learners[ARMS[1]])
    days, talked = Random(f"{person.seed}:days"), None
    year.skill = {arm: [whole(each, 0)] for arm, each in learners.items()}
    for number in range(DAYS):
        if person.rota.is_working(day(number)):
            year.working += 1
            if person.shows_up(days):
                seconds, tries = programme.practise(number)
                minutes_alike.practise(number, seconds)
                tries_alike.practise(number, tries * DRILL_SECONDS)
                week = day(number).isocalendar().week
                if week != talked:
                    talked = week
                    minutes, tries = programme.talk(number)
                    year.talk_minutes += minutes
                    minutes_alike.talk(number, tries)
                    tries_alike.talk(number, tries)
        if day(number + 1).day == 1:
            _note_month(year, programme, number)
            for arm, each in learners.items():
                year.skill[arm].append(whole(each, number + 1))
    _judge(year, programme)
    return year


ARMS: Final = ("programme", "fixed order, same tries", "fixed order, same minutes", "no programme")


def _note_month(year: Year, programme: Programme, number: int) -> None:
    """Note how much of all was met by now, and how much of what is left she could do."""
    for kind in ("drill", "card"):
        every = {key for key, thing in THINGS.items() if thing.is_drill is (kind == "drill")}
        year.met_by.setdefault(kind, []).append(len(every & programme.met) / len(every))
    year.in_reach.append(programme.left_in_reach(number))


def _judge(year: Year, programme: Programme) -> None:
    """Note reviews per card, and what may be claimed at the end of each month of the second half year."""
    tries = [len(each.tries) for each in programme.known.values() if each.tries]
    reviews = [card.reviews for card in programme.cards.values()]
    year.reviews = {kind: fmean(counts) if counts else 0.0 for kind, counts in (("drill", tries), ("card", reviews))}
    year.met = len(programme.met) / len(THINGS)
    year.facts = fmean(programme.facts.recall_chance(key, DAYS) for key in THINGS if not THINGS[key].is_drill)
    year.unlearned = fmean(Facts(programme.person).recall_chance(key, DAYS) for key in THINGS)
    seen = [each.success for each in programme.evidence if each.source is Source.DRILL]
    year.success = fmean(seen) if seen else 0.0
    months = months_of(programme.evidence)
    middle = date(START.year, 1 + MONTHS // 2, 1)
    before, after = [m for m in months if m.first < middle], [m for m in months if m.first >= middle]
    for last in range(1 + MONTHS // 2, MONTHS + 1):
        until = date(START.year, last, 1)
        year.claims.append(change(before, [m for m in after if m.first <= until]).claim)
    for n in range(SKILLS):
        mine = [[m for m in half if m.skill == f"s{n}"] for half in (before, after)]
        year.skill_claims.append(change(*mine).claim)
