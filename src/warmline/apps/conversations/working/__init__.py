"""The work in the background: short steps, each of which leaves things whole, so that a kill costs one batch."""

from warmline.apps.conversations.working.steps import work_on

__all__ = ["work_on"]
