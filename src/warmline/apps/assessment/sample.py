"""Invented assessments for the sample organisation: one going on, certificates, a close one, appeals."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from django.db import transaction
from django.db.models import Q

from warmline.apps.assessment import services
from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.four_eyes import deciders_for
from warmline.apps.assessment.models import Attempt, Certificate, CertificationRule, Piece
from warmline.apps.assessment.ports import tests
from warmline.apps.assessment.ruling_page import shipped_rules
from warmline.apps.assessment.standing import standing_of
from warmline.apps.knowledge.models import Form, Room
from warmline.apps.knowledge.sample import KEY as EMPATHY_TEST
from warmline.apps.knowledge.sample import take_well
from warmline.apps.knowledge.services.setting import Plan, make_form
from warmline.apps.library.selectors import published_version
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Organisation, Person, Role
from warmline.apps.people.sample.finding import face, holder
from warmline.core.certifying import Outcome, Rule

_SAID: Final = (
    "You were told one thing and got another, no wonder you are annoyed. I look at it now. By when do you need it?",
    "I put it right now, and I write to you by 18:00 with what was done. Is that what you need?",
)
_LETTER: Final = (
    "You have every reason to be upset, and I am sorry: this was our mistake. It can be settled today. I put it in "
    "hand now, and I write to you by 17:00 with what was done. You need to do nothing."
)
_QUOTE: Final = "You were told one thing and got another, no wonder you are annoyed."
_POOR: Final = ("I understand. We will open a search and someone will come back to you soon.",)
_POOR_LETTER: Final = "Thank you for your message. We have passed it on. You will hear from us in due course."
_DAY: Final = timedelta(days=1)
_ALL: Final = ("empathy", "active_listening", "conflict_management")
_TALKS: Final = ("active_listening", "conflict_management")
_TESTS: Final[Mapping[str, tuple[int, tuple[str, ...]]]] = {
    "service_fundamentals": (9, _ALL),
    "listening_and_heat": (12, _ALL),
    "hard_talks": (12, _TALKS),
    "hardest_contacts": (12, _ALL),
}
"""Which rules the sample house takes over, and how long the test of each is and on which skills."""


@transaction.atomic
def load_sample_assessment(organisation: Organisation, now: datetime) -> int:
    """Make rules, assessors and invented attempts of sample people; return how many attempts. Twice adds nothing."""
    manager, trainer = holder(organisation, Role.MANAGER), holder(organisation, Role.TRAINER)
    analyst, nadia = holder(organisation, Role.ANALYST), face(organisation)
    known = CertificationRule.objects.filter(organisation=organisation).exists()
    if known or not organisation.is_sample or not (manager and trainer and analyst and nadia):
        return 0
    if published_version(shipped_rules()[0].practical.scenarios[0], organisation.pk) is None:
        return 0  # a house in which no customers are loaded yet
    for person in (trainer, analyst):
        services.grant_licence(
            actor=manager,
            person=person,
            since=now - 200 * _DAY,
            until=now + 500 * _DAY,
            basis="Sample: agreed with two other raters on twelve talks",
        )
    rules = {rule.key: rule for rule in shipped_rules()}
    taken = {key: _taken_over(manager, trainer, rules[key], shares, now) for key, shares in _TESTS.items()}
    basic, mastery = taken["service_fundamentals"], _mastery(manager, rules["empathy_in_service"], now)
    _sheet(manager, [manager, trainer, analyst], taken["hard_talks"], now)
    made = _under_way(nadia, basic, trainer, now) + _finished(nadia, mastery, trainer, now)
    made += _refreshes(nadia, taken["listening_and_heat"], trainer, now)
    # What was told then is not told today.
    about = Q(kind__startswith="assessment") | Q(kind__in=("revocation_appeal", "certificate_revoked"))
    told = Notice.objects.filter(about, person__organisation=organisation)
    told.filter(state=Notice.State.QUEUED).update(state=Notice.State.DROPPED)
    return made


def _taken_over(
    manager: Person, trainer: Person, rule: Rule, asked: tuple[int, tuple[str, ...]], now: datetime
) -> CertificationRule:
    """Make the test of a rule, and take the rule over."""
    _make_test(manager, trainer, rule, asked, now)
    return services.adopt_rule(actor=manager, rule=rule, now=now - 120 * _DAY)


def _make_test(manager: Person, trainer: Person, rule: Rule, asked: tuple[int, tuple[str, ...]], now: datetime) -> None:
    """A test of the rule's level; where the bank has too few items yet, the page says that it is not there."""
    length, skills = asked
    shares = dict.fromkeys(skills, 1 / len(skills))
    cut = rule.knowledge.cut / 100
    plan = Plan(rule.title, int(rule.level), Room.ASSESSED, shares, length, cut, minutes=20)
    try:
        with transaction.atomic():
            make_form(actor=manager, plan=plan, readers=[trainer], key=rule.knowledge.test, now=now - 120 * _DAY)
    except Refused:
        return


