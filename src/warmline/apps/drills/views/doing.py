"""One drill or card after the other, and each answer beside two good ones."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.drills import services
from warmline.apps.drills.answers import AnswerRefused
from warmline.apps.drills.forms import CardForm, GradeForm, ItemForm
from warmline.apps.drills.screens import answer_screen, card_buttons, item_screen
from warmline.apps.drills.selectors import own_desk
from warmline.apps.drills.views.speaking import hearing
from warmline.apps.people.views.common import me


@require_GET
@never_cache
def next_item(request: HttpRequest) -> HttpResponse:
    """Show what comes next today; the end where nothing is left."""
    screen = item_screen(own_desk(me(request), timezone.now(), anyway="anyway" in request.GET))
    if screen is None:
        return redirect("drills:end")
    if screen.item.is_drill:
        return render(request, "drills/drill.html", {"screen": screen, "key": uuid4(), "hearing": hearing(request)})
    return render(request, "drills/card.html", {"screen": screen, "key": uuid4(), "buttons": card_buttons()})


@require_POST
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def answer_drill(request: HttpRequest) -> HttpResponse:
    """Keep an answer to a drill, or that it was said aloud, and show it beside two good ones."""
    form, now = ItemForm(request.POST), timezone.now()
    if not form.is_valid():
        return redirect("drills:next")
    sent = {"user": me(request), "key": form.cleaned_data["key"], "item": form.cleaned_data["item"], "now": now}
    sent["seconds"] = form.seconds(now)
    try:
        if "aloud" in request.POST:
            found = services.answer_card(**sent, grade=None)
        else:
            example = form.cleaned_data["example"]
            found = services.answer_drill(**sent, text=request.POST.get("text", ""), example=example)
    except AnswerRefused as refused:
        return _again(request, form, str(refused))
    except KeyError:
        return redirect("drills:next")
    return redirect("drills:answered", found)


def _again(request: HttpRequest, form: ItemForm, error: str) -> HttpResponse:
    """Show the same drill with what was typed; where another one is next by now, that."""
    screen = item_screen(own_desk(me(request), timezone.now(), anyway=True))
    if screen is None or screen.item.id != form.cleaned_data["item"]:
        return redirect("drills:next")
    typed = request.POST.get("text", "")
    context = {"screen": screen, "key": form.cleaned_data["key"], "error": error, "typed": typed}
    context["hearing"] = hearing(request)
    return render(request, "drills/drill.html", context, status=422)


@require_POST
@never_cache
def answer_card(request: HttpRequest) -> HttpResponse:
    """Keep how a card went, and go on."""
    form, now = CardForm(request.POST), timezone.now()
    if form.is_valid():
        data = form.cleaned_data
        services.answer_card(
            user=me(request),
            key=data["key"],
            item=data["item"],
            grade=data["grade"],
            now=now,
            seconds=form.seconds(now),
        )
    return redirect("drills:next")


@require_GET
@never_cache
@sensitive_variables()
def answer(request: HttpRequest, answer: UUID) -> HttpResponse:
    """Show an answer of her own beside two good ones."""
    screen = answer_screen(me(request), answer, timezone.now())
    if screen is None:
        raise Http404
    return render(request, "drills/answer.html", {"screen": screen})


@require_POST
@never_cache
def grade(request: HttpRequest, answer: UUID) -> HttpResponse:
    """Keep the grade she chose, and go on."""
    form = GradeForm(request.POST)
    if not form.is_valid():
        return redirect("drills:answered", answer)
    grade = form.cleaned_data["grade"]
    if not services.grade_answer(user=me(request), answer=answer, grade=grade, now=timezone.now()):
        raise Http404
    return redirect("drills:next")
