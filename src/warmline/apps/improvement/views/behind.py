"""What is overdue: a person's own page, her lead's, and the kind word."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.improvement.mail import words_of_message
from warmline.apps.improvement.selectors.behind import late_in_teams, late_of
from warmline.apps.improvement.services import send_word
from warmline.apps.people.scope import scope_of
from warmline.apps.people.views.common import act, me
from warmline.apps.programmes.models import Enrolment


@require_GET
def behind(request: HttpRequest) -> HttpResponse:
    """Show a person what of her paths is overdue, and a smaller step."""
    return render(request, "improvement/behind.html", {"paths": late_of(me(request), timezone.now())})


@require_GET
def team(request: HttpRequest) -> HttpResponse:
    """Show a lead which assigned steps of her team are overdue, and the message that she can send."""
    user = me(request)
    if not scope_of(user).teams_led:
        raise Http404
    words = words_of_message(_("(first name)"), user.name, _("(the programme)"))
    letter = render_to_string("improvement/mail/back.txt", words).strip()
    return render(request, "improvement/team.html", {"late": late_in_teams(user, timezone.now()), "letter": letter})


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the kind word."""
    user = me(request)
    row = get_object_or_404(Enrolment.objects.visible_to(user), pk=pk)
    said = _("Sent. She gets it by the way that she chose.")
    return act(request, lambda: send_word(actor=user, enrolment=row, now=timezone.now()), said, "improvement:team")
