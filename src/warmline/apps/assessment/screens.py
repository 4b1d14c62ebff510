"""What the pages of a certificate's owner show, worked out before the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import Attempt, Certificate, CertificationRule, Piece
from warmline.apps.assessment.ports import tests
from warmline.apps.assessment.refreshing import open_of
from warmline.apps.assessment.selectors import held_certificate, rules_in_force
from warmline.apps.assessment.standing import AttemptStanding, past_attempts, standing_of
from warmline.apps.assessment.talks import prompt_for, scenario_for, scene_of, text_of
from warmline.apps.assessment.wording import STRANDS, behaviour_name
from warmline.apps.library.words import LEVELS
from warmline.apps.people.models import Person
from warmline.apps.roleplay.screens import Case, Line, case_of, lines_of
from warmline.core.certifying import Rule, StrandKind, next_date, refreshers, renewable_from
from warmline.core.customer.mood_words import mood_word, pose_weights
from warmline.core.customer.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Progress:
    """One strand while an attempt runs: what it is called, how far it is, whether all of it is there."""

    name: str
    words: str
    done: bool


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do now: what the button says and where it leads; no address: somebody else's turn."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class RuleCard:
    """One certificate that can be gained, as its page shows it to one person."""

    row: CertificationRule
    rule: Rule
    level: str
    certificate: Certificate | None
    renew_from: datetime | None
    next_refresher: datetime | None
    refreshes_now: bool
    attempt: Attempt | None
    progress: Sequence[Progress]
    step: NextStep | None
    may_begin: datetime


def cards(user: Person, now: datetime) -> list[RuleCard]:
    """Return every certificate of the house with where `user` stands."""
    running = {each.rule.key: each for each in _open_attempts(user)}
    return [_card(user, row, running.get(row.key), now) for row in rules_in_force(user)]


def _card(user: Person, row: CertificationRule, attempt: Attempt | None, now: datetime) -> RuleCard:
    rule = rule_of(row)
    held = held_certificate(user, row.key, now)
    standing = standing_of(attempt, now) if attempt is not None and attempt.state == Attempt.State.RUNNING else None
    due = refreshers(rule, held.issued_at, held.valid_until) if held else ()
    return RuleCard(
        row=row,
        rule=rule,
        level=str(LEVELS[row.level]),
        certificate=held,
        renew_from=renewable_from(rule, held.valid_until) if held else None,
        next_refresher=next((when for when in due if when > now), None),
        refreshes_now=held is not None and open_of(held, now) is not None,
        attempt=attempt,
        progress=progress_of(standing) if standing else (),
        step=next_step(standing) if standing else _read_first(attempt),
        may_begin=next_date(rule.attempts, past_attempts(user.pk, row.key), now),
    )


def _read_first(attempt: Attempt | None) -> NextStep | None:
    if attempt is None:
        return None
    return NextStep(_("Read the announcement"), reverse("assessment:attempt", args=[attempt.pk]))


def _open_attempts(user: Person) -> Sequence[Attempt]:
    rows = Attempt.objects.visible_to(user).open().filter(owner=user)
    return list(rows.select_related("rule", "owner", "assessor", "second", "renews").distinct())


def progress_of(found: AttemptStanding) -> tuple[Progress, ...]:
    """Return how far each strand is. It tells what is done and not how well: that is judged by a person, and later."""
    return (_known(found), _shown(found), _every_day(found))


def _known(found: AttemptStanding) -> Progress:
    words = _("The test is taken.") if found.test else _("The test is still to be taken.")
    if found.test_waits:
        words = _("The test is taken. It waits for a person to mark it.")
    return Progress(str(STRANDS[StrandKind.KNOWLEDGE]), words, found.test is not None)


def _shown(found: AttemptStanding) -> Progress:
    name = str(STRANDS[StrandKind.PRACTICAL])
    if found.results[1].instead:
        return Progress(name, _("Your observed contacts stand in for the talks."), True)
    asked = max(len(found.pieces), found.rule.practical.talks + (1 if found.rule.practical.written else 0))
    done = sum(1 for piece in found.pieces if piece.state == Piece.State.ENDED)
    words = ngettext("%(done)d of %(n)d part is done.", "%(done)d of %(n)d parts are done.", asked)
    return Progress(name, words % {"done": done, "n": asked}, done == asked)


def _every_day(found: AttemptStanding) -> Progress:
    asked = found.rule.behavioural.contacts
    seen = asked - min(asked, found.results[2].wanting)
    words = ngettext("%(seen)d of %(n)d contact was observed.", "%(seen)d of %(n)d contacts were observed.", asked) % {
        "seen": seen,
        "n": asked,
    }
    return Progress(str(STRANDS[StrandKind.BEHAVIOURAL]), words, seen == asked)


def next_step(found: AttemptStanding) -> NextStep:
    """Return the one thing to do now."""
    attempt, rule = found.attempt, found.rule
    going = next((piece for piece in found.pieces if piece.state == Piece.State.ACTIVE), None)
    ready = next((piece for piece in found.pieces if piece.state == Piece.State.READY), None)
    if going or ready:
        one = going or ready
        assert one is not None
        words = _("Go on with part %(n)d") if going else _("Begin part %(n)d")
        return NextStep(words % {"n": one.number}, reverse("assessment:room", args=[attempt.pk, one.number]))
    if found.test_waits and found.results[2].wanting:
        return NextStep(_("Ask your assessor to watch one of your contacts."))
    if found.test_waits:
        return NextStep(_("Your test waits for a person to mark it."))
    if found.test is None and (page := tests().address(attempt.owner.organisation, rule.knowledge.test)):
        return NextStep(_("Take the test"), page)
    if found.test is None:
        return NextStep(_("The test is not there yet. Ask your programme manager."))
    if not found.pieces and not found.results[1].instead:
        return NextStep(_("Look at your assessment"), reverse("assessment:attempt", args=[attempt.pk]))
    if found.results[2].wanting:
        return NextStep(_("Ask your assessor to watch one of your contacts."))
    return NextStep(_("All is done. Your assessor looks at it now."))


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is said before an assessment begins."""

    attempt: Attempt
    rule: Rule
    judged: Sequence[str]
    every_day: Sequence[str]
    minutes: int | None
    written_minutes: int | None


