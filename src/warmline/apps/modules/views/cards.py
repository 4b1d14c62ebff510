"""Cards in the moment of need: searched, opened with one tap, printed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from warmline.apps.library.ports import rubric
from warmline.apps.modules.cards.drawing import drawing_of
from warmline.apps.modules.cards.making import frameworks, look_up, say_cards
from warmline.apps.modules.selectors import published_modules
from warmline.apps.people.views.common import me, or_404

LONGEST = 200


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show all cards, or what fits the words; to a script only what was found."""
    query = request.GET.get("q", "")[:LONGEST].strip()
    found = look_up(query, published_modules(me(request))) if query else []
    context = {"query": query, "found": found, "frameworks": frameworks().values(), "skills": list(rubric())}
    template = "modules/parts/found.html" if getattr(request, "htmx", False) else "modules/cards.html"
    return render(request, template, context)


@require_safe
def framework(request: HttpRequest, key: str) -> HttpResponse:
    """Show one framework, large, with its drawing where it has one."""
    card = or_404(frameworks().get(key))
    skills = [rubric().skill(skill) for skill in card.skills]
    return render(request, "modules/framework.html", {"card": card, "skills": skills, "drawing": drawing_of(card)})


@require_safe
def skill(request: HttpRequest, key: str) -> HttpResponse:
    """Show what to say and what not, for every behaviour of a skill."""
    found = [card for card in say_cards().values() if card.skill.key == key]
    if not found:
        raise Http404
    fitting = [card for card in frameworks().values() if key in card.skills]
    return render(request, "modules/skill.html", {"skill": found[0].skill, "cards": found, "frameworks": fitting})


@require_safe
def printed(request: HttpRequest) -> HttpResponse:
    """Show every framework for paper."""
    cards = [(card, drawing_of(card)) for card in frameworks().values()]
    return render(request, "modules/cards_print.html", {"cards": cards})
