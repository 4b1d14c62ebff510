"""The page of one point: what the owner objects to, whom she shows it to, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warmline.apps.library.ports import rubric
from warmline.apps.library.selectors import scenario_of
from warmline.apps.people.models import Person
from warmline.apps.roleplay.models import Branch, Session
from warmline.apps.roleplay.selectors import read_own_scene
from warmline.apps.roleplay.services.ending import FiledLetter
from warmline.apps.roleplay.services.settling import Settled
from warmline.apps.scores.learning import moment_of
from warmline.apps.scores.marked import MarkedTalk, marked_talk
from warmline.apps.scores.pleas import Plea, PointInQuestion, Shown, point_at
from warmline.apps.scores.selectors import OwnAppeal
from warmline.core.conversation.redaction import names_of
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, to_conversation, to_reading


@dataclass(frozen=True, slots=True)
class AppealPage:
    """One point of one letter, the owner's appeal against it if she wrote one, and the redacted moment it rests on."""

    session: Session
    branch: Branch
    scenario: Scenario
    filed: FiledLetter
    point: PointInQuestion
    talk: MarkedTalk
    own: OwnAppeal | None
    moment: Sequence[dict[str, str]]

    @property
    def state(self) -> str:
        """Where it stands: new, kept, shown, upheld or stands."""
        return self.own.state if self.own else "new"

    @property
    def may_write(self) -> bool:
        """Whether the words may still be changed."""
        return self.state in {"new", "kept"}

    def copy_for_judge(self, words: str) -> Shown:
        """Return what the named person will see, and nothing beyond it."""
        name, versions = self.scenario.persona.first_name, self.filed.letter.card.versions
        return Shown(Plea(words, self.point), self.talk, name, versions)


def appeal_page(
    *, reader: Person, session: Session, branch: Branch, filed: FiledLetter, standing: Settled, place: int
) -> AppealPage:
    """Return the page of the point at this place. Raises LookupError where the letter has no such point."""
    point = point_at(filed.letter.card, place, rubric())
    scene, scenario = read_own_scene(reader, session, branch), scenario_of(session.scenario)
    talk = marked_talk(to_reading(scene), filed.letter.card, rubric())
    own = standing.appeals.get(place)
    return AppealPage(
        session=session,
        branch=branch,
        scenario=scenario,
        filed=filed,
        point=point,
        talk=talk,
        own=own,
        moment=moment_of(talk, point, _names(reader, own, scene)) if own and own.overturned else (),
    )


def _names(reader: Person, own: OwnAppeal | None, scene: Scene) -> tuple[str, ...]:
    """Every name that the house knows of: the owner's, the named person's, the customer's and those of the record."""
    judge = own.appeal.judge.name if own and own.appeal.judge else ""
    facts = names_of(to_conversation(scene, "").facts)
    return tuple(name for name in (reader.name, judge, scene.scenario.persona.name, *facts) if name)
