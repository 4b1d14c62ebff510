"""Making an if-then plan, and saying the next day what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.drills.deck import PLANS_KEPT
from warmline.apps.drills.plans import Came, Plan, check, tidy
from warmline.apps.drills.services.holding import held_deck, keep_deck, own_day
from warmline.apps.people.models import Person


@transaction.atomic
def make_plan(*, user: Person, moment: str, deed: str, now: datetime, sure: bool = False) -> str:
    """Keep an if-then plan, sealed; one of the same day is replaced.

    Return a hint instead, and keep nothing, where the plan could be easier to keep and she is not `sure`. Raises
    PlanRefused where a half is missing or too long.
    """
    moment, deed = tidy(moment), tidy(deed)
    hint = check(moment, deed)
    if hint and not sure:
        return hint
    deck, today = held_deck(user), own_day(user, now)
    earlier = [plan for plan in deck.plans if plan.day != today]
    keep_deck(user, replace(deck, plans=(*earlier, Plan(moment, deed, today))[-PLANS_KEPT:]), now)
    record(actor=user, verb="drills.plan_made", about=user, private=True)
    return ""


@transaction.atomic
def tell_of_plan(*, user: Person, came: Came, now: datetime) -> None:
    """Keep what came of the newest plan, once; a plan of today has had no chance yet and stays open."""
    deck = held_deck(user)
    plan = deck.plan
    if plan is None or plan.came is not None or plan.day >= own_day(user, now):
        return
    keep_deck(user, replace(deck, plans=(*deck.plans[:-1], replace(plan, came=came))), now)
