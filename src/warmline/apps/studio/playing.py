"""Playing a trial that waits, in the background, and keeping what was found."""

from __future__ import annotations

import logging

from django.utils import timezone

from warmline.apps.library import ports
from warmline.apps.studio.models import Trial
from warmline.apps.studio.texts.checking import check_text
from warmline.apps.studio.trialling import run_trial

logger = logging.getLogger(__name__)


def play_trial(pk: int) -> None:
    """Play a trial that waits, and keep what was found. Called by the worker; a second call does nothing."""
    claimed = Trial.objects.filter(pk=pk, stage=Trial.Stage.WAITING).update(stage=Trial.Stage.RUNNING)
    if not claimed:
        return
    trial = Trial.objects.select_related("revision").get(pk=pk)
    try:
        _play(trial)
    except Exception as error:
        # Whatever breaks, the page must not wait for ever. The log names the kind; the text may hold a house's secrets.
        logger.error("trial %s broke off: %s", pk, type(error).__name__)
        Trial.objects.filter(pk=pk).update(stage=Trial.Stage.FAILED, ended_at=timezone.now())


def _play(trial: Trial) -> None:
    checked = check_text(trial.revision.text)
    if trial.revision.sha256 != trial.sha256 or checked.scenario is None:
        raise ValueError("the text changed before it was played")

    def tell(ended: int, kind: str) -> None:
        Trial.objects.filter(pk=trial.pk).update(played=ended, doing=kind)

    result = run_trial(
        checked.scenario, language=ports.language(), reader=ports.reader(), rubric=ports.rubric(), tell=tell
    )
    trial.result, trial.separates = result, result["separates"]
    trial.stage, trial.played, trial.doing, trial.ended_at = Trial.Stage.DONE, trial.total, "", timezone.now()
    trial.save(update_fields=["result", "separates", "stage", "played", "doing", "ended_at"])
