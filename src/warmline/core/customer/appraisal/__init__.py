"""From what was heard to what it does to the mood: every change is a reason with the agent's own words."""

from warmline.core.customer.appraisal.appraise import appraise
from warmline.core.customer.appraisal.moment import Felt, Moment

__all__ = ["Felt", "Moment", "appraise"]
