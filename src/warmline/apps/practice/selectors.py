"""Reading practice: a person's own week and standing, and the one count that a team's lead may see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from warmline.apps.library.selectors import published
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.care import Wishes
from warmline.apps.practice.care import unpack as unpack_wishes
from warmline.apps.practice.models import Care, HelpText, Mastery, PracticeDay
from warmline.apps.practice.sources import told_elsewhere
from warmline.apps.practice.standing import MISSED, Sighting, Standing, unpack
from warmline.core.customer.scenario import Scenario
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import Change, Masteries


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a person's own week: its date, the minutes practised (0 where none), and where it stands to today."""

    date: date
    minutes: int
    practised: bool
    today: bool
    to_come: bool


def read_own_standing(owner: Person, reader: Person) -> Standing:
    """Open where a person stands from practice. Raises `vault.NotTheOwner` for anybody but herself."""
    row = Mastery.objects.filter(person=owner).first()
    if row is None:
        if owner.pk != reader.pk:
            raise vault.NotTheOwner("only the person who practised may read it")
        return Standing()
    return unpack(vault.open_sealed(owner, reader, bytes(row.sealed)))


def read_own_whole(owner: Person, reader: Person, now: datetime) -> Standing:
    """Open where a person stands, with what reviews, tests and workshops say of her besides.

    Only for reading: what other rooms said is theirs and must not be stored here too. Raises `vault.NotTheOwner` for
    anybody but herself.
    """
    standing = read_own_standing(owner, reader)
    told = told_elsewhere(owner, now)
    return replace(standing, learner=standing.known().with_more(told)) if told else standing


def read_own_mastery(owner: Person, reader: Person, now: datetime) -> Masteries:
    """Return what all evidence says of a person, for herself. Raises `vault.NotTheOwner` for anybody else."""
    return read_own_whole(owner, reader, now).known().own_at(now)


def read_own_proven(owner: Person, reader: Person, now: datetime) -> Masteries:
    """Return what reviews and assessments alone say of a person, for herself."""
    return read_own_whole(owner, reader, now).known().proven_at(now)


def read_own_change(owner: Person, reader: Person, since: date, skill: str | None = None) -> Change:
    """Return how a skill (None: all together) changed from before the month of `since` to from then on.

    For the person herself; raises `vault.NotTheOwner` for anybody else.
    """
    return read_own_standing(owner, reader).known().change(since, skill)


def read_own_misses(owner: Person, reader: Person, since: datetime) -> tuple[Sighting, ...]:
    """Return what was missed in role-play after `since`, oldest first, for the person herself.

    Raises `vault.NotTheOwner` for anybody else. Hand in the time of the newest one taken to get each of them once.
    """
    return missed_after(read_own_standing(owner, reader), since)


def missed_after(standing: Standing, since: datetime) -> tuple[Sighting, ...]:
    """Return what a standing says was missed in role-play after `since`, oldest first."""
    return tuple(seen for seen in standing.sightings if seen.anchor <= MISSED and seen.at > since)


def read_own_low_reviews(owner: Person, reader: Person, now: datetime) -> tuple[Evidence, ...]:
    """Return what real conversations of hers were missing, as people saw it who reviewed or watched them, oldest first.

    All of it each time: one that was taken back, or is no longer low, is not among it. Raises `vault.NotTheOwner` for
    anybody but herself.
    """
    if owner.pk != reader.pk:
        raise vault.NotTheOwner("only the person herself may read it")
    return tuple(each for each in told_elsewhere(owner, now, Source.REVIEW) if each.success <= (MISSED - 1) / 3)


def read_own_wishes(owner: Person, reader: Person) -> Wishes:
    """Open what a person wants to be spared. Raises `vault.NotTheOwner` for anybody but herself.

    One query where she never chose, two otherwise.
    """
    if owner.pk != reader.pk:
        raise vault.NotTheOwner("only the person who chose may read it")
    row = Care.objects.filter(person=owner).first()
    return unpack_wishes(vault.open_sealed(owner, reader, bytes(row.sealed))) if row else Wishes()


def met_gladly(person: Person) -> list[Scenario]:
    """Return the cases of this person's house but those with a theme that she has left out for herself."""
    wishes = read_own_wishes(person, person)
    return [found.scenario for found in published(person.organisation_id) if not wishes.spares(found.scenario)]


def help_text(person: Person) -> str:
    """Return where people of this person's organisation find somebody to talk to; empty where nobody wrote it."""
    found = HelpText.objects.filter(organisation=person.organisation_id).values_list("text", flat=True).first()
    return found or ""


def own_week(person: Person, now: datetime) -> tuple[Day, ...]:
    """Return Monday to Sunday of the person's own current week. A day with less than a minute counts as one."""
    today = now.astimezone(ZoneInfo(person.timezone)).date()
    monday = today - timedelta(days=today.weekday())
    rows = PracticeDay.objects.filter(person=person, date__gte=monday, date__lt=monday + timedelta(days=7))
    seconds = dict(rows.values_list("date", "seconds"))
    days = (monday + timedelta(days=n) for n in range(7))
    return tuple(
        Day(day, max(1, round(seconds[day] / 60)) if day in seconds else 0, day in seconds, day == today, day > today)
        for day in days
    )
