"""What the programme knows of a simulated person and has her do, with the functions that run in the program."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

from exams.learner.models import name, skill_name
from exams.learner.worlds import DIFFICULTIES, SKILLS, Simulated
from exams.year.people import Facts, Person, day
from exams.year.records import OverTheLimit, Year
from exams.year.stock import CASES, DRILLS_OF, THINGS, Thing
from warmline.core.practice.difficulty import EXAMPLE
from warmline.core.practice.drills import CARD_SECONDS, DRILL_SECONDS, suggested_grade
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import Masteries, SkillState, stranger, update
from warmline.core.practice.recommending import Candidate, Context, recommend
from warmline.core.practice.spacing import (
    DAILY,
    DRILLS,
    Card,
    Grade,
    Load,
    Miss,
    Option,
    Practised,
    Recalled,
    Review,
    Rhythm,
    Try,
    asked_at,
    drill_for,
    fitted,
    in_turn,
    lapse,
    lapse_days,
    recall_chance,
    rests_until,
    review,
    todays_set,
)
from warmline.core.skills import ProgrammeLevel

WITHIN: Final = 0.6  # a level is reached where this much success is expected at it
MISSED: Final = 1 / 3  # an anchor of 1 or 2
_RECALLED: Final = ((0.2, Grade.HARD), (0.8, Grade.GOOD), (1.0, Grade.EASY))
_SELF_GRADED: Final = 0.3
_AFTER_EXAMPLE: Final = 0.5  # how much an answer tells that was given after an example
_REFIT: Final = (
    7  # days after which her rhythm is fitted anew; the program does so each time, which takes too long here
)


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
    answers: dict[str, list[tuple[date, Grade]]] = field(default_factory=dict)
    rests: dict[str, date | None] = field(default_factory=dict)
    chosen: dict[str, Option] = field(default_factory=dict)
    newest: date | None = None

    def __post_init__(self) -> None:
        """Begin with nothing but new drills and cards."""
        self.facts = Facts(self.person)
        self.dice = Random(f"{self.person.seed}:grades")
        self.told: dict[bool, list[Recalled]] = {True: [], False: []}
        self.rhythms = {True: Rhythm(), False: Rhythm()}
        self.refitted = 0
        self.fresh = [thing.load for thing in THINGS.values() if not thing.is_drill]
        self.known = {behaviour: Practised.of(behaviour, ()) for behaviour in DRILLS_OF}

    def practise(self, number: int) -> tuple[int, int]:
        """Do the drills and cards of a day; return seconds and the number of drills. Raises OverTheLimit."""
        today, limit = day(number), self.person.minutes * 60
        self._refit(number)
        turns = self._turns(number, limit // DRILL_SECONDS + 1)
        chosen = todays_set(
            turns,
            self._cards(today),
            self.fresh,
            today=today,
            seconds=limit,
            calendar=self.person.rota,
            newest=self.newest,
        )
        seconds = sum(load.seconds for load in chosen)
        if seconds > limit or (chosen and not self.person.rota.is_working(today)):
            raise OverTheLimit(f"{seconds} seconds on {today} for person {self.person.seed}")
        for place, load in enumerate(chosen):
            self._do(THINGS[load.card.key], load.card, number, place)
        new = {load.card.key for load in chosen} - self.met
        self.met |= new
        self.fresh = [load for load in self.fresh if load.card.key not in new]
        if any(not THINGS[key].is_drill for key in new):
            self.newest = today
        _note_day(self.year, number, seconds, limit, len(new), len(chosen))
        return seconds, sum(THINGS[load.card.key].is_drill for load in chosen)

    def _refit(self, number: int) -> None:
        if number - self.refitted >= _REFIT:
            self.refitted = number
            self.rhythms = {kind: fitted(told) for kind, told in self.told.items()}

    def _cards(self, today: date) -> list[Load]:
        """Return the cards she knows, those that are set aside left out, when they come back in her rhythm."""
        retention = self.rhythms[False].retention(DAILY.retention)
        awake = [card for key, card in self.cards.items() if (until := self.rests.get(key)) is None or until <= today]
        return [Load(asked_at(card, retention), CARD_SECONDS) for card in awake]

    def _turns(self, number: int, count: int) -> list[Load]:
        """Return the drills of the first behaviours in turn, as many as a day could hold."""
        masteries = Masteries(_moment(number, 0), self.states)
        self.chosen = {}
        loads = []
        for known in in_turn(self.known.values(), day(number))[:count]:
            best = drill_for(known, options_of(known.behaviour, masteries))
            self.chosen[best.drill] = best
            loads.append(Load(replace(known.memory, key=best.drill), DRILL_SECONDS))
        return loads

    def _do(self, thing: Thing, card: Card, number: int, place: int) -> None:
        grade = self._answer(thing, number, place) if thing.is_drill else self._recall(thing, number, place)
        if not card.is_new:
            expected = recall_chance(card, _midnight(number), DRILLS if thing.is_drill else DAILY)
            self._note(thing.is_drill, day(number), expected, grade > Grade.AGAIN)

    def _note(self, is_drill: bool, today: date, expected: float, came: bool) -> None:
        """Note a review: what the scheduler expected, what it expects of her, and what came."""
        year, own = self.year, self.rhythms[is_drill].chance(expected)
        (year.drills if is_drill else year.cards).note(expected, came)
        (year.own_drills if is_drill else year.own_cards).note(own, came)
        self.told[is_drill].append(Recalled(today, expected, came))

    def _answer(self, thing: Thing, number: int, place: int) -> Grade:
        """Try a drill, after an example where even this one is hard."""
        option, difficulty = self.chosen[thing.key], DIFFICULTIES[thing.level]
        eased = self.person.example if option.wants_example else 0.0
        success = self.learner.practise(thing.behaviour, difficulty - eased, number + place / 100)
        (self.year.helped if option.wants_example else self.year.alone).note(option.chance, success)
        grade = suggested_grade(1 + round(3 * success)) or Grade.AGAIN
        at, sure = _moment(number, place), _AFTER_EXAMPLE if option.wants_example else 1.0
        stated = difficulty - (EXAMPLE if option.wants_example else 0.0)
        self._saw(thing.behaviour, stated, Source.DRILL, success, sure, at)
        before = self.known[name(thing.behaviour)]
        answer = Try(Review(at, thing.key, day(number), grade), thing.key, thing.level + 1)
        self.known[before.behaviour] = Practised.of(
            before.behaviour, (*before.tries, answer), self.misses.get(before.behaviour, ())
        )
        self.year.aside += self.known[before.behaviour].rests_until is not None
        return grade

    def _recall(self, thing: Thing, number: int, place: int) -> Grade:
        """Recall a card, and grade it."""
        came, roll = self.facts.recall(thing.key, number), self.dice.random()
        grade = next(grade for edge, grade in _RECALLED if roll <= edge) if came else Grade.AGAIN
        difficulty = DIFFICULTIES[thing.level]
        self._saw(thing.behaviour, difficulty, Source.CARD, float(came), _SELF_GRADED, _moment(number, place))
        known = self.cards.get(thing.key) or thing.load.card
        self.cards[thing.key], _log = review(known, grade, _midnight(number))
        self.answers.setdefault(thing.key, []).append((day(number), grade))
        self.rests[thing.key] = rests_until(self.answers[thing.key])
        self.year.aside += self.rests[thing.key] is not None
        return grade

    def left_in_reach(self, number: int) -> float:
        """Return the drills that were never met and that she is likely enough to master, as a share of all (0-1)."""
        masteries = Masteries(_moment(number, 0), self.states)
        found = [each for behaviour in DRILLS_OF for each in options_of(behaviour, masteries)]
        return sum(each.drill not in self.met and not each.wants_example for each in found) / len(found)

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
            self._saw(
                behaviour, DIFFICULTIES[best.level - 1], Source.ROLEPLAY, success, 1.0, _moment(number, 100 + place)
            )
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

    def _saw(
        self, behaviour: int, difficulty: float, source: Source, success: float, sure: float, at: datetime
    ) -> None:
        told = Evidence(name(behaviour), skill_name(behaviour), source, success, sure, at, difficulty)
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


def options_of(behaviour: str, masteries: Masteries) -> list[Option]:
    """Return the drills of a behaviour with the chance that the learner model gives her."""
    known = masteries.behaviour(behaviour, skill_name(int(behaviour[1:])))
    return [Option(key, level, known.chance_at(DIFFICULTIES[level - 1])) for key, level in DRILLS_OF[behaviour]]


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
