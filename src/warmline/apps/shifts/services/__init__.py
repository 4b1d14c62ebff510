"""What is done with shifts; each verb checks who may, and leaves its trail."""

from warmline.apps.shifts.services.days import set_days
from warmline.apps.shifts.services.importing import bring, bring_own, undo

__all__ = ["bring", "bring_own", "set_days", "undo"]
