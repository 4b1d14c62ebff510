"""The list of people and one person's page."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmline.apps.people import services
from warmline.apps.people.errors import require
from warmline.apps.people.forms import FilterForm, JoinForm, MoveForm, RoleForm
from warmline.apps.people.models import Cohort, Membership, Person, Team
from warmline.apps.people.rules import is_admin
from warmline.apps.people.selectors import STATES, history_of, not_invited, people_page, state_of
from warmline.apps.people.views.common import act, admins_only, is_done, me


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Show the people the viewer looks after, fifty a page."""
    require("people.list_people", me(request))
    form = FilterForm(request.GET, viewer=me(request))
    page = people_page(me(request), form.wanted(), request.GET.get("page", "1"))
    rest = request.GET.copy()
    rest.pop("page", None)
    return render(
        request,
        "people/list.html",
        {
            "form": form,
            "page": page,
            "rows": [(person, STATES[state_of(person)]) for person in page],
            "rest": rest.urlencode(),
            **_for_admins(me(request), listed=page.paginator.count),
        },
    )


def _for_admins(viewer: Person, *, listed: int) -> dict[str, object]:
    """Return what an admin finds above the list: what to do next in her house."""
    if not is_admin(viewer):
        return {"is_admin": False}
    is_empty = listed < 2 and not Team.objects.visible_to(viewer).current().exists()
    return {"is_admin": True, "not_invited": not_invited(viewer.organisation).count(), "is_empty": is_empty}


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one person: how she stands, her roles of today, and those she held."""
    found = _visible(request, pk)
    state, admin = state_of(found), is_admin(me(request))
    context = {
        "person": found,
        "state": state,
        "state_words": STATES[state],
        "history": history_of(found),
        "is_admin": admin,
        "has_second_step": admin and found != me(request) and Authenticator.objects.filter(user=found).exists(),
        "cohorts": found.cohorts.all(),
        "join_form": _join_form(found) if admin else None,
        "role_form": RoleForm(organisation=found.organisation) if admin else None,
    }
    return render(request, "people/person.html", context)


@admins_only
@require_POST
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person a role; a mistake shows the form again."""
    found = _visible(request, pk)
    form = RoleForm(request.POST, organisation=me(request).organisation)
    if is_done(
        request, form, lambda data: services.give_role(actor=me(request), person=found, **data), _("Role given.")
    ):
        return redirect("people:person", pk)
    return render(request, "people/form.html", {"form": form, "title": _("Give a role"), "person": found}, status=422)


@admins_only
@require_POST
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """End one role."""
    membership = _membership(request, pk)
    return act(
        request,
        lambda: services.end_role(actor=me(request), membership=membership),
        _("Role ended. It stays in the history."),
        "people:person",
        membership.person_id,
    )


@admins_only
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a role to another team."""
    membership = _membership(request, pk)
    form = MoveForm(request.POST or None, actor=me(request))
    if is_done(
        request,
        form,
        lambda data: services.move_person(actor=me(request), membership=membership, team=data["team"]),
        _("Moved. The time in the former team stays in the history."),
    ):
        return redirect("people:person", membership.person_id)
    context = {"form": form, "title": _("Move to another team"), "person": membership.person}
    return render(request, "people/form.html", context, status=422 if form.is_bound else 200)


@admins_only
@require_POST
def join_cohort(request: HttpRequest, pk: int) -> HttpResponse:
    """Count a person among a cohort; a mistake shows the form again."""
    found = _visible(request, pk)
    form = JoinForm(request.POST, organisation=found.organisation)
    if is_done(request, form, lambda data: services.join_cohort(actor=me(request), person=found, **data), _("Saved.")):
        return redirect("people:person", pk)
    return render(request, "people/form.html", {"form": form, "title": _("Cohort"), "person": found}, status=422)


@admins_only
@require_POST
def leave_cohort(request: HttpRequest, pk: int, cohort: int) -> HttpResponse:
    """Take a person out of a cohort."""
    found, left = _visible(request, pk), get_object_or_404(Cohort, organisation=me(request).organisation_id, pk=cohort)
    return act(
        request,
        lambda: services.leave_cohort(actor=me(request), person=found, cohort=left),
        _("Saved."),
        "people:person",
        pk,
    )


@admins_only
@require_POST
def second_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the second step off an account whose owner lost her phone."""
    found = _visible(request, pk)
    said = _("Taken off. The password alone opens the account now.")
    return act(
        request, lambda: services.take_off_second_step(actor=me(request), person=found), said, "people:person", pk
    )


@admins_only
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then erase a person."""
    found = _visible(request, pk)
    if request.method == "GET":
        return render(request, "people/erase.html", {"person": found})
    return act(
        request,
        lambda: services.erase_person(actor=me(request), person=found),
        _("Erased. Nothing that names the person is left."),
        "people:person",
        pk,
    )


def _visible(request: HttpRequest, pk: int) -> Person:
    people_seen = Person.objects.visible_to(me(request)).select_related("organisation", "invitation")
    found: Person = get_object_or_404(people_seen, pk=pk)
    return found


def _join_form(person: Person) -> JoinForm | None:
    # Where nobody made a cohort there is nothing to choose from.
    there = Cohort.objects.filter(organisation=person.organisation_id).exists()
    return JoinForm(organisation=person.organisation) if there else None


def _membership(request: HttpRequest, pk: int) -> Membership:
    held = Membership.objects.select_related("person", "organisation", "site", "team")
    return get_object_or_404(held, pk=pk, person__in=Person.objects.visible_to(me(request)))
