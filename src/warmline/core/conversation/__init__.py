"""What was said, by whom, where, and what is known about the case."""

from warmline.core.conversation.facts import CaseFacts, Fact
from warmline.core.conversation.model import Channel, Conversation, Speaker, Turn
from warmline.core.conversation.objects import conversation_from_json
from warmline.core.conversation.redaction import Redacted, redact
from warmline.core.conversation.rows import RowProblem, rows_to_conversations

__all__ = [
    "CaseFacts",
    "Channel",
    "Conversation",
    "Fact",
    "Redacted",
    "RowProblem",
    "Speaker",
    "Turn",
    "conversation_from_json",
    "redact",
    "rows_to_conversations",
]
