"""What can be done with notices: queue them, mark them as read, choose how they come."""

from warmline.apps.notices.services.choosing import choose, go_on, stop
from warmline.apps.notices.services.queueing import queue
from warmline.apps.notices.services.reading import mark_all_read, mark_read

__all__ = ["choose", "go_on", "mark_all_read", "mark_read", "queue", "stop"]
