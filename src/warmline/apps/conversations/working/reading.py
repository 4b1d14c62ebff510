"""Reading a file in: every conversation is redacted and kept, every bad row named; then the file itself goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Final

from django.db import transaction
from django.utils.crypto import salted_hmac

from warmline.adapters.bulk.packing import packed
from warmline.adapters.readers import read_conversations
from warmline.apps.conversations.models import BadRow, Talk, TalkWords, Upload
from warmline.apps.conversations.pieces import opened
from warmline.apps.conversations.redacting import clean, plain
from warmline.apps.conversations.removing import drop_pieces
from warmline.apps.conversations.working.held import Held
from warmline.apps.people.models import Organisation, Person
from warmline.apps.reviews.ids import kept_id
from warmline.core.conversation import Conversation, RowProblem, Speaker, redact

BATCH: Final = 50
MOST_BAD_ROWS: Final = 10_000
_SPEAKING: Final = frozenset((Speaker.CUSTOMER, Speaker.AGENT))


def read_on(held: Held) -> bool:
    """Read on where the last step ended; return whether the end of the file was reached. Raises UnusableInput."""
    upload = held.upload
    found = read_conversations(opened(upload, upload.uploaded_by), upload.name)
    rest = islice(found, upload.entries, None)
    agents = _Agents(upload.organisation)
    while batch := list(islice(rest, BATCH)):
        _keep(held, batch, agents)
        if held.is_late():
            return False
    with transaction.atomic():
        held.must_write(stage=Upload.Stage.READ)
        drop_pieces(upload)
    return True


def _keep(held: Held, batch: list[Conversation | RowProblem], agents: _Agents) -> None:
    upload = held.upload
    taken = Counter(upload.taken)
    talks = list(_talks(upload, (each for each in batch if isinstance(each, Conversation)), agents, taken))
    rows = [each for each in batch if isinstance(each, RowProblem)]
    with transaction.atomic():
        held.must_write(
            entries=upload.entries + len(batch),
            read=upload.read + len(talks),
            bad=upload.bad + len(rows),
            taken=dict(sorted(taken.items())),
        )
        Talk.objects.bulk_create(talk for talk, _ in talks)
        TalkWords.objects.bulk_create(TalkWords(talk=talk, upload=upload, body=body) for talk, body in talks)
        first = upload.bad - len(rows) + 1
        BadRow.objects.bulk_create(
            BadRow(upload=upload, number=number, line=row.line, field=plain(row.field)[:60], why=_why(row))
            for number, row in enumerate(rows, start=first)
            if number <= MOST_BAD_ROWS
        )


def _talks(
    upload: Upload, found: Iterator[Conversation], agents: _Agents, taken: Counter[str]
) -> Iterator[tuple[Talk, str]]:
    """Yield the rows of conversations, each with its packed words."""
    for position, each in enumerate(found, start=upload.read):
        kept = clean(replace(each, id=kept_id(upload.organisation_id, each)))
        taken.update(kept.taken)
        who = (each.agent or "").strip()
        row = Talk(
            upload=upload,
            position=position,
            name=kept.conversation.id[:200],
            channel=each.channel.value,
            started_at=each.started_at,
            agent_id=agents.person(who),
            agent_code=code_of(upload.organisation_id, who) if who else "",
            turns=sum(turn.speaker in _SPEAKING for turn in each.turns),
        )
        yield row, packed(kept.conversation)


def _why(row: RowProblem) -> str:
    # A reason can quote what stood in the row.
    return redact(plain(row.why)).text[:500]


def code_of(organisation: int, who: str) -> str:
    """Return eight signs that stand for an agent of a file: the same for the same name, and no way back to it."""
    text = f"{organisation}:{who.casefold()}"
    return salted_hmac("warmline.conversations.agent", text, algorithm="sha256").hexdigest()[:8]


class _Agents:
    """Finds people of the house by the address or full name that a file gives; who shares her name is not found."""

    def __init__(self, organisation: Organisation) -> None:
        self._people = Person.objects.filter(organisation=organisation, erased_at=None)
        self.person = cache(self._person)

    def _person(self, who: str) -> int | None:
        if not who:
            return None
        field = "email__iexact" if "@" in who else "name__iexact"
        keys = list(self._people.filter(**{field: who}).values_list("pk", flat=True)[:2])
        return keys[0] if len(keys) == 1 else None
