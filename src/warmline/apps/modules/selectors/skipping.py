"""Whether somebody may leave a module out: asked for herself, by assessed and reviewed evidence alone."""

from __future__ import annotations

from datetime import datetime

from warmline.apps.knowledge.selectors import passed_tests
from warmline.apps.library.ports import rubric
from warmline.apps.modules.models import Module, State, Version
from warmline.apps.modules.texts import text_of
from warmline.apps.people.models import Person
from warmline.apps.practice.selectors import read_own_proven
from warmline.core.curriculum.module import Proof, Skip, may_skip


def skip_for(person: Person, module: Module, now: datetime) -> Skip | None:
    """Return why this person may leave out the published version of a module, or None. Practice is not asked."""
    version = Version.objects.filter(module=module, state=State.PUBLISHED).first()
    if version is None:
        return None
    front = text_of(version).front
    known = read_own_proven(person, person, now)
    proofs = {}
    for behaviour in front.behaviours:
        found = known.behaviour(behaviour, rubric().behaviour(behaviour)[0].key)
        proofs[behaviour] = Proof(found.low, found.n)
    check = front.entry_check
    passed = check is not None and person.pk in passed_tests([person.pk], check)
    return may_skip(front.behaviours, proofs, check=check, passed=passed)
