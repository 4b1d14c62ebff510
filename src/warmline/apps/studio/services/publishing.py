"""Publishing a version, and taking it back. What stands in the way is listed, in words that say what to do."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.library.languages import is_spoken
from warmline.apps.library.services import publish_in_house, withdraw_in_house
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.studio.models import Case, Revision, State
from warmline.apps.studio.rules import WRITE
from warmline.apps.studio.selectors import is_alone, last_trial, one_person_suffices
from warmline.apps.studio.services.writing import locked, touch
from warmline.apps.studio.texts.checking import Checked, check_text
from warmline.apps.studio.translated import remarks_on


def obstacles(*, actor: Person, revision: Revision, checked: Checked | None = None) -> list[str]:
    """Return what keeps a version from being published, each as a sentence that says what to do."""
    return list(_obstacles(actor, revision, checked or check_text(revision.text)))


def _obstacles(actor: Person, revision: Revision, checked: Checked) -> Iterator[str]:
    if not revision.is_open:
        yield _("It was published before. Begin a new version.")
        return
    if not checked.is_sound:
        yield _("The text still has mistakes or places to write. They are listed with their lines.")
    if is_spoken(revision.case.language):
        yield from _untried(revision)
        yield from _unreviewed(actor, revision)
        return
    if any(remark.blocks for remark in remarks_on(revision)):
        yield _("Some places are missing, untranslated, or lost words in braces. They are listed below.")
    yield from _unread(actor, revision)


def _untried(revision: Revision) -> Iterator[str]:
    trial = last_trial(revision)
    if trial is None or trial.stage == trial.Stage.FAILED:
        yield _("Nobody has tried this text out. Start the trial.")
    elif trial.goes_on:
        yield _("The trial is still going on. Wait for its end.")
    elif not trial.separates:
        yield _("Good and poor agents end too much alike, or it cannot be won. The trial says where it got stuck.")


def _unreviewed(actor: Person, revision: Revision) -> Iterator[str]:
    if revision.reviewed_by_id is not None or one_person_suffices(revision.case.organisation):
        return
    if is_alone(actor):
        yield _(
            "A second person must review it, and nobody else here is trainer, manager or admin. Give somebody one of "
            "these roles, or let an admin settle that one person is enough."
        )
    elif revision.state == State.REVIEW:
        yield _("It waits for somebody who did not write it to review it.")
    else:
        yield _("A second person must review it. Send it to review.")


def _unread(actor: Person, revision: Revision) -> Iterator[str]:
    """No trial stands behind a language that no machine reads here, so a second person always does."""
    if revision.reviewed_by_id is not None:
        return
    if is_alone(actor):
        yield _(
            "A second person must read it beside the original, and nobody else here is trainer, manager or admin. "
            "Give somebody who speaks this language one of these roles."
        )
    elif revision.state == State.REVIEW:
        yield _("It waits for somebody who did not write it to read it beside the original.")
    else:
        yield _("A second person who speaks this language must read it beside the original. Send it to review.")


@transaction.atomic
def publish(*, actor: Person, revision: Revision) -> Revision:
    """Publish a version: it replaces the one before at once. Refused with what is missing.

    Where customers speak its language it is on Practise; in any other it is there for colleagues to play and to read.
    """
    require(WRITE, actor, revision.case)
    found = locked(revision)
    checked = check_text(found.text)
    missing = obstacles(actor=actor, revision=found, checked=checked)
    if missing or checked.scenario is None:
        raise Refused(" ".join(missing))
    case = found.case
    found.library = publish_in_house(organisation=case.organisation, scenario=checked.scenario, language=case.language)
    found.state, found.published_by, found.published_at = State.PUBLISHED, actor, timezone.now()
    found.save()
    older = Revision.objects.filter(case=case, state=State.PUBLISHED).exclude(pk=found.pk)
    older.update(state=State.REPLACED)
    touch(case, state=State.PUBLISHED, live=found.number)
    data = {"version": found.number, "alone": found.reviewed_by_id is None}
    record(actor=actor, verb="studio.published", target=f"case:{case.pk}", data=data)
    return found


@transaction.atomic
def withdraw(*, actor: Person, case: Case) -> None:
    """Take the published version off Practise; talks that began with it go on. Refused where none is published."""
    require(WRITE, actor, case)
    found = Revision.objects.select_for_update(of=("self",)).filter(case=case, state=State.PUBLISHED).first()
    if found is None or found.library is None:
        raise Refused(_("No version of this scenario is published."))
    withdraw_in_house(version=found.library)
    found.state = State.WITHDRAWN
    found.save(update_fields=["state"])
    touch(case, live=None, state=State.WITHDRAWN if case.newest == found.number else case.state)
    record(actor=actor, verb="studio.withdrawn", target=f"case:{case.pk}", data={"version": found.number})
