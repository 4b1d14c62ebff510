"""Two versions side by side, and what of a scenario can be met."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from warmline.apps.library.words import skill_names
from warmline.apps.people.views.common import number as number_in
from warmline.apps.studio.coverage import coverage, words_met
from warmline.apps.studio.models import Trial
from warmline.apps.studio.selectors import last_trial, revision_of, versions
from warmline.apps.studio.texts.checking import check_text
from warmline.apps.studio.texts.diff import compare as lines_of
from warmline.apps.studio.views.common import case_or_404, version_or_404, writers_only


@writers_only
@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what changed between two versions: the two newest where none are named."""
    case = case_or_404(request, pk)
    after = revision_of(case, number_in(request.GET.get("to", "")) or case.newest)
    before = revision_of(case, number_in(request.GET.get("from", "")) or max(1, case.newest - 1))
    lines = lines_of(before.text, after.text) if before and after else ()
    context = {"case": case, "before": before, "after": after, "lines": lines, "versions": versions(case)}
    return render(request, "studio/compare.html", context)


@writers_only
@require_safe
def covered(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show every fact, offer, trap, end and skill, and whether it can be met."""
    revision = version_or_404(request, pk, number)
    scenario = check_text(revision.text).scenario
    trial = last_trial(revision)
    result = trial.result if trial is not None and trial.stage == Trial.Stage.DONE else None
    names = skill_names()
    rows = coverage(scenario, result, names) if scenario is not None else ()
    context = {
        "case": revision.case,
        "revision": revision,
        "scenario": scenario,
        "rows": rows,
        "words": words_met(result),
        "talks": (result or {}).get("met", {}).get("talks"),
        "open": sum(not row.is_good for row in rows),
    }
    return render(request, "studio/coverage.html", context)
