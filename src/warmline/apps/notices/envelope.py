"""From a letter to a mail: headers, the foot with its link, files. Plain text only."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, ExitStack

from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from warmline.apps.notices.groups import ALWAYS, Group
from warmline.apps.notices.letters import Letter
from warmline.apps.notices.stopping import stop_address
from warmline.apps.people.models import Person
from warmline.apps.shifts.selectors import zone_of


def in_words_of(person: Person) -> AbstractContextManager[object]:
    """Speak the person's language and tell the time of her zone while this lasts."""
    stack = ExitStack()
    stack.enter_context(translation.override(person.language))
    stack.enter_context(timezone.override(zone_of(person)))
    return stack


def enclose(letter: Letter, person: Person, groups: Iterable[Group]) -> EmailMessage:
    """Return the mail of a letter to one person. Unless it must always come, it says how to stop its groups.

    The two headers are those of one-click unsubscribing (RFC 8058); that the mail was made by a machine, and wants no
    automatic answer, is said as in RFC 3834.
    """
    told = [group for group in groups if group not in ALWAYS]
    headers, body = {"Auto-Submitted": "auto-generated"}, letter.body
    if told:
        address = stop_address(person, told)
        headers |= {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        body = f"{body.rstrip()}\n\n-- \n{_foot(told)}\n{address}\n"
    # A line break in a subject would end the header; mail must not fail because of an organisation's name.
    message = EmailMessage(" ".join(letter.subject.split()), body, to=[person.email], headers=headers)
    for file in letter.attached:
        message.attach(file.name, file.content, file.kind)
    return message


def _foot(groups: list[Group]) -> str:
    names = ", ".join(str(group.label) for group in groups)
    return _("This is about: %(groups)s. No more e-mail about it? Use this link, without signing in:") % {
        "groups": names
    }
