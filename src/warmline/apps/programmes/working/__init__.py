"""What happens behind the pages: enrolling an audience, and the daily round over all paths."""

from warmline.apps.programmes.working.rounds import enrol_on, sweep_on

__all__ = ["enrol_on", "sweep_on"]
