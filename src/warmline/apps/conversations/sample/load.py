"""Putting the invented conversations and their reviews into the sample house, by the ways that anybody's take."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction

from warmline.adapters.readers import read_conversations
from warmline.apps.conversations import engine, services
from warmline.apps.conversations.models import Upload
from warmline.apps.conversations.sample.talks import CRITERIA, TALKS, SampleTalk
from warmline.apps.conversations.working import work_on
from warmline.apps.library.selectors import published_version
from warmline.apps.people.models import Organisation, Person, Role
from warmline.apps.people.sample.finding import holders
from warmline.apps.people.sample.load import address
from warmline.apps.reviews.models import ReviewedConversation
from warmline.apps.reviews.services import import_reviews
from warmline.core.conversation import Conversation

NAME: Final = "sample-parcels.jsonl"
_CUSTOMER: Final = "parcel_birthday"
_EARLIER: Final = timedelta(days=3)
_TODAY: Final = timedelta(minutes=5)


@transaction.atomic
def load_sample_conversations(organisation: Organisation, now: datetime) -> int:
    """Give the sample house a file of invented conversations with scores and reviews; return how many there are.

    Nothing is added where the house is not the sample, has conversations or reviews already, or has no customers yet:
    what a review brings back is practised with content.
    """
    there = Upload.objects.filter(organisation=organisation).exists()
    there = there or ReviewedConversation.objects.filter(organisation=organisation).exists()
    analysts = holders(organisation, Role.ANALYST)
    if there or not organisation.is_sample or not analysts or published_version(_CUSTOMER, organisation.pk) is None:
        return 0
    data = _file(now)
    upload = _scored(analysts[0], data)
    for is_fresh, given in ((False, now - _EARLIER), (True, now - _TODAY)):
        _review(analysts, [talk for talk in TALKS if talk.is_fresh is is_fresh], data, given)
    return upload.read


def _file(now: datetime) -> bytes:
    return "\n".join(json.dumps(_entry(talk, now - timedelta(days=talk.days))) for talk in TALKS).encode()


def _entry(talk: SampleTalk, at: datetime) -> Mapping[str, Any]:
    sides = ("customer", "agent")
    return {
        "id": talk.id,
        "channel": "chat",
        "started_at": at.isoformat(timespec="seconds"),
        "agent": address(talk.agent),
        "turns": [{"speaker": sides[number % 2], "text": text} for number, text in enumerate(talk.turns)],
    }


def _scored(analyst: Person, data: bytes) -> Upload:
    """Bring the file and do the worker's steps at once; what is in its queue then finds nothing to do."""
    upload = services.receive(actor=analyst, name=NAME, chunks=[data]).upload
    _work(upload)
    services.start(actor=analyst, upload=upload)
    _work(upload)
    return upload


def _work(upload: Upload) -> None:
    upload.refresh_from_db()
    while upload.at_work:
        work_on(upload.pk, upload.step, lambda upload, step, after=None: None)
        upload.refresh_from_db()


def _review(analysts: Sequence[Person], talks: Sequence[SampleTalk], data: bytes, given: datetime) -> None:
    sheet = io.StringIO()
    table = csv.writer(sheet)
    table.writerow(("conversation_id", "rater", "criterion", "anchor", "comment"))
    table.writerows(row for talk in talks for row in _rows(analysts, talk))
    import_reviews(
        actor=analysts[0],
        organisation=analysts[0].organisation,
        data=sheet.getvalue().encode(),
        desk=engine.desk(),
        conversations=(each for each in read_conversations(io.BytesIO(data), NAME) if isinstance(each, Conversation)),
        now=given,
    )


def _rows(analysts: Sequence[Person], talk: SampleTalk) -> Iterator[tuple[str, str, str, int, str]]:
    for analyst, anchors in zip(analysts, (talk.first, talk.second), strict=False):
        for criterion, anchor in zip(CRITERIA, anchors or (), strict=False):
            yield talk.id, analyst.email, criterion, anchor, "Sample review"
