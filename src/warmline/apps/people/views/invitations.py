"""Inviting people."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from warmline.apps.people import services
from warmline.apps.people.forms import InviteForm
from warmline.apps.people.models import Invitation, Person
from warmline.apps.people.views.common import act, admins_only, is_done, me


@admins_only
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite a new person by e-mail."""
    form = InviteForm(request.POST or None, organisation=me(request).organisation)
    said = _("The invitation is on its way.")
    if is_done(request, form, lambda data: services.invite(actor=me(request), **data), said):
        return redirect("people:people")
    context = {"form": form, "title": _("Invite a person"), "button": _("Send the invitation")}
    return render(request, "people/form.html", context, status=422 if form.is_bound else 200)


@admins_only
@require_POST
def everyone(request: HttpRequest) -> HttpResponse:
    """Invite everybody on the list who was never invited, and say how many that were."""
    count = services.invite_everyone(actor=me(request))
    if count:
        said = ngettext("%(count)s invitation is on its way.", "%(count)s invitations are on their way.", count)
        messages.success(request, said % {"count": count})
    else:
        messages.info(request, _("Everybody on the list has been invited already."))
    return redirect("people:people")


@admins_only
@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a new link."""
    person = get_object_or_404(Person.objects.visible_to(me(request)), pk=pk)
    said = _("A new invitation is on its way. Older links no longer work.")
    return act(request, lambda: services.resend(actor=me(request), person=person), said, "people:person", pk)


@admins_only
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation."""
    invitation = get_object_or_404(Invitation, person__in=Person.objects.visible_to(me(request)), person=pk)
    said = _("Withdrawn. The link no longer works.")
    return act(request, lambda: services.revoke(actor=me(request), invitation=invitation), said, "people:person", pk)
