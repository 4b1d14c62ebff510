"""Tests as the item bank keeps them: announced ones of the person's own house alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import CertificationRule
from warmline.apps.assessment.ports import TestItem, TestResult
from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.models import Attempt, Form, Room
from warmline.apps.knowledge.screens import answer_lines
from warmline.apps.knowledge.selectors import result_of
from warmline.apps.knowledge.tries import counting, limits_of, tries_at, waits_for_person
from warmline.apps.people.models import Organisation, Person
from warmline.core.certifying import Attempts, Rule
from warmline.core.measurement.items import Item


def limits_for(organisation: int, test: str) -> Sequence[Attempts]:
    """Return the limits of the rules in force that ask for this test, also in place of another strand."""
    rows = CertificationRule.objects.filter(organisation=organisation).in_force()
    return tuple(rule.attempts for rule in map(rule_of, rows) if test in _asked(rule))


def _asked(rule: Rule) -> set[str]:
    return {rule.knowledge.test, *(each.test for each in rule.renewal.instead if each.test)}


class HouseTests:
    """The book of tests of this house."""

    def result(self, person: Person, test: str, since: datetime) -> TestResult | None:
        """Return the decided result of the try that counts since a moment, in per cent; a quiz is none."""
        attempt = _counting(person, test, since)
        found = None if attempt is None else result_of(attempt)
        if attempt is None or found is None:
            return None
        return TestResult(100 * found.outcome.score, 100 * found.outcome.se, found.at, str(attempt.form))

    def waits(self, person: Person, test: str, since: datetime) -> bool:
        """Say whether the try that counts waits for a person to mark or decide it."""
        attempt = _counting(person, test, since)
        return attempt is not None and waits_for_person(attempt)

    def items(self, organisation: Organisation, test: str) -> Sequence[TestItem]:
        """Return the items of the newest open form, with the moment that each is about."""
        form = _open(organisation, test)
        if form is None:
            return ()
        found = []
        for place in form.places.select_related("version__item"):
            item = item_of(place.version)
            found.append(TestItem(item.key, f"{item.moment} {item.prompt}".strip(), _answers(item)))
        return tuple(found)

    def address(self, organisation: Organisation, test: str) -> str:
        """Return where the newest open form is taken."""
        form = _open(organisation, test)
        return "" if form is None else reverse("knowledge:begin", args=[form.pk])

    def choices(self, organisation: Organisation) -> Sequence[tuple[str, str]]:
        """Return the open announced tests of the house: key and title."""
        rows = Form.objects.filter(organisation=organisation, room=Room.ASSESSED).open()
        return tuple(rows.order_by("title").values_list("key", "title"))


def _answers(item: Item) -> list[tuple[str, str]]:
    """Return what can be chosen, with what is right; how hard an item is cannot be told without its wrong answers."""
    if accepted := item.accepted or item.good:
        return [(text, "yes") for text in accepted]
    return [(line.text, line.right or ("yes" if line.is_right else "")) for line in answer_lines(item, ())]


def _counting(person: Person, test: str, since: datetime) -> Attempt | None:
    form = Form.objects.filter(organisation=person.organisation_id, key=test, room=Room.ASSESSED).first()
    if form is None:
        return None
    tries = [each for each in tries_at(person, form) if each.finished_at is not None and each.finished_at >= since]
    return counting(limits_of(form), tries)


def _open(organisation: Organisation, test: str) -> Form | None:
    rows = Form.objects.filter(organisation=organisation, key=test, room=Room.ASSESSED).open()
    return rows.order_by("-number").first()
