"""The pages of care: what practice may hold for one person, and where a house's people find somebody to talk to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from warmline.apps.people.views.common import admins_only, is_done, me
from warmline.apps.practice.care import Wishes, theme_name
from warmline.apps.practice.caring import HELP_LIMIT, say_where_help_is, wish
from warmline.apps.practice.selectors import help_text, read_own_wishes
from warmline.core.customer.setting import Theme


class CareForm(forms.Form):
    """The themes that are left out, and whether a calm page follows a hard scene."""

    left_out = forms.TypedMultipleChoiceField(
        label=_("Leave out cases that touch on"), coerce=Theme, required=False, widget=forms.CheckboxSelectMultiple
    )
    calm = forms.BooleanField(label=_("After a hard scene, show a calm page before the feedback"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        """Offer every theme by its name."""
        super().__init__(*args, **more)
        left_out: Any = self.fields["left_out"]
        left_out.choices = [(theme.value, theme_name(theme).capitalize()) for theme in Theme]

    def wishes(self) -> Wishes:
        """Return what was chosen. Call it on a valid form."""
        return Wishes(frozenset(self.cleaned_data["left_out"]), calm=self.cleaned_data["calm"])


class HelpForm(forms.Form):
    """Where people find somebody to talk to."""

    text = forms.CharField(
        label=_("Whom can people turn to after a hard contact?"),
        required=False,
        max_length=HELP_LIMIT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("A name, a room, a phone number, and when somebody is there. Links work. Leave it empty for none."),
    )


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters("left_out")
def care(request: HttpRequest) -> HttpResponse:
    """Show and keep what practice may hold for the person who asks; for nobody else there is any way to it."""
    person = me(request)
    wishes = read_own_wishes(person, person)
    start = {"left_out": [theme.value for theme in wishes.left_out], "calm": wishes.calm}
    form = CareForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and is_done(
        request, form, lambda _data: wish(user=person, wishes=form.wishes()), _("Saved, for you alone.")
    ):
        return redirect("pages:care")
    return render(request, "pages/care.html", {"form": form}, status=422 if form.is_bound else 200)


@admins_only
@require_http_methods(["GET", "POST"])
@never_cache
def person_to_talk_to(request: HttpRequest) -> HttpResponse:
    """Show and keep where people of the admin's organisation find somebody to talk to."""
    admin = me(request)
    form = HelpForm(request.POST if request.method == "POST" else None, initial={"text": help_text(admin)})
    if request.method == "POST" and is_done(
        request, form, lambda data: say_where_help_is(user=admin, text=data["text"]), _("Saved.")
    ):
        return redirect("pages:help_text")
    return render(request, "pages/help_text.html", {"form": form}, status=422 if form.is_bound else 200)