def _sheet(manager: Person, judges: Sequence[Person], row: CertificationRule, now: datetime) -> None:
    """Open a sheet for the cut of a rule, with invented first ratings of two of its three judges."""
    try:
        with transaction.atomic():
            sheet = services.open_sheet(actor=manager, rule=row, judges=judges, now=now - 5 * _DAY)
    except Refused:
        return
    for judge in judges[:2]:
        dice = random.Random(f"sample sheet:{judge.pk}")  # noqa: S311
        shares = {item["key"]: 5 * dice.randint(11, 18) for item in sheet.items}
        services.rate(judge=judge, sheet=sheet, number=1, shares=shares)


def _mastery(manager: Person, rule: Rule, now: datetime) -> CertificationRule:
    row = services.adopt_rule(actor=manager, rule=rule, now=now - 60 * _DAY)
    own = replace(rule, knowledge=replace(rule.knowledge, test=EMPATHY_TEST, cut=60.0))
    why = "Sample: our own test of empathy, with the cut that its makers set"
    return services.change_rule(actor=manager, row=row, rule=own, why=why, now=now - 50 * _DAY)


def _under_way(nadia: Person, row: CertificationRule, trainer: Person, now: datetime) -> int:
    attempt = _begun(nadia, row, now - 2 * _DAY)
    _talk(nadia, attempt.pieces.get(number=1), _SAID, now - 2 * _DAY)
    _contact(trainer, nadia, rule_of(row), 3, now - 3 * _DAY, now)
    return 1


def _finished(nadia: Person, row: CertificationRule, trainer: Person, now: datetime) -> int:
    """Colleagues who took the test, one for each way that it can go."""
    ways = (_certified, _shows_less, _appeals, _close, _taken_back)
    people = _candidates(nadia, rule_of(row), now)
    for person, way in zip(people, ways, strict=False):
        way(_done(person, row, trainer, now, poor=way is _appeals), now)
    return min(len(people), len(ways))


def _done(person: Person, row: CertificationRule, trainer: Person, now: datetime, *, poor: bool) -> Attempt:
    """An attempt with everything in it that is asked, and nothing judged but the contacts."""
    rule, attempt = rule_of(row), _begun(person, row, now - 6 * _DAY)
    for piece in attempt.pieces.all():
        _work(person, piece, now - 5 * _DAY, poor=poor)
    assessor = attempt.assessor or trainer
    for back in range(rule.behavioural.contacts):
        _contact(assessor, person, rule, 4, now - (8 + 7 * back) * _DAY, now - 4 * _DAY)
    return attempt


def _refreshes(nadia: Person, row: CertificationRule, trainer: Person, now: datetime) -> int:
    """A certificate of the first agent that is old enough for its first refresher, open since three days."""
    rule = rule_of(row)
    form = Form.objects.filter(organisation=nadia.organisation_id, key=rule.knowledge.test, closed_at=None).first()
    if form is None:
        return 0
    issued = now - timedelta(days=rule.valid_days * rule.refresher_share) - 3 * _DAY
    then = issued + 3 * _DAY  # it is signed three days before the moment that its parts are counted from
    take_well(form, nadia, trainer, then - 10 * _DAY)
    _certified(_done(nadia, row, trainer, then, poor=False), then)
    return 1


def _judged(attempt: Attempt, anchors: Sequence[int], now: datetime) -> None:
    """Judge the parts in their order, with these anchors in turn."""
    for number, piece in enumerate(attempt.pieces.all()):
        _judge(attempt, piece, anchors[number % len(anchors)], now - 4 * _DAY)


def _certified(attempt: Attempt, now: datetime) -> None:
    _judged(attempt, (4,), now)
    _sign(attempt, 4, now - 3 * _DAY)


def _shows_less(attempt: Attempt, now: datetime) -> None:
    """Certified, and contacts of the last days speak against it."""
    _certified(attempt, now)
    assert attempt.assessor is not None
    for back in range(1, 5):
        _contact(attempt.assessor, attempt.owner, rule_of(attempt.rule), 1, now - back * _DAY / 4, now)


def _appeals(attempt: Attempt, now: datetime) -> None:
    _judged(attempt, (1,), now)
    _sign(attempt, 1, now - 3 * _DAY)
    decision = Attempt.objects.get(pk=attempt.pk).decision
    words = "In my second talk I named the worry in my first sentence. I think it was passed over."
    services.appeal(user=attempt.owner, decision=decision, words=words, now=now - _DAY)


