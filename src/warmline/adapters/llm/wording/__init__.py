"""A language model that words what the engine has planned, behind a guard. Off by default."""

from warmline.adapters.llm.wording.counts import Counts, Tallied
from warmline.adapters.llm.wording.model import SECONDS, EndpointWording
from warmline.adapters.llm.wording.prompt import messages

__all__ = ["SECONDS", "Counts", "EndpointWording", "Tallied", "messages"]
