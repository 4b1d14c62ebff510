"""Background work of the studio. The argument is a key; what is played is looked up."""

from __future__ import annotations

from django_tasks import task


@task()
def play(trial: int) -> None:
    """Play the trial with this key."""
    from warmline.apps.studio.playing import play_trial

    play_trial(trial)
