"""What the customer does next: rules in order of urgency, the first that fits decides."""

from warmline.core.customer.planning.decide import decide
from warmline.core.customer.planning.situation import Decision, Situation

__all__ = ["Decision", "Situation", "decide"]
