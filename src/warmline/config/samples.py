"""What the rooms bring for the sample organisation, in one list. Importing it needs Django to be set up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from warmline.apps.assessment.sample import load_sample_assessment
from warmline.apps.badges.sample import load_sample_badges
from warmline.apps.conversations.sample import load_sample_conversations
from warmline.apps.drills.sample import load_sample_drills
from warmline.apps.improvement.sample import load_sample_improvement
from warmline.apps.knowledge.sample import load_sample_knowledge
from warmline.apps.modules.sample import load_sample_modules
from warmline.apps.people.models import Organisation
from warmline.apps.practice.sample import load_sample_practice
from warmline.apps.programmes.sample import load_sample_programmes
from warmline.apps.shifts.sample import load_sample_shifts
from warmline.apps.studio.sample import load_sample_studio
from warmline.apps.workshops.sample import load_sample_workshops

# Each after those that it leans on. Each adds its own once: a second time changes nothing.
SAMPLES: Final[tuple[Callable[[Organisation, datetime], int], ...]] = (
    load_sample_shifts,
    load_sample_practice,
    load_sample_conversations,
    load_sample_knowledge,
    load_sample_assessment,
    load_sample_badges,
    load_sample_drills,
    load_sample_modules,
    load_sample_workshops,
    load_sample_programmes,
    load_sample_improvement,
    load_sample_studio,
)
