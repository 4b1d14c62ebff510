"""Finding a module, beginning it, reading it section by section."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from warmline.apps.modules import screens, services
from warmline.apps.modules.showing import Shown
from warmline.apps.modules.views.common import module_or_404, taken_or_404
from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import me, or_404


@require_safe
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Show what can be read, and what she was reading."""
    services.release_due(now=timezone.now())
    return render(request, "modules/home.html", screens.home_context(me(request)))


@require_safe
@never_cache
def notes(request: HttpRequest) -> HttpResponse:
    """Show her notes and bookmarks from all modules."""
    return render(request, "modules/notes.html", {"shelves": screens.own_notes(me(request))})


@require_safe
@never_cache
def overview(request: HttpRequest, key: str) -> HttpResponse:
    """Show what a module is about, and how far she is."""
    services.release_due(now=timezone.now())
    module = module_or_404(request, key)
    context = or_404(screens.overview_context(me(request), module, timezone.now()))
    return render(request, "modules/overview.html", context)


@require_POST
def begin(request: HttpRequest, key: str) -> HttpResponse:
    """Begin a module, or go on where she was."""
    module = module_or_404(request, key)
    try:
        progress = services.begin(user=me(request), module=module, now=timezone.now())
    except services.NothingToRead as gone:
        raise Http404 from gone
    return redirect("modules:section", key, progress.place + 1)


@require_safe
@never_cache
def section(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show one section, and remember that she is there."""
    taken = taken_or_404(request, key)
    if not 1 <= number <= len(taken.text.sections):
        raise Http404
    services.open_section(user=me(request), module=taken.module, place=number - 1, now=timezone.now())
    shown = Shown(again=request.GET.get("again", ""), plays=request.GET.get("play", ""))
    page = screens.section_page(taken, number - 1, shown)
    response = render(request, "modules/section.html", {"page": page})
    if page.hosts:
        response._csp_update = {"frame-src": [f"https://{host}" for host in page.hosts]}  # type: ignore[attr-defined]
    return response


@require_POST
@never_cache
@sensitive_post_parameters()
def answer(request: HttpRequest, key: str, exercise: str) -> HttpResponse:
    """Keep an answer; half an answer is shown again with what was typed."""
    taken = taken_or_404(request, key)
    found = screens.exercise_or_404(taken, exercise)
    place, shown, missing = taken.text.section_of(exercise), Shown(), False
    try:
        words = screens.words_of(taken, found, request.POST)
        services.answer(user=me(request), module=taken.module, key=exercise, words=words, now=timezone.now())
    except services.Incomplete:
        missing = True
        shown = Shown(missing=exercise, typed=request.POST.dict(), chosen=request.POST.getlist("a"))
    return screens.after_answer(request, taken.module, place, exercise, shown, missing=missing)


@require_POST
@never_cache
@sensitive_post_parameters("words")
def note(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Keep her note to a section."""
    taken = taken_or_404(request, key)
    section_key = screens.section_key(taken, number)
    words = request.POST.get("words", "")
    services.write_note(user=me(request), module=taken.module, section=section_key, words=words, now=timezone.now())
    messages.success(request, _("Your note is kept, for you alone.") if words.strip() else _("Your note is gone."))
    return redirect("modules:section", key, number)


@require_POST
def bookmark(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Mark a section, or take the mark off."""
    taken = taken_or_404(request, key)
    section_key, on = screens.section_key(taken, number), "on" in request.POST
    services.set_bookmark(user=me(request), module=taken.module, section=section_key, on=on, now=timezone.now())
    return redirect("modules:section", key, number)


@require_POST
def finish(request: HttpRequest, key: str) -> HttpResponse:
    """Count the module as done, or go to the first exercise that is open."""
    taken = taken_or_404(request, key)
    try:
        services.finish(user=me(request), module=taken.module, now=timezone.now())
    except services.NotFinished:
        first, *more = taken.progress.open_exercises(taken.text)
        several = _("{count} exercises are still open. Here is the first.").format(count=len(more) + 1)
        messages.info(request, several if more else _("One exercise is still open. Here it is."))
        place = taken.text.section_of(first) + 1
        return redirect(f"{screens.section_address(key, place)}#ex-{first}")
    return redirect("modules:overview", key)


@require_POST
def move_on(request: HttpRequest, key: str) -> HttpResponse:
    """Go on with the version that is published now."""
    taken = taken_or_404(request, key)
    try:
        progress = services.move_on(user=me(request), module=taken.module, now=timezone.now())
    except services.NothingToRead as gone:
        raise Http404 from gone
    return redirect("modules:section", key, progress.place + 1)


@require_POST
def skip(request: HttpRequest, key: str) -> HttpResponse:
    """Leave a module out by evidence."""
    module = module_or_404(request, key)
    try:
        services.skip(user=me(request), module=module, now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("modules:overview", key)


@require_safe
@never_cache
def printed(request: HttpRequest, key: str) -> HttpResponse:
    """Show the whole module on one page, for paper, with her own answers and notes."""
    context = or_404(screens.print_context(me(request), module_or_404(request, key)))
    return render(request, "modules/print.html", context)
