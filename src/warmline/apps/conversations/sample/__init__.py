"""A small week of the sample house's first team: invented conversations, scored, and what two analysts said of them."""

from warmline.apps.conversations.sample.load import load_sample_conversations

__all__ = ["load_sample_conversations"]
