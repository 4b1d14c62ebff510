"""Ways to begin a scenario: empty, as a copy, from a policy or a ticket."""

from __future__ import annotations

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import me
from warmline.apps.studio import services
from warmline.apps.studio.forms import ForkForm, KeyForm, SourceForm
from warmline.apps.studio.models import Case
from warmline.apps.studio.selectors import revision_of, shipped
from warmline.apps.studio.skeleton.writing import skeleton
from warmline.apps.studio.views.common import case_or_404, writers_only
from warmline.core.conversation.redaction import redact


@writers_only
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """Offer the ways to begin."""
    return render(request, "studio/new.html", {"scenarios": shipped()})


@writers_only
@require_http_methods(["GET", "POST"])
def copy_shipped(request: HttpRequest) -> HttpResponse:
    """Begin with a copy of a scenario that came with Warmline."""
    choices = [(each.key, each.title) for each in shipped()]
    start = {"shipped": request.GET.get("of", "")[:80], "key": _own_key(request.GET.get("of", ""))}
    form = ForkForm(request.POST or None, choices=choices, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            return _begun(services.fork_shipped(actor=me(request), **form.cleaned_data))
        except Refused as refused:
            form.add_error("key", str(refused))
    return _form_page(request, form, _("Make a copy of your own"))


@writers_only
@require_http_methods(["GET", "POST"])
def copy_case(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin with a copy of a scenario of the house."""
    case = case_or_404(request, pk)
    revision = revision_of(case, case.live or case.newest)
    form = KeyForm(request.POST or None, initial={"key": _own_key(case.key)})
    if request.method == "POST" and form.is_valid() and revision is not None:
        try:
            return _begun(services.fork_version(actor=me(request), revision=revision, **form.cleaned_data))
        except Refused as refused:
            form.add_error("key", str(refused))
    return _form_page(request, form, _("Copy of “%s”") % case.title)


@writers_only
@sensitive_post_parameters("policy", "ticket", "names")
@require_http_methods(["GET", "POST"])
def from_source(request: HttpRequest) -> HttpResponse:
    """Begin with what rules find in a policy or a ticket, without the personal data in them."""
    form = SourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        names = [name for name in data["names"].split(",") if name.strip()]
        policy, ticket = (redact(data[part], names=names).text for part in ("policy", "ticket"))
        draft = skeleton(key=data["key"], title=data["title"], policy=policy, ticket=ticket)
        try:
            case = services.begin_case(actor=me(request), key=data["key"], text=draft.text)
            return redirect("studio:case", case.pk)
        except Refused as refused:
            form.add_error("key", str(refused))
    return render(request, "studio/source.html", {"form": form}, status=422 if form.is_bound else 200)


def _own_key(key: str) -> str:
    return f"our_{key}"[:60] if key else ""


def _begun(case: Case) -> HttpResponse:
    return redirect("studio:text", case.pk, 1)


def _form_page(request: HttpRequest, form: Form, title: str) -> HttpResponse:
    context = {"form": form, "title": title, "button": _("Make the copy")}
    return render(request, "studio/form_page.html", context, status=422 if form.is_bound else 200)
