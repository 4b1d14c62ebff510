"""What tests of appeals share: a finished talk, one of its points, and an appeal brought as far as the test needs."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, finish

from warmline.apps.people.models import Person
from warmline.apps.roleplay import services as talks
from warmline.apps.roleplay.appeal_page import AppealPage, appeal_page
from warmline.apps.roleplay.models import Session
from warmline.apps.roleplay.services import FiledLetter, Settled
from warmline.apps.scores import services
from warmline.apps.scores.models import Appeal
from warmline.apps.scores.pleas import Verdict

WORDS = "I did name what she felt, before I asked."
REASON = "The first sentence does name it, in the customer's own terms."


@dataclass
class Talk:
    """A finished talk of one person, with its letter."""

    owner: Person
    session: Session
    filed: FiledLetter

    @classmethod
    def of(cls, owner: Person, texts=(GOOD[0], *POOR)) -> Talk:
        session = finish(owner, texts)
        assert session.branch is not None
        filed = talks.letter_for(user=owner, session=session, branch=session.branch, now=NOW)
        return cls(owner, session, filed)

    @property
    def observations(self):
        return self.filed.letter.card.observations

    def place(self, *, anchor: int = 1) -> int:
        """The first point that the machine gave this anchor."""
        return next(n for n, each in enumerate(self.observations) if each.anchor == anchor)

    def try_place(self) -> int:
        """The point of the first thing to try."""
        first = self.filed.letter.feedback.tries[0]
        wanted = (first.behaviour, first.turn, first.anchor)
        return next(n for n, o in enumerate(self.observations) if (o.behaviour, o.turn, o.anchor) == wanted)

    def settled(self) -> Settled:
        return talks.settled(user=self.owner, filed=self.filed, now=NOW)

    def page(self, place: int) -> AppealPage:
        return appeal_page(
            reader=self.owner,
            session=self.session,
            branch=self.session.branch,
            filed=self.filed,
            standing=self.settled(),
            place=place,
        )

    def address(self, place: int, name: str = "point") -> str:
        return reverse(f"roleplay:{name}", args=[self.session.pk, 1, place])

    def feedback(self) -> str:
        return reverse("roleplay:feedback", args=[self.session.pk, 1])

    def written(self, place: int = 0, words: str = WORDS) -> Appeal:
        return services.write_appeal(
            user=self.owner,
            score=self.filed.row,
            point=self.page(place).point,
            words=words,
            address=self.address(place),
            now=NOW,
        )

    def shown(self, judge: Person, place: int = 0, words: str = WORDS) -> Appeal:
        copy = self.page(place).copy_for_judge(words)
        return services.show_appeal(
            user=self.owner, appeal=self.written(place, words), judge=judge, shown=copy, agreed=True, now=NOW
        )

    def decided(self, judge: Person, place: int = 0, *, upheld: bool = True, grade: int | None = None) -> Appeal:
        return rule(judge, self.shown(judge, place), upheld=upheld, grade=grade)


def rule(
    judge: Person, appeal: Appeal, *, upheld: bool = True, grade: int | None = None, reason: str = REASON
) -> Appeal:
    """The named person's decision."""
    return services.decide(user=judge, appeal=appeal, verdict=Verdict(upheld, grade, reason), now=NOW)


def strangers(cast: Cast, *but: str) -> dict[str, Person]:
    """Everybody who may know nothing: the lead who is not named, the admin, the outsider, all others."""
    return cast.all_but("nadia", *but)
