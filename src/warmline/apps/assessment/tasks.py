"""Background work of assessments: one look a refresher. Arguments hold nothing personal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from warmline.apps.assessment.refreshing import tell


@task()
def remind_of_refresher(certificate: str) -> bool:
    """Tell the holder that a refresher is open, and put down the look at the next one; return whether it told."""
    return tell(key=UUID(certificate), now=timezone.now(), put_down=put_down)


def put_down(certificate: UUID, due: datetime) -> None:
    """Put down the look at a refresher for the moment at which it is due."""
    remind_of_refresher.using(run_after=due).enqueue(str(certificate))
