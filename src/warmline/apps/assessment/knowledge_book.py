"""Tests as the item bank keeps them: announced ones of the person's own house alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from warmline.apps.assessment.ports import TestItem, TestResult
from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.models import Attempt, Form, Room
from warmline.apps.knowledge.selectors import results_of
from warmline.apps.people.models import Organisation, Person


class HouseTests:
    """The book of tests of this house."""

    def result(self, person: Person, test: str, since: datetime) -> TestResult | None:
        """Return the newest decided result since a moment, in per cent; a quiz is none."""
        for found in results_of(person.pk, test, person.organisation_id):
            if found.at < since:
                continue
            form = Attempt.objects.select_related("form").get(pk=found.attempt).form
            return TestResult(100 * found.outcome.score, 100 * found.outcome.se, found.at, str(form))
        return None

    def items(self, organisation: Organisation, test: str) -> Sequence[TestItem]:
        """Return the items of the newest open form, with the moment that each is about."""
        form = _open(organisation, test)
        if form is None:
            return ()
        found = []
        for place in form.places.select_related("version__item"):
            item = item_of(place.version)
            found.append(TestItem(item.key, f"{item.moment} {item.prompt}".strip()))
        return tuple(found)

    def address(self, organisation: Organisation, test: str) -> str:
        """Return where the newest open form is taken."""
        form = _open(organisation, test)
        return "" if form is None else reverse("knowledge:begin", args=[form.pk])

    def choices(self, organisation: Organisation) -> Sequence[tuple[str, str]]:
        """Return the open announced tests of the house: key and title."""
        rows = Form.objects.filter(organisation=organisation, room=Room.ASSESSED).open()
        return tuple(rows.order_by("title").values_list("key", "title"))


def _open(organisation: Organisation, test: str) -> Form | None:
    rows = Form.objects.filter(organisation=organisation, key=test, room=Room.ASSESSED).open()
    return rows.order_by("-number").first()
