"""The answer box: what it is for, what stands in it, and the words that a form of any channel sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from warmline.apps.practice.next_step import nth_answer
from warmline.apps.roleplay.answers import LIMIT, STOP_WORD
from warmline.apps.roleplay.calls import with_hold
from warmline.apps.roleplay.channels import View, channel_name, view_of
from warmline.apps.roleplay.mails import joined, parted, reply_subject, subject_of
from warmline.apps.roleplay.models import Branch, Pace
from warmline.core.customer.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Compose:
    """The answer box: the turn it belongs to, its key, what stands in it, what is wrong with it, and what to try.

    `subject` and `greeting` are those of an e-mail; `text` is then what comes below them.
    """

    session: UUID
    branch: int
    number: int
    nth: str
    view: View
    channel: str
    text: str = ""
    subject: str = ""
    greeting: str = ""
    error: str = ""
    hint: str = ""
    to_try: str = ""
    pace: str = Pace.NATURAL
    key: UUID = field(default_factory=uuid4)
    limit: int = LIMIT
    stop_word: str = STOP_WORD

    @property
    def at_once(self) -> bool:
        """Whether replies appear at once, as she likes them or since they are spoken."""
        return self.pace == Pace.AT_ONCE or self.view is View.PHONE


def compose_for(
    branch: Branch,
    scenario: Scenario,
    *,
    text: str = "",
    error: str = "",
    hint: str = "",
    to_try: str = "",
    pace: str = Pace.NATURAL,
) -> Compose:
    """Return a fresh answer box for the next turn of a branch, with a key of its own."""
    number, view, subject, greeting = branch.answers + 1, view_of(scenario), "", ""
    if view is View.EMAIL:
        written = parted(text)
        subject, greeting, text = written.subject, written.greeting, written.body
        subject = subject or reply_subject(subject_of(scenario))
    return Compose(
        session=branch.session_id,
        branch=branch.number,
        number=number,
        nth=nth_answer(number),
        view=view,
        channel=channel_name(scenario),
        text=text,
        subject=subject,
        greeting=greeting,
        error=error,
        hint=hint,
        to_try=to_try,
        pace=pace,
    )


def words_of(form: Mapping[str, str]) -> str:
    """Return the words of an answer as it is kept: the parts of an e-mail in one text, all else as it was typed."""
    text = with_hold(form.get("text", ""), form.get("hold", ""))
    if "subject" not in form and "greeting" not in form:
        return text
    return joined(form.get("subject", ""), form.get("greeting", ""), text)


def pace_of(form: Mapping[str, str]) -> str:
    """Return the pace that the page was shown with, so that an answer need not ask for it again."""
    return Pace.AT_ONCE if form.get("pace") == Pace.AT_ONCE else Pace.NATURAL
