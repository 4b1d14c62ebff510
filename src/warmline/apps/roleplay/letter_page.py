"""What the feedback page shows, worked out before the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmline.apps.library.ports import rubric
from warmline.apps.library.selectors import scenario_of
from warmline.apps.people.models import Person
from warmline.apps.roleplay.cases import one_harder
from warmline.apps.roleplay.channels import channel_name
from warmline.apps.roleplay.charts import bands_chart, curve_chart
from warmline.apps.roleplay.judging import was_solved
from warmline.apps.roleplay.models import Branch, Session
from warmline.apps.roleplay.remembering import Begun, begun
from warmline.apps.roleplay.screens import Line, lines_of
from warmline.apps.roleplay.selectors import branches, read_own_scene
from warmline.apps.roleplay.services.ending import FiledLetter
from warmline.apps.roleplay.services.settling import Settled
from warmline.apps.scores.marked import MarkedTalk, marked_talk
from warmline.apps.scores.pleas import place_of
from warmline.apps.scores.selectors import OwnAppeal, own_note
from warmline.core.customer.mood_words import mood_word, pose_weights
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import to_reading
from warmline.core.scoring.contested import OVERALL, critical_place
from warmline.core.scoring.feedback_model import Feedback, Point
from warmline.core.scoring.note import TOPICS, Note
from warmline.core.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Changed:
    """A skill that stands elsewhere after an appeal: its name, the machine's first bounds and those of today, 0-100.

    `now` is empty where the skill is not observed any more.
    """

    name: str
    first: tuple[int, int]
    now: tuple[int, int] | tuple[()]


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """A critical error of the machine's own card: its words, the place of an appeal against it, and the appeal."""

    quote: str
    place: int
    own: OwnAppeal | None


@dataclass(frozen=True, slots=True)
class LetterPage:
    """The whole page. `first_try` is the one next step; `more_tries` are for another day."""

    session: Session
    branch: Branch
    scenario: Scenario
    feedback: Feedback
    card: Scorecard
    first_card: Scorecard
    meta: str
    solved: bool
    mood: str
    poses: Mapping[str, float]
    curve: SafeString
    bands: SafeString
    more_bands: SafeString
    unobserved: Sequence[str]
    lines: Sequence[Line]
    versions: Sequence[Branch]
    note: str
    written_at: datetime
    talk: MarkedTalk
    appeals: Mapping[int, OwnAppeal]
    changed: Sequence[Changed]
    begun: Begun
    draft: str | None = None

    @property
    def notes(self) -> Sequence[tuple[str, Note]]:
        """The notes on writing or speaking, each with the name of its topic."""
        return [(_(TOPICS[note.topic]), note) for note in self.feedback.notes]

    @property
    def first_try(self) -> Point | None:
        """The one thing to try, or None where there is nothing to say; a point that was overturned asks for nothing."""
        return next((point for point in self.feedback.tries if not self.is_overturned(point)), None)

    @property
    def one_harder(self) -> int | None:
        """The steps of the same case a level harder: after a good end, and while there is a harder one."""
        return one_harder(self.session) if self.solved else None

    @property
    def points_base(self) -> str:
        """The address under which each point has a page of its own."""
        return reverse("roleplay:feedback", args=[self.session.pk, self.branch.number]) + "points/"

    @property
    def errors(self) -> Sequence[ErrorLine]:
        """The critical errors, each with its appeal."""
        places = ((critical_place(n), each) for n, each in enumerate(self.first_card.critical))
        return [ErrorLine(each.quote, place, self.appeals.get(place)) for place, each in places]

    @property
    def whole_place(self) -> int:
        """Where an appeal against the overall figure is kept."""
        return OVERALL

    @property
    def whole_appeal(self) -> OwnAppeal | None:
        """The owner's appeal against the overall figure, None where she wrote none."""
        return self.appeals.get(OVERALL)

    @property
    def whole_name(self) -> str:
        """What a screen reader calls the overall figure."""
        return _("the talk as a whole")

    @property
    def overturned_places(self) -> frozenset[int]:
        """The places of the points that people overturned."""
        return frozenset(place for place, each in self.appeals.items() if each.overturned)

    @property
    def overturned(self) -> int:
        """How many points people overturned."""
        return len(self.overturned_places)

    def is_overturned(self, point: Point) -> bool:
        """Say whether people overturned a point of the letter."""
        return bool(self.appeals) and self.place_of(point) in self.overturned_places

    def place_of(self, point: Point) -> int | None:
        """Return the place of a point of the letter among the observations of the machine's own card."""
        return place_of(self.first_card, point)

    @property
    def more_tries(self) -> Sequence[Point]:
        """What could be tried on another day."""
        kept = [point for point in self.feedback.tries if not self.is_overturned(point)]
        return kept[1:]

    @property
    def overturned_tries(self) -> Sequence[Point]:
        """What the letter asked for and people overturned."""
        return [point for point in self.feedback.tries if self.is_overturned(point)]


