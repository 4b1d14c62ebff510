"""What is kept of programmes: their versions, what sites make of them, who follows which, and how far people are."""

from warmline.apps.programmes.models.assigning import Assignment
from warmline.apps.programmes.models.catalogue import Plan, Programme, ProgrammeVersion, SiteOverlay
from warmline.apps.programmes.models.enrolling import Enrolment, StepDone
from warmline.apps.programmes.models.piloting import Pilot
from warmline.apps.programmes.models.sweeping import Sweep

__all__ = [
    "Assignment",
    "Enrolment",
    "Pilot",
    "Plan",
    "Programme",
    "ProgrammeVersion",
    "SiteOverlay",
    "StepDone",
    "Sweep",
]
