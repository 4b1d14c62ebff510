"""What analysts do with uploads; each service checks the permission and leaves its trail."""

from warmline.apps.conversations.services.receiving import Received, receive
from warmline.apps.conversations.services.steering import delete, go_on, note_download, start, stop

__all__ = ["Received", "delete", "go_on", "note_download", "receive", "start", "stop"]
