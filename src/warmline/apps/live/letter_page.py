"""What the letter's page shows, worked out before the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warmline.apps.library.ports import rubric
from warmline.apps.library.selectors import scenario_of
from warmline.apps.live.models import LiveTalk, Side
from warmline.apps.live.notes import Noticed
from warmline.apps.live.selectors import own_note
from warmline.apps.people.models import Person
from warmline.apps.roleplay.charts import bands_chart
from warmline.apps.scores.letters import Letter
from warmline.core.customer.mood_words import pose_weights
from warmline.core.customer.scenario import Scenario
from warmline.core.scoring.feedback_model import Feedback, Point
from warmline.core.scoring.note import TOPICS, Note
from warmline.core.scoring.scorecard import Resolved, Scorecard


@dataclass(frozen=True, slots=True)
class FromPartner:
    """One line of the partner with the name of its behaviour."""

    name: str
    worked: bool
    words: str


@dataclass(frozen=True, slots=True)
class LivePage:
    """The whole page. `letter` is None where there was no answer to look at."""

    talk: LiveTalk
    scenario: Scenario
    partner: str
    noticed: Sequence[FromPartner]
    poses: Mapping[str, float]
    feedback: Feedback | None = None
    card: Scorecard | None = None
    bands: SafeString | None = None

    @property
    def ended_by(self) -> str:
        """Who ended the talk, as a sentence; empty where it is not known."""
        if self.talk.ended_by == Side.AGENT:
            return _("You ended the talk.")
        return _("%(name)s ended the talk.") % {"name": self.partner} if self.talk.ended_by == Side.CUSTOMER else ""

    @property
    def solved(self) -> bool:
        """Whether the words show that the case was solved."""
        return self.card is not None and self.card.resolved is Resolved.YES

    @property
    def first_try(self) -> Point | None:
        """The one thing to try, or None."""
        return self.feedback.tries[0] if self.feedback and self.feedback.tries else None

    @property
    def more_tries(self) -> Sequence[Point]:
        """What could be tried on another day."""
        return self.feedback.tries[1:] if self.feedback else ()

    @property
    def notes(self) -> Sequence[tuple[str, Note]]:
        """The notes on writing or speaking, each with the name of its topic."""
        return [(_(TOPICS[note.topic]), note) for note in self.feedback.notes] if self.feedback else []


def live_page(user: Person, talk: LiveTalk, letter: Letter | None) -> LivePage:
    """Return the page after a talk, for its owner."""
    scenario = scenario_of(talk.scenario)
    return LivePage(
        talk=talk,
        scenario=scenario,
        partner=talk.partner.first_name if talk.partner else _("your colleague"),
        noticed=_noticed(own_note(user, talk)),
        poses=pose_weights(scenario.mood),
        feedback=letter.feedback if letter else None,
        card=letter.card if letter else None,
        bands=bands_chart(letter.card, scenario.skills) if letter else None,
    )


def _noticed(found: Sequence[Noticed]) -> tuple[FromPartner, ...]:
    names = {each.key: each.name for _skill, each in rubric().behaviours()}
    return tuple(FromPartner(names.get(each.behaviour, each.behaviour), each.worked, each.words) for each in found)
