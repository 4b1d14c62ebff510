"""The page Practise: every customer, filtered by level, industry and channel, and the person's own talks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmline.apps.library.selectors import published, scenario_of
from warmline.apps.library.words import LEVELS, skill_names
from warmline.apps.people.models import Person
from warmline.apps.practice.care import Wishes, theme_names
from warmline.apps.practice.selectors import read_own_wishes
from warmline.apps.roleplay.channels import channel_name
from warmline.apps.roleplay.models import Session
from warmline.apps.roleplay.selectors import own_sessions
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.setting import Kind

INDUSTRIES: dict[str, str | Promise] = {
    "parcel": _("Parcels"),
    "telecom": _("Phone and internet"),
    "bank": _("Bank"),
    "airline": _("Airline"),
    "software": _("Software"),
    "energy": _("Energy"),
    "hotel": _("Hotel"),
    "insurance": _("Insurance"),
    "clinic": _("Clinic"),
    "shop": _("Online shop"),
    "council": _("Town hall"),
    "food": _("Food delivery"),
    "transport": _("Public transport"),
}
PAST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer, or colleague, on the list; `second`: who comes back after an earlier talk; `left_out`: with a theme
    that the person left out.
    """

    scenario: Scenario
    level: str
    channel: str
    colleague: bool
    second: bool
    industry: str
    skills: Sequence[str]
    themes: Sequence[str]
    left_out: bool


@dataclass(frozen=True, slots=True)
class PastTalk:
    """One of the person's own talks."""

    session: Session
    scenario: Scenario
    channel: str


@dataclass(frozen=True, slots=True)
class PractisePage:
    """Customers that fit the filter, what can be filtered by, and own talks, newest first."""

    customers: Sequence[Customer]
    levels: Sequence[tuple[str, str]]
    industries: Sequence[tuple[str, str]]
    channels: Sequence[tuple[str, str]]
    level: str
    industry: str
    channel: str
    talks: Sequence[PastTalk]


def practise_page(user: Person, *, level: str = "", industry: str = "", channel: str = "") -> PractisePage:
    """Return the page. A filter that fits nothing leaves the list empty; it is never an error."""
    cases = [row.scenario for row in published(user.organisation_id)]
    near = [c for c in cases if level in ("", str(int(c.level))) and industry in ("", c.industry)]
    fitting = [c for c in near if channel in ("", c.channel.value)]
    names, wishes = skill_names(), read_own_wishes(user, user)
    return PractisePage(
        customers=[_customer(case, names, wishes) for case in fitting],
        levels=[(str(key), str(LEVELS[key])) for key in sorted({int(c.level) for c in cases})],
        industries=sorted({(c.industry, industry_name(c.industry)) for c in cases}, key=lambda pair: pair[1]),
        channels=sorted({(c.channel.value, channel_name(c)) for c in cases}),
        level=level,
        industry=industry,
        channel=channel,
        talks=[_past(session) for session in own_sessions(user, limit=PAST_SHOWN)],
    )


def industry_name(key: str) -> str:
    """Return the words for an industry; one that has none is shown as it is written in its pack."""
    return str(INDUSTRIES.get(key, key.replace("_", " ").capitalize()))


def _past(session: Session) -> PastTalk:
    case = scenario_of(session.scenario)
    return PastTalk(session, case, channel_name(case))


def _customer(case: Scenario, names: dict[str, str], wishes: Wishes) -> Customer:
    return Customer(
        case,
        level=str(LEVELS[int(case.level)]),
        channel=channel_name(case),
        colleague=case.kind is Kind.COLLEAGUE,
        second=case.series is not None and case.series.part > 1,
        industry=industry_name(case.industry),
        skills=[names.get(key, key) for key in case.skills],
        themes=theme_names(case.themes),
        left_out=wishes.spares(case),
    )
