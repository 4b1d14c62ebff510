"""What the role-play page shows, worked out before the template: lines, mood, the case, versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from warmline.apps.library.ports import language
from warmline.apps.library.selectors import scenario_of
from warmline.apps.people.models import Person
from warmline.apps.roleplay.calls import Call, call_of
from warmline.apps.roleplay.channels import View, channel_name, view_of
from warmline.apps.roleplay.composing import Compose, compose_for
from warmline.apps.roleplay.mails import Mail, mails_of
from warmline.apps.roleplay.models import Branch, Manner, Session, Status
from warmline.apps.roleplay.remembering import Begun, begun
from warmline.apps.roleplay.reminders import to_try
from warmline.apps.roleplay.selectors import branches, own_manner, read_own_draft, read_own_talk
from warmline.core.conversation import Fact
from warmline.core.customer.mood_words import mood_word, pose_weights
from warmline.core.customer.scenario import OfferRule, Scenario
from warmline.core.customer.scene import Scene


@dataclass(frozen=True, slots=True)
class Line:
    """One message. `number` counts the agent's answers from 1; a customer's line carries the number it replies to."""

    mine: bool
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Case:
    """What the agent may know and do."""

    record: Sequence[Fact]
    may: Sequence[str]
    needs_lead: Sequence[str]
    never: Sequence[str]
    rule_title: str
    rule_text: str


@dataclass(frozen=True, slots=True)
class Screen:
    """The whole role-play page. `branch` is the one shown, which may be an earlier version. `mails` is empty but for
    e-mail.
    """

    session: Session
    branch: Branch
    scenario: Scenario
    lines: Sequence[Line]
    mood: str
    poses: Mapping[str, float]
    case: Case
    versions: Sequence[Branch]
    compose: Compose
    call: Call | None = None
    mails: Sequence[Mail] = ()
    begun: Begun | None = None
    went_on: str = ""

    @property
    def view(self) -> View:
        """Which of the three pages this is: chat, email or phone."""
        return view_of(self.scenario)

    @property
    def channel(self) -> str:
        """The channel in words."""
        return channel_name(self.scenario)

    @property
    def worded_elsewhere(self) -> bool:
        """Whether a language model words what the customer says, so that messages leave the house."""
        return language().wording is not None

    @property
    def current(self) -> bool:
        """Whether the version shown is the one that goes on."""
        return self.branch.pk == self.session.branch_id

    @property
    def state(self) -> str:
        """Which of the page's states this is: active, paused, stopped, ended, or earlier (another version)."""
        if not self.current:
            return "earlier"
        return self.branch.closed or self.session.status

    @property
    def fresh(self) -> bool:
        """Whether nothing was answered yet."""
        return self.branch.answers == 0

    @property
    def finished(self) -> bool:
        """Whether this version was carried to its end, so that there is feedback."""
        return self.branch.closed == Status.ENDED


def lines_of(scene: Scene) -> tuple[Line, ...]:
    """Return the messages of a scene in the order in which they were said."""
    lines: list[Line] = []
    for number, turn in enumerate(scene.turns):
        if turn.agent is not None:
            lines.append(Line(mine=True, text=turn.agent, number=number))
        lines.append(Line(mine=False, text=turn.customer, number=number))
    return tuple(lines)


def case_of(scenario: Scenario) -> Case:
    """Return what the agent may know and do in this case."""

    def labels(rule: OfferRule) -> tuple[str, ...]:
        return tuple(offer.label for offer in scenario.offers if offer.rule is rule)

    return Case(
        record=tuple(scenario.record),
        may=labels(OfferRule.ALLOWED),
        needs_lead=labels(OfferRule.NEEDS_LEAD),
        never=labels(OfferRule.FORBIDDEN),
        rule_title=scenario.policy.title,
        rule_text=scenario.policy.text,
    )


def screen(
    *, reader: Person, session: Session, branch: Branch, compose: Compose | None = None, went_on: str = ""
) -> Screen:
    """Return the page for one version of the reader's own session."""
    (scene, times), manner = read_own_talk(reader, session, branch), own_manner(reader)
    scenario, mood = scenario_of(session.scenario), scene.turns[-1].mood
    return Screen(
        session=session,
        branch=branch,
        scenario=scenario,
        lines=lines_of(scene),
        mood=mood_word(mood),
        poses=pose_weights(mood),
        case=case_of(scenario),
        versions=branches(session),
        compose=compose or _fresh(reader, session, branch, scenario, manner),
        call=call_of(scenario, manner) if view_of(scenario) is View.PHONE else None,
        mails=mails_of(scene, times) if view_of(scenario) is View.EMAIL else (),
        begun=begun(session, scene),
        went_on=went_on,
    )


def _fresh(reader: Person, session: Session, branch: Branch, scenario: Scenario, manner: Manner) -> Compose:
    """Return the answer box as the page opens: with what was typed before, and what the last letter asked to try."""
    draft = read_own_draft(reader, session, branch)
    return compose_for(branch, scenario, text=draft, to_try=to_try(reader, session, branch), pace=manner.pace)
