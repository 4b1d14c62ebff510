"""What tests of the floor's conversations share: files as bytes, uploads at each step of their way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from tests.cast import Cast

from warmline.apps.conversations import services, tasks
from warmline.apps.conversations.models import Talk, Upload
from warmline.apps.conversations.working import work_on
from warmline.apps.people.models import Person, Site

ASKED = "My parcel says delivered, but it is not here. I am really upset."
WARM = "I am sorry you waited in and nothing came. I will ask the driver and write to you by 18:00 today."
COLD = "You should have read the terms. Calm down."


def talk(number: int, answer: str = WARM, **more: object) -> dict[str, object]:
    """One conversation as an object of a file."""
    turns = [("customer", ASKED), ("agent", answer), ("customer", "Thank you, that solved it.")]
    said = [{"speaker": who, "text": text} for who, text in turns]
    return {"id": f"c{number}", "channel": "chat", "turns": said, **more}


def lines(*talks: object) -> bytes:
    """A file of JSON lines; a text stands as it is."""
    return "\n".join(each if isinstance(each, str) else json.dumps(each) for each in talks).encode()


def file_of(count: int = 3) -> bytes:
    """A file with so many conversations, every second one cold."""
    return lines(*(talk(n, COLD if n % 2 else WARM) for n in range(count)))


def uploaded(actor: Person, data: bytes | None = None, name: str = "week.jsonl", site: Site | None = None) -> Upload:
    """A file that has arrived and waits to be read; an analyst of one site brings it for that site."""
    held = actor.memberships.current().filter(role="analyst").first()
    place = site or (held.site if held else None)
    return services.receive(actor=actor, name=name, chunks=[file_of() if data is None else data], site=place).upload


def worked(upload: Upload) -> Upload:
    """Let the worker do all steps that there are, and fetch the upload anew."""
    upload.refresh_from_db()
    while upload.at_work:
        tasks.work.func(upload.pk, upload.step)
        upload.refresh_from_db()
    return upload


def read(actor: Person, data: bytes | None = None, name: str = "week.jsonl") -> Upload:
    """A file that was read and waits for its owner."""
    return worked(uploaded(actor, data, name))


def scored(actor: Person, data: bytes | None = None, name: str = "week.jsonl") -> Upload:
    """A file whose conversations are scored."""
    upload = read(actor, data, name)
    services.start(actor=actor, upload=upload)
    return worked(upload)


class Queue:
    """Remembers what was put into the queue, with how much later it is due."""

    def __init__(self) -> None:
        self.put: list[tuple[int, timedelta | None]] = []

    def __call__(self, upload: int, step: int, after: timedelta | None = None) -> None:
        self.put.append((step, after))


def ticking(step: float = 1.0) -> Iterator[float]:
    """A clock that goes on by so many seconds each time it is looked at."""
    seconds = 0.0
    while True:
        yield seconds
        seconds += step


def one_step(upload: Upload, *, batches: int = 1, queue: Queue | None = None) -> Upload:
    """Do one step that is late after its first batch, and fetch the upload anew."""
    upload.refresh_from_db()
    clock = ticking()
    work_on(upload.pk, upload.step, queue or Queue(), now=lambda: next(clock), seconds=0.5 * batches)
    upload.refresh_from_db()
    return upload


def row(cast: Cast, stage: str = Upload.Stage.DONE, site: Site | None = None, **more: object) -> Upload:
    """A file of Anh's at a stage, as if it had come there."""
    told = {"organisation": cast.organisation, "site": site or cast.site, "uploaded_by": cast.analyst, "name": "f.csv"}
    return Upload.objects.create(stage=stage, **(told | more))


def talked(upload: Upload, overall: float | None = None, **more: object) -> Talk:
    """One conversation of a file, scored where it has a figure."""
    position = Talk.objects.filter(upload=upload).count()
    made = Talk.objects.create(
        upload=upload, position=position, name=f"c{position}", channel="chat", turns=3, overall=overall,
        scored_at=None if overall is None else timezone.now(), **more,
    )  # fmt: skip
    Upload.objects.filter(pk=upload.pk).update(read=position + 1, scored=position + (overall is not None))
    return made
