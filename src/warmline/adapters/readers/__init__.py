"""Real conversations from files: CSV, JSON lines, JSON lists, Parquet and the ABCD data set, streamed."""

from warmline.adapters.readers.errors import UnusableInput
from warmline.adapters.readers.opening import open_conversations, read_conversations

__all__ = ["UnusableInput", "open_conversations", "read_conversations"]