def _close(attempt: Attempt, now: datetime) -> None:
    """Too close to the cut: the assessor has asked a second person."""
    _judged(attempt, (3, 2), now)
    fresh = Attempt.objects.select_related("owner", "assessor", "rule").get(pk=attempt.pk)
    assert fresh.assessor is not None
    asked = deciders_for(standing_of(fresh, now), now).people
    if asked:
        services.ask_second(actor=fresh.assessor, attempt=fresh, to=asked[0], now=now - _DAY)


def _taken_back(attempt: Attempt, now: datetime) -> None:
    """Certified, taken back by a manager, and appealed."""
    _certified(attempt, now)
    held = Certificate.objects.get(decision__attempt=attempt)
    manager = holder(attempt.owner.organisation, Role.MANAGER)
    assert manager is not None
    why = "Sample: two of the observed contacts turned out to be a colleague's of the same name."
    services.revoke(actor=manager, certificate=held, reason=why, now=now - 2 * _DAY)
    held.refresh_from_db()
    words = "All of these contacts were mine. The list of that week shows who had which desk."
    services.appeal_revocation(user=attempt.owner, certificate=held, words=words, now=now - _DAY)


def _candidates(nadia: Person, rule: Rule, now: datetime) -> Sequence[Person]:
    """Return Nadia's team mates, and others of her site, who passed the test clearly."""
    team = Membership.objects.current().get(person=nadia, role=Role.AGENT).team
    held = Membership.objects.current().filter(role=Role.AGENT, team__site=team.site if team else None)
    rows = sorted(held.select_related("person"), key=lambda each: (each.team_id != (team.pk if team else 0), each.pk))
    found = []
    for row in rows:
        result = tests().result(row.person, rule.knowledge.test, now - 40 * _DAY)
        if row.person != nadia and result is not None and result.score - result.error >= rule.knowledge.cut:
            found.append(row.person)
    return found


def _begun(person: Person, row: CertificationRule, at: datetime) -> Attempt:
    attempt = services.announce(user=person, rule=row, now=at)
    services.read(user=person, attempt=attempt, now=at)
    return Attempt.objects.select_related("owner", "assessor", "rule").get(pk=attempt.pk)


def _work(person: Person, piece: Piece, at: datetime, *, poor: bool) -> None:
    if piece.kind == Piece.Kind.TALK:
        _talk(person, piece, _POOR if poor else _SAID[:1], at)
        return
    letter = _POOR_LETTER if poor else _LETTER
    services.begin_piece(user=person, piece=piece, now=at)
    services.keep_text(user=person, piece=_again(piece), text=letter, final=True, now=at + timedelta(minutes=9))


def _talk(person: Person, piece: Piece, said: Sequence[str], at: datetime) -> None:
    services.begin_piece(user=person, piece=piece, now=at)
    for number, text in enumerate(said, start=1):
        sent = services.SentAnswer(number, uuid4(), text)
        services.answer(user=person, piece=_again(piece), sent=sent, now=at + timedelta(minutes=number))
    services.leave(user=person, piece=_again(piece), now=at + timedelta(minutes=5))


def _judge(attempt: Attempt, piece: Piece, anchor: int, at: datetime) -> None:
    assert attempt.assessor is not None
    ended = _again(piece)
    judged = {
        each.behaviour: services.Judged(anchor, "Sample: as I read the words above") for each in ended.judgements.all()
    }
    services.judge(actor=attempt.assessor, piece=ended, judged=judged, now=at)


def _sign(attempt: Attempt, anchor: int, at: datetime) -> None:
    assert attempt.assessor is not None
    outcome = Outcome.CERTIFIED if anchor == 4 else Outcome.NOT_YET
    reason = (
        "Sample: the feeling is named in own words in every talk, and something that helps follows."
        if outcome is Outcome.CERTIFIED
        else "Sample: in the talks the feeling was passed by. The contacts show that it can be done."
    )
    fresh = Attempt.objects.select_related("owner", "assessor", "rule").get(pk=attempt.pk)
    services.sign(actor=attempt.assessor, attempt=fresh, outcome=outcome, reason=reason, now=at)


def _contact(actor: Person, person: Person, rule: Rule, anchor: int, seen_at: datetime, now: datetime) -> None:
    quote = _QUOTE if anchor > 2 else "I understand. Please hold."
    noticed = {
        band.behaviour: services.Noticed(anchor, quote, "Sample: heard at the desk") for band in rule.behavioural.bands
    }
    contact = services.Contact(seen_at, "chat", "A late delivery")
    services.observe(actor=actor, person=person, contact=contact, noticed=noticed, now=now)


def _again(piece: Piece) -> Piece:
    rows = Piece.objects.select_related("attempt__owner", "attempt__rule", "attempt__assessor", "scenario")
    return rows.get(pk=piece.pk)
