"""The writers' pages: the list, a new module, its text with a preview, its translations, its files."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmline.apps.modules import selectors, services
from warmline.apps.modules.forms import BeginForm, MediaForm, SearchForm, TextForm, TranscriptForm
from warmline.apps.modules.models import Module, State, Version
from warmline.apps.modules.selectors import Wanted
from warmline.apps.modules.starter import starter
from warmline.apps.modules.views.common import own_module_or_404, own_version_or_404, writers_only
from warmline.apps.modules.writing_screens import beside_context, case_context, preview_context
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.people.views.common import act, is_done, me, or_404
from warmline.apps.studio.forms import LanguageForm


@writers_only
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List the modules of the house."""
    now = timezone.now()
    services.release_due(now=now)
    form = SearchForm(request.GET)
    data = form.cleaned_data if form.is_valid() else {"words": "", "state": ""}
    wanted = Wanted(data["words"], data["state"], stale=data["state"] == "stale")
    page = selectors.module_page(me(request), wanted, request.GET.get("page", "1"), now.date())
    narrowed = bool(data["words"] or data["state"])
    context = {"page_obj": page, "form": form, "is_narrowed": narrowed, "today": now.date()}
    return render(request, "modules/write/home.html", context)


@writers_only
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a module: empty, or as a copy."""
    modules = selectors.published_modules(me(request))
    choices = [(str(module.pk), module.title) for module in modules]
    form = BeginForm(request.POST or None, choices=choices, initial={"of": request.GET.get("of", "")})
    if request.method == "POST" and form.is_valid():
        try:
            made = _begun(me(request), form.cleaned_data["key"], form.cleaned_data["of"])
            return redirect("modules:text", made.pk, 1)
        except Refused as refused:
            form.add_error("key", str(refused))
    return render(request, "modules/write/new.html", {"form": form}, status=422 if form.is_bound else 200)


def _begun(person: Person, key: str, of: str) -> Module:
    now = timezone.now()
    if not of:
        text = starter(key=key, author=person, today=now.date())
        return services.begin_module(actor=person, key=key, text=text, now=now)
    here = Module.objects.visible_to(person).filter(pk=of)
    version = Version.objects.select_related("module").get(module__in=here, state=State.PUBLISHED)
    return services.fork(actor=person, version=version, key=key, now=now)


@writers_only
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a module stands, and what to do next."""
    services.release_due(now=timezone.now())
    module = own_module_or_404(request, pk)
    return render(request, "modules/write/case.html", case_context(me(request), module))


@writers_only
@require_http_methods(["GET", "POST"])
def text(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show the text with its preview; on POST save it, sound or not."""
    version = own_version_or_404(request, pk, number)
    form = TextForm(request.POST or None, initial={"text": version.text, "seen": version.sha256})
    now = timezone.now()
    if request.method == "POST" and form.is_valid():
        try:
            services.save_text(actor=me(request), version=version, now=now, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("modules:text", pk, number)
        except Refused as refused:
            form.add_error(None, str(refused))
            # Who looks again and saves again has seen the newer text.
            form.data = {"text": form.cleaned_data["text"], "seen": version.sha256}
    context = {"form": form, **preview_context(version, str(form["text"].value() or ""))}
    return render(request, "modules/write/text.html", context, status=422 if form.is_bound else 200)


@writers_only
@require_POST
def look(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Return the preview of a text as it is being written."""
    version = own_version_or_404(request, pk, number)
    typed = request.POST.get("text", version.text)[:200_000]
    template = "modules/write/parts/preview.html" if getattr(request, "htmx", False) else "modules/write/preview.html"
    return render(request, template, preview_context(version, typed.replace("\r\n", "\n")))


@writers_only
@require_safe
def beside(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show a translation beside its original."""
    version = own_version_or_404(request, pk, number)
    return render(request, "modules/write/beside.html", beside_context(version, _original(version)))


@writers_only
@require_POST
def follow(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Say that a translation holds all that its original says now."""
    version = own_version_or_404(request, pk, number)
    source, who, now = _original(version), me(request), timezone.now()
    return act(
        request,
        lambda: services.follow_original(actor=who, version=version, source=source, now=now),
        _("The translation is up to date with its original."),
        "modules:beside",
        pk,
        number,
    )


def _original(version: Version) -> Version:
    """Return the newest published text of the original, or the one that the translation was made from. Raises 404."""
    original = or_404(version.module.original)
    return or_404(selectors.version_of(original, original.live) if original.live else version.source)


@writers_only
@require_POST
def translate(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Begin a translation of a version and go to its text."""
    version, form = own_version_or_404(request, pk, number), LanguageForm(request.POST)
    language = form.cleaned_data["language"] if form.is_valid() else ""
    now = timezone.now()
    try:
        made = services.begin_translation(actor=me(request), version=version, language=language, now=now)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("modules:case", pk)
    return redirect("modules:beside", made.pk, 1)


@writers_only
@require_http_methods(["GET", "POST"])
def media(request: HttpRequest) -> HttpResponse:
    """List the files of the house; on POST take one in."""
    form = MediaForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, who, now = form.cleaned_data["file"], me(request), timezone.now()
        words = form.cleaned_data["transcript"]
        try:
            added, fresh = services.add_media(
                actor=who, name=file.name, chunks=file.chunks(), now=now, transcript=words
            )
            messages.success(request, _("Uploaded.") if fresh else _("This file was here already."))
            return redirect("modules:media_file", added.pk)
        except Refused as refused:
            form.add_error("file", str(refused))
    page = selectors.media_page(me(request), request.GET.get("page", "1"))
    context = {"form": form, "page_obj": page}
    return render(request, "modules/write/media.html", context, status=422 if form.is_bound else 200)


@writers_only
@require_http_methods(["GET", "POST"])
def media_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one file and how to write it into a text; on POST keep what is said in it."""
    found = or_404(selectors.own_media(me(request), pk))
    form = TranscriptForm(request.POST or None, initial={"transcript": found.transcript})
    deed = lambda data: services.describe_media(actor=me(request), media=found, **data)  # noqa: E731
    if is_done(request, form, deed, _("Kept.")):
        return redirect("modules:media_file", pk)
    return render(request, "modules/write/media_file.html", {"file": found, "form": form})
