"""The first words a customer would say to this person: the same as in the talk that a click begins."""

from __future__ import annotations

import re

from warmline.apps.people.models import Person
from warmline.apps.practice.next_step import NextStep
from warmline.apps.roleplay.engine import language
from warmline.apps.roleplay.models import Session
from warmline.apps.roleplay.selectors import read_own_scene
from warmline.apps.roleplay.services.starting import next_seed
from warmline.core.customer.scene import begin

_SENTENCE = re.compile(r".+?[.!?]+(?=\s|$)", re.DOTALL)


def first_words(person: Person, step: NextStep, *, longest: int) -> str:
    """Return what the customer of a next step says: the opening of a new talk, or the last words of one that waits."""
    if step.session is None:
        seed = next_seed(person, step.scenario.key)
        return shortened(begin(step.scenario, language(), seed=seed).turns[0].customer, longest)
    session = Session.objects.filter(owner=person, pk=step.session).select_related("owner", "branch", "scenario").get()
    assert session.branch is not None
    return shortened(read_own_scene(person, session, session.branch).turns[-1].customer, longest)


def shortened(text: str, longest: int) -> str:
    """Return as many whole sentences as fit; where not even one fits, its words up to there and an ellipsis."""
    kept = ""
    for sentence in _SENTENCE.findall(text):
        if len(kept) + len(sentence) > longest:
            break
        kept += sentence
    if kept.strip():
        return kept.strip()
    if len(text) <= longest:
        return text.strip()
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
