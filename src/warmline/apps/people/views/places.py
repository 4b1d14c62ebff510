"""The organisation, its sites and teams, groups and cohorts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmline.apps.people import services
from warmline.apps.people.forms import CohortForm, GroupForm, NameForm, SiteForm, site_start
from warmline.apps.people.models import Cohort, Group, Site, Team
from warmline.apps.people.selectors import archived_teams, groups_of, site_list
from warmline.apps.people.views.common import act, admins_only, is_done, me, number

HOME = "people:organisation"


@admins_only
@require_safe
def organisation(request: HttpRequest) -> HttpResponse:
    """Show all sites with their teams, the groups and the cohorts."""
    house = me(request).organisation
    context = {
        "organisation": house,
        "sites": site_list(me(request), chosen=number(request.GET.get("site", ""))),
        "archived_teams": archived_teams(me(request)),
        "groups": groups_of(house),
        "cohorts": Cohort.objects.filter(organisation=house),
    }
    return render(request, "people/organisation.html", context)


@admins_only
@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest) -> HttpResponse:
    """Rename the organisation."""
    house = me(request).organisation
    form = NameForm(request.POST or None, initial={"name": house.name})
    return _form_page(
        request,
        form,
        _("Rename the organisation"),
        lambda data: services.rename_organisation(actor=me(request), organisation=house, **data),
    )


@admins_only
@require_http_methods(["GET", "POST"])
def new_site(request: HttpRequest) -> HttpResponse:
    """Open a site."""
    form = SiteForm(request.POST or None, initial=site_start())
    return _form_page(request, form, _("New site"), lambda data: services.create_site(actor=me(request), **data))


@admins_only
@require_http_methods(["GET", "POST"])
def site(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a site."""
    found = get_object_or_404(Site.objects.visible_to(me(request)), pk=pk)
    form = SiteForm(request.POST or None, initial=site_start(found))
    return _form_page(
        request,
        form,
        _("Change the site"),
        lambda data: services.update_site(actor=me(request), site=found, **data),
    )


@admins_only
@require_http_methods(["GET", "POST"])
def new_team(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a team at a site."""
    found = get_object_or_404(Site.objects.visible_to(me(request)), pk=pk)
    form = NameForm(request.POST or None)
    title = _("New team at %(site)s") % {"site": found.name}
    return _form_page(request, form, title, lambda data: services.create_team(actor=me(request), site=found, **data))


@admins_only
@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a team."""
    found = get_object_or_404(Team.objects.visible_to(me(request)), pk=pk)
    form = NameForm(request.POST or None, initial={"name": found.name})
    return _form_page(
        request, form, _("Rename the team"), lambda data: services.rename_team(actor=me(request), team=found, **data)
    )


@admins_only
@require_POST
def archive(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Archive a site or team."""
    place = _place(request, kind, pk)
    said = _("%(name)s is archived. Its history stays, and “Bring back” undoes it.") % {"name": place.name}
    return act(request, lambda: services.archive_place(actor=me(request), place=place), said, HOME)


@admins_only
@require_POST
def restore(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Bring an archived site or team back."""
    place = _place(request, kind, pk)
    return act(request, lambda: services.restore_place(actor=me(request), place=place), _("It is back."), HOME)


@admins_only
@require_http_methods(["GET", "POST"])
def new_group(request: HttpRequest) -> HttpResponse:
    """Make a group of teams."""
    form = GroupForm(request.POST or None, actor=me(request))
    return _form_page(request, form, _("New group"), lambda data: services.create_group(actor=me(request), **data))


@admins_only
@require_http_methods(["GET", "POST"])
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a group's name and teams."""
    found = get_object_or_404(Group, organisation=me(request).organisation, pk=pk)
    start = {"kind": found.kind, "name": found.name, "teams": list(found.teams.values_list("pk", flat=True))}
    form = GroupForm(request.POST or None, initial=start, actor=me(request))
    del form.fields["kind"]
    return _form_page(
        request,
        form,
        _("Change the group"),
        lambda data: services.change_group(actor=me(request), group=found, **data),
    )


@admins_only
@require_http_methods(["GET", "POST"])
def new_cohort(request: HttpRequest) -> HttpResponse:
    """Name people who start together."""
    form = CohortForm(request.POST or None)
    return _form_page(request, form, _("New cohort"), lambda data: services.create_cohort(actor=me(request), **data))


def _place(request: HttpRequest, kind: str, pk: int) -> Site | Team:
    if kind == "site":
        return get_object_or_404(Site.objects.visible_to(me(request)), pk=pk)
    return get_object_or_404(Team.objects.visible_to(me(request)).select_related("site"), pk=pk)


def _form_page(
    request: HttpRequest, form: Form, title: str | Promise, deed: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    if request.method == "POST" and is_done(request, form, deed, _("Saved.")):
        return redirect(HOME)
    context = {"form": form, "title": title, "back": HOME}
    return render(request, "people/form.html", context, status=422 if form.is_bound else 200)
