"""What was said, by whom, where, and what is known about the case."""

from warmline.core.conversation.facts import CaseFacts, Fact
from warmline.core.conversation.model import Channel, Conversation, Speaker, Turn

__all__ = ["CaseFacts", "Channel", "Conversation", "Fact", "Speaker", "Turn"]
