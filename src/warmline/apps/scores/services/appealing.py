"""What the owner does with an appeal: write it, show it to one person, take it back, drop it, give it to learning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.messages import queue_messages
from warmline.apps.people.models import Person
from warmline.apps.scores.models import Appeal, FiledScore, LearningItem
from warmline.apps.scores.pleas import Plea, PointInQuestion, Shown, Verdict, pack
from warmline.apps.scores.selectors.appeals import PURPOSE, judges_for, purpose_of_copy

WORDS_LIMIT: Final = 2000  # characters


@transaction.atomic
def write_appeal(
    *, user: Person, score: FiledScore, point: PointInQuestion, words: str, address: str, now: datetime
) -> Appeal:
    """Keep what the owner thinks is wrong about one point, sealed for her; writing again replaces her words.

    `address` is the page of the point. Raises PermissionDenied for anybody but the owner, Refused where there are no
    words or too many, and while the appeal is shown or after it was decided.
    """
    if score.owner_id != user.pk:
        raise PermissionDenied
    plea = Plea(cleaned(words), point)
    known = Appeal.objects.select_for_update().filter(score=score, place=point.place).first()
    if known is not None and known.state != Appeal.State.KEPT:
        raise Refused(_("This appeal was shown already. Take it back first to change it."))
    made, _new = Appeal.objects.update_or_create(
        score=score,
        place=point.place,
        defaults={
            "criterion": digest_of(user, point.behaviour),
            "address": address,
            "sealed": vault.seal(user, pack(plea), purpose=PURPOSE),
            "written_at": now,
        },
    )
    record(actor=user, verb="scores.appeal_written", about=user, target=score.subject, private=True)
    return made


@transaction.atomic
def show_appeal(*, user: Person, appeal: Appeal, judge: Person, shown: Shown, agreed: bool, now: datetime) -> Appeal:
    """Show one appeal with its conversation to the person whom the owner named; she is told by a message.

    The copy is sealed with the named person's key and lives until she decides or the owner takes it back. Raises
    PermissionDenied for anybody but the owner, Refused without her consent, for a person who may not be asked, and
    where the appeal is shown already.
    """
    own = _own(user, appeal)
    if not agreed:
        raise Refused(_("Tick the box to show this conversation, or choose nobody to keep it to yourself."))
    if own.state != Appeal.State.KEPT:
        raise Refused(_("This appeal was shown already."))
    if not judges_for(user).filter(pk=judge.pk).exists():
        raise Refused(_("This person cannot be asked. Choose somebody from the list."))
    own.shown = vault.seal(judge, pack(shown), purpose=purpose_of_copy(own))
    own.judge, own.state, own.shown_at = judge, Appeal.State.SHOWN, now
    own.save(update_fields=["shown", "judge", "state", "shown_at"])
    queue_messages("appeal_shown", [(judge.pk, str(own.pk))])
    record(actor=user, verb="scores.appeal_shown", about=user, target=own.score.subject, private=True)
    return own


@transaction.atomic
def take_back(*, user: Person, appeal: Appeal) -> Appeal:
    """Take an appeal back from the person who was to decide: the copy is gone, the words stay with the owner."""
    own = _own(user, appeal)
    if own.state == Appeal.State.DECIDED:
        raise Refused(_("This appeal is decided. The copy was deleted with the decision."))
    if own.state == Appeal.State.SHOWN:
        own.shown, own.judge, own.state, own.shown_at = None, None, Appeal.State.KEPT, None
        own.save(update_fields=["shown", "judge", "state", "shown_at"])
        record(actor=user, verb="scores.appeal_taken_back", about=user, target=own.score.subject, private=True)
    return own


@transaction.atomic
def drop_appeal(*, user: Person, appeal: Appeal) -> None:
    """Delete an appeal that is not decided, with the copy if it is shown."""
    own = _own(user, appeal)
    if own.state == Appeal.State.DECIDED:
        raise Refused(_("This appeal is decided and stays with the feedback."))
    record(actor=user, verb="scores.appeal_dropped", about=user, target=own.score.subject, private=True)
    own.delete()


@transaction.atomic
def give_to_learning(
    *, user: Person, appeal: Appeal, plea: Plea, verdict: Verdict | None, turns: Sequence[dict[str, str]], now: datetime
) -> LearningItem:
    """Keep the redacted moment of an upheld appeal for learning: only by the owner's separate consent.

    Raises PermissionDenied for anybody but the owner and Refused where the appeal was not upheld.
    """
    own = _own(user, appeal)
    if verdict is None or not verdict.upheld or own.state != Appeal.State.DECIDED:
        raise Refused(_("Only an upheld appeal can help the computer learn."))
    values: dict[str, Any] = {
        "behaviour": plea.point.behaviour,
        "machine": plea.point.anchor,
        "grade": verdict.grade,
        "turns": list(turns),
        "given_at": now,
    }
    item, _new = LearningItem.objects.update_or_create(appeal=own, defaults=values)
    record(actor=user, verb="scores.learning_given", about=user, target=own.score.subject, private=True)
    return item


@transaction.atomic
def take_from_learning(*, user: Person, appeal: Appeal) -> None:
    """Take the consent back: the item is deleted. Taking back what was not given is harmless."""
    own = _own(user, appeal)
    if LearningItem.objects.filter(appeal=own).delete()[0]:
        record(actor=user, verb="scores.learning_taken_back", about=user, target=own.score.subject, private=True)


def cleaned(words: str) -> str:
    """Return the words as they are kept. Raises Refused where there are none, or more than 2,000 characters."""
    kept = words.replace("\x00", "").strip()
    if not kept:
        raise Refused(_("Say in a sentence or two what you see, then send it."))
    if len(kept) > WORDS_LIMIT:
        raise Refused(_("That is longer than 2,000 characters. Shorten it and send it again; nothing is lost."))
    return kept


def digest_of(owner: Person, behaviour: str) -> str:
    """Return a keyed digest of owner and criterion: tells a second appeal from a first one, and nothing more."""
    return salted_hmac("warmline.scores.appeal", f"{owner.pk}:{behaviour}", algorithm="sha256").hexdigest()


def _own(user: Person, appeal: Appeal) -> Appeal:
    """Return the owner's appeal anew, locked until the end of the transaction."""
    rows = Appeal.objects.select_for_update(of=("self",)).select_related("score")
    found = rows.filter(pk=appeal.pk, score__owner=user).first()
    if found is None:
        raise PermissionDenied
    return found
