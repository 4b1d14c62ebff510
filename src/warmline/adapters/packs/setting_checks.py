"""What must hold in the optional parts of a scenario: money, waiting, the clock, a series."""

from __future__ import annotations

from collections.abc import Iterator

from warmline.adapters.packs.reader import Finding
from warmline.core.conversation import Channel
from warmline.core.customer.scenario import Scenario


def check_setting(scenario: Scenario) -> Iterator[Finding]:
    """Yield everything that does not hold."""
    for n, theme in enumerate(scenario.themes):
        if theme in scenario.themes[:n]:
            yield ("themes", n), f"{theme.value!r} is there twice."
    yield from _check_money(scenario)
    yield from _check_channel(scenario)
    yield from _check_series(scenario)


def _check_money(scenario: Scenario) -> Iterator[Finding]:
    for n, offer in enumerate(scenario.offers):
        if offer.compensation is not None and scenario.price is None:
            yield ("offers", n, "compensation"), "needs the scenario's price to be measured against; write price:."
        if offer.compensation is not None and offer.compensation_kind is None:
            yield ("offers", n, "compensation_kind"), "is missing; expected in_kind, money or voucher."
        if offer.compensation is None and offer.compensation_kind is not None:
            yield ("offers", n, "compensation"), "is missing; a kind of compensation needs its amount."
    if scenario.refused_service and scenario.price is None:
        yield ("refused_service",), "changes how compensation counts and needs price:."


def _check_channel(scenario: Scenario) -> Iterator[Finding]:
    if scenario.queue is not None and scenario.channel is not Channel.PHONE:
        yield ("queue",), f"belongs to the phone; the channel is {scenario.channel.value}."
    for name in ("clock", "subject"):
        if getattr(scenario, name) is not None and scenario.channel is not Channel.EMAIL:
            yield (name,), f"belongs to e-mail; the channel is {scenario.channel.value}."


def _check_series(scenario: Scenario) -> Iterator[Finding]:
    series, remembers = scenario.series, scenario.remembers
    later = series is not None and series.part > 1
    if series is not None and later != (series.after is not None):
        wanted = "is missing; a later part names the scenario before it" if later else "stands in a first part"
        yield ("series", "after"), f"{wanted}."
    if series is not None and series.after == scenario.key:
        yield ("series", "after"), "names the scenario itself."
    if later and not (remembers.well and remembers.badly):
        yield ("remembers",), "needs openings under well and under badly; a later part begins with what came before."
    if not later and (remembers.well or remembers.badly):
        yield ("remembers",), "belongs to a later part; write series: {part: 2, after: KEY}."