def letter_page(
    *,
    reader: Person,
    session: Session,
    branch: Branch,
    filed: FiledLetter,
    standing: Settled | None = None,
    draft: str | None = None,
) -> LetterPage:
    """Return the feedback page of one ended version. Only its owner can: the words are sealed for her.

    `standing` is what people decided about it; without it the machine's own letter is shown.
    """
    scene = read_own_scene(reader, session, branch)
    scenario, mood = scenario_of(session.scenario), scene.turns[-1].mood
    first, feedback = filed.letter.card, filed.letter.feedback
    card, appeals = (standing.card, standing.appeals) if standing else (first, {})
    others, left_out = _other_skills(scenario, card)
    return LetterPage(
        session=session,
        branch=branch,
        scenario=scenario,
        feedback=feedback,
        card=card,
        first_card=first,
        meta=_meta(scenario, branch),
        solved=was_solved(scene),
        mood=mood_word(mood),
        poses=pose_weights(mood),
        curve=curve_chart(scene, feedback),
        bands=bands_chart(card, scenario.skills),
        more_bands=bands_chart(card, others) if others else SafeString(""),
        unobserved=left_out,
        lines=lines_of(scene),
        versions=branches(session),
        note=own_note(session.owner, reader, filed.row),
        written_at=filed.row.filed_at,
        talk=marked_talk(to_reading(scene), first, rubric()),
        appeals=appeals,
        changed=_changed(first, card),
        begun=begun(session, scene),
        draft=draft,
    )


def _changed(first: Scorecard, card: Scorecard) -> tuple[Changed, ...]:
    names = {skill.key: skill.name for skill in rubric()}
    found: list[Changed] = []
    for before, after in zip(first.skills, card.skills, strict=True):
        if before != after and before.low is not None and before.high is not None:
            bounds = () if after.low is None or after.high is None else (round(after.low), round(after.high))
            found.append(Changed(names[before.skill], (round(before.low), round(before.high)), bounds))
    return tuple(found)


def _meta(scenario: Scenario, branch: Branch) -> str:
    minutes = max(1, round(branch.seconds / 60))
    return _("%(name)s. %(channel)s, %(answers)s, %(minutes)s.") % {
        "channel": channel_name(scenario),
        "name": scenario.persona.name,
        "answers": ngettext("%(n)d answer", "%(n)d answers", branch.answers) % {"n": branch.answers},
        "minutes": ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes},
    }


def _other_skills(scenario: Scenario, card: Scorecard) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys of skills seen beside those the case is about, and the names of skills without any chance."""
    rest = [skill for skill in card.skills if skill.skill not in scenario.skills]
    names = {skill.key: skill.name for skill in rubric()}
    seen = tuple(skill.skill for skill in rest if skill.score is not None)
    return seen, tuple(names[skill.skill] for skill in rest if skill.score is None)