def announcement(attempt: Attempt) -> Announcement:
    """Return everything that has to be said before an attempt begins."""
    rule = rule_of(attempt.rule)
    return Announcement(
        attempt=attempt,
        rule=rule,
        judged=[behaviour_name(band.behaviour) for band in rule.practical.bands],
        every_day=[behaviour_name(band.behaviour) for band in rule.behavioural.bands],
        minutes=rule.practical.minutes,
        written_minutes=rule.practical.written.minutes if rule.practical.written else None,
    )


@dataclass(frozen=True, slots=True)
class TalkScreen:
    """The room during a talk."""

    piece: Piece
    scenario: Scenario
    lines: Sequence[Line]
    mood: str
    poses: object
    case: Case
    key: UUID
    text: str = ""
    error: str = ""


def talk_screen(piece: Piece, *, text: str = "", error: str = "") -> TalkScreen:
    """Return the page of a talk that is going on."""
    scenario, scene = scenario_for(piece), scene_of(piece)
    mood = scene.turns[-1].mood
    return TalkScreen(
        piece, scenario, lines_of(scene), mood_word(mood), pose_weights(mood), case_of(scenario), uuid4(), text, error
    )


@dataclass(frozen=True, slots=True)
class TaskScreen:
    """The room during a written task."""

    piece: Piece
    about: str
    message: str
    text: str
    error: str = ""


def task_screen(piece: Piece, *, text: str | None = None, error: str = "") -> TaskScreen:
    """Return the page of a written task that is going on."""
    prompt = prompt_for(piece)
    return TaskScreen(piece, prompt.about, prompt.message, text_of(piece) if text is None else text, error)
