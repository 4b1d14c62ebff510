"""One person's year with the programme, day by day; beside it the same person without, and with a fixed order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from statistics import fmean
from typing import Final

from exams.learner.models import name, skill_name
from exams.learner.worlds import BEHAVIOURS, DIFFICULTIES, SKILLS, WORLDS, Simulated, whole
from exams.year.people import DAYS, START, Facts, Person, day
from exams.year.records import MONTHS, OverTheLimit, Year
from exams.year.stock import CASES, DRILLS_OF, THINGS, Case, Thing
from warmline.core.practice.drills import CARD_SECONDS, DRILL_SECONDS, suggested_grade
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import Masteries, SkillState, stranger, update
from warmline.core.practice.mastery.change import change, months_of
from warmline.core.practice.recommending import Candidate, Context, recommend
from warmline.core.practice.spacing import (
    DAILY,
    DRILLS,
    Card,
    Grade,
    Load,
    Miss,
    Practised,
    Review,
    Try,
    drill_for,
    in_turn,
    lapse,
    lapse_days,
    recall_chance,
    review,
    todays_set,
)
from warmline.core.skills import ProgrammeLevel

WITHIN: Final = 0.6  # a level is reached where this much success is expected at it
MISSED: Final = 1 / 3  # an anchor of 1 or 2
_RECALLED: Final = ((0.2, Grade.HARD), (0.8, Grade.GOOD), (1.0, Grade.EASY))
_SELF_GRADED: Final = 0.3


@dataclass
class Programme:
    """What the programme knows of a person, and what it has her do. The learner behind it is none of its business."""

    person: Person
    learner: Simulated
    year: Year
    cards: dict[str, Card] = field(default_factory=dict)
    known: dict[str, Practised] = field(default_factory=dict)
    states: dict[str, SkillState] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    misses: dict[str, list[Miss]] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    recent: tuple[Candidate, ...] = ()
    last_done: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with nothing but new drills and cards."""
        self.facts = Facts(self.person)
        self.dice = Random(f"{self.person.seed}:grades")
        self.fresh = [thing.load for thing in THINGS.values() if not thing.is_drill]
        self.known = {behaviour: Practised.of(behaviour, ()) for behaviour in DRILLS_OF}

    def practise(self, number: int) -> tuple[int, int]:
        """Do the drills and cards of a day; return seconds and the number of drills. Raises OverTheLimit."""
        today, limit = day(number), self.person.minutes * 60
        loads = [Load(card, CARD_SECONDS) for card in self.cards.values()]
        turns = [self._drill(each) for each in in_turn(self.known.values(), today)]
        chosen = todays_set(turns, loads, self.fresh, today=today, seconds=limit, calendar=self.person.rota)
        seconds = sum(load.seconds for load in chosen)
        if seconds > limit or (chosen and not self.person.rota.is_working(today)):
            raise OverTheLimit(f"{seconds} seconds on {today} for person {self.person.seed}")
        for place, load in enumerate(chosen):
            self._do(THINGS[load.card.key], load.card, number, place)
        new = {load.card.key for load in chosen} - self.met
        self.met |= new
        self.fresh = [load for load in self.fresh if load.card.key not in new]
        _note_day(self.year, number, seconds, limit, len(new), len(chosen))
        return seconds, sum(THINGS[load.card.key].is_drill for load in chosen)

    def _drill(self, known: Practised) -> Load:
        key = drill_for(known, DRILLS_OF[known.behaviour]).drill
        return Load(replace(known.memory, key=key), DRILL_SECONDS)

    def _do(self, thing: Thing, card: Card, number: int, place: int) -> None:
        at = _moment(number, place)
        if thing.is_drill:
            success = self.learner.practise(thing.behaviour, DIFFICULTIES[thing.level], number + place / 100)
            grade = suggested_grade(1 + round(3 * success)) or Grade.AGAIN
            self._saw(thing.behaviour, thing.level, Source.DRILL, success, 1.0, at)
            self._tried(thing, Review(at, thing.key, day(number), grade))
        else:
            came, roll = self.facts.recall(thing.key, number), self.dice.random()
            grade = next(grade for edge, grade in _RECALLED if roll <= edge) if came else Grade.AGAIN
            self._saw(thing.behaviour, thing.level, Source.CARD, float(came), _SELF_GRADED, at)
            self.cards[thing.key], _log = review(card, grade, _midnight(number))
        if not card.is_new:
            pace = DRILLS if thing.is_drill else DAILY
            expected = recall_chance(card, _midnight(number), pace)
            (self.year.drills if thing.is_drill else self.year.cards).note(expected, grade > Grade.AGAIN)

    def _tried(self, thing: Thing, answer: Review) -> None:
        key = name(thing.behaviour)
        tries = (*self.known[key].tries, Try(answer, thing.key, thing.level + 1))
        self.known[key] = Practised.of(key, tries, self.misses.get(key, ()))

    def talk(self, number: int) -> tuple[float, int]:
        """Have the talk that is recommended this week; return its minutes and how many tries it held."""
        best = self._recommended(number)
        if best is None:
            return 0.0, 0
        case = CASES[best.key]
        self.recent = (best, *self.recent[:3])
        self.last_done[best.key] = _moment(number, 0)
        for place, behaviour in enumerate(case.behaviours):
            success = self.learner.practise(behaviour, best.difficulty, number + 0.5 + place / 100)
            self._saw(behaviour, best.level - 1, Source.ROLEPLAY, success, 1.0, _moment(number, 100 + place))
            if success <= MISSED:
                self._missed(name(behaviour), number)
        return best.minutes, len(case.behaviours)

    def _recommended(self, number: int) -> Candidate | None:
        now = _moment(number, 0)
        masteries = Masteries(now, self.states)
        skills = [masteries.skill(f"s{n}") for n in range(SKILLS)]
        reached = [sum(each.chance_at(d) for each in skills) / SKILLS >= WITHIN for d in DIFFICULTIES[1:]]
        level = ProgrammeLevel(1 + sum(reached))
        context = Context(now, self.person.talk_minutes, level, f"{self.person.seed}:{number}", self.recent)
        known = [replace(case.candidate, last_done=self.last_done.get(key)) for key, case in CASES.items()]
        return recommend(masteries, known, context).best

    def _saw(self, behaviour: int, level: int, source: Source, success: float, sure: float, at: datetime) -> None:
        told = Evidence(name(behaviour), skill_name(behaviour), source, success, sure, at, DIFFICULTIES[level])
        state = self.states.get(told.skill) or stranger(told.skill)
        self.states[told.skill] = update(state, told)[0]
        self.evidence.append(told)

    def _missed(self, behaviour: str, number: int) -> None:
        before = lapse_days(self.misses.get(behaviour, ()), behaviour)
        self.misses.setdefault(behaviour, []).append(Miss(day(number), behaviour))
        if lapse_days(self.misses[behaviour], behaviour) == before:
            return
        self.known[behaviour] = Practised.of(behaviour, self.known[behaviour].tries, self.misses[behaviour])
        for key, card in self.cards.items():
            if card.behaviour == behaviour:
                self.cards[key] = lapse(card, _midnight(number))


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
            for arm, each in learners.items():
                year.skill[arm].append(whole(each, number + 1))
    _judge(year, programme)
    return year


ARMS: Final = ("programme", "fixed order, same tries", "fixed order, same minutes", "no programme")


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


def _note_day(year: Year, number: int, seconds: int, limit: int, met: int, count: int) -> None:
    if not count:
        year.empty += 1
        return
    month = day(number).month - 1
    year.practised += 1
    year.daily[month].append(seconds / 60)
    year.new[month] += met
    year.done[month] += count
    year.fullest = max(year.fullest, seconds / limit)


def _midnight(number: int) -> datetime:
    return datetime.combine(day(number), time(), UTC)


def _moment(number: int, place: int) -> datetime:
    return datetime.combine(day(number), time(9), UTC) + timedelta(minutes=place)
