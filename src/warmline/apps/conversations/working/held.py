"""An upload while a step holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from warmline.apps.conversations.models import Upload


class Overtaken(Exception):
    """The upload was stopped or deleted, or another step works on it: nothing may be written any more."""


@dataclass(slots=True)
class Held:
    """An upload, the clock, and when this step ends. `now` gives seconds of a clock that never goes back."""

    upload: Upload
    now: Callable[[], float]
    ends: float

    def is_late(self) -> bool:
        """Say whether the step should hand on."""
        return self.now() >= self.ends

    def write(self, **changes: Any) -> bool:
        """Change the upload where this step still holds it, and say whether it does."""
        upload = self.upload
        mine = Upload.objects.filter(pk=upload.pk, step=upload.step, stage=upload.stage)
        done = bool(mine.update(beat=timezone.now(), **changes))
        if done:
            for name, value in changes.items():
                setattr(upload, name, value)
        return done

    def must_write(self, **changes: Any) -> None:
        """Do the same inside the transaction of a batch; Overtaken takes the whole batch back."""
        if not self.write(**changes):
            raise Overtaken
