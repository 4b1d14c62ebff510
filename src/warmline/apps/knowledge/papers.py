"""Which items an attempt asks: the fixed list, or the next by the answers so far."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from warmline.apps.knowledge.models import Attempt, FormItem, Pool
from warmline.apps.knowledge.scale import Scale, rules_of, scale_of
from warmline.apps.knowledge.sheets import Sheet
from warmline.core.measurement.items.adaptive import Given, next_item, why_stop


def fixed_paper(attempt: Attempt) -> Sheet:
    """Return the sheet of a fixed form before its first answer, in this attempt's own order.

    A quiz made before an item went over to assessed tests leaves that item out.
    """
    places = FormItem.objects.filter(form=attempt.form_id)
    if not attempt.is_assessed:
        places = places.filter(version__item__pool=Pool.PRACTICE)
    versions = list(places.values_list("version", flat=True))
    Random(f"{attempt.seed}:paper").shuffle(versions)  # noqa: S311
    return Sheet(tuple(versions))


def first_paper(attempt: Attempt) -> Sheet:
    """Return the sheet with which an attempt begins."""
    return go_on(attempt, Sheet()) if attempt.is_adaptive else fixed_paper(attempt)


def go_on(attempt: Attempt, sheet: Sheet) -> Sheet:
    """Return the sheet with the next item of an adaptive attempt on it, or as it is where the test ends."""
    if not attempt.is_adaptive or sheet.current is not None:
        return sheet
    scale, rules = _scale(attempt), rules_of(attempt.form)
    # An item that went to another level or room since it was answered is on this scale no more.
    known = [entry for entry in sheet.entries if entry.version in scale.bank]
    given = [Given(scale.bank[entry.version], bool(entry.right)) for entry in known]
    if why_stop(given, scale.askable, rules) is not None:
        return sheet
    dice = Random(f"{attempt.seed}:{len(given)}:item")  # noqa: S311
    found = next_item(scale.askable, given, rules, dice)
    return sheet if found is None else replace(sheet, paper=(*sheet.paper, int(found.key)))


def _scale(attempt: Attempt) -> Scale:
    assert attempt.run is not None
    return scale_of(attempt.form, attempt.run)
