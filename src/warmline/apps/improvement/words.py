"""What a finding says: what it is, why it matters, what it rests on, what to do, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from warmline.apps.improvement.models import Finding
from warmline.apps.knowledge.words import FLAGS
from warmline.core.measurement.items.classical import Flag

Facts = dict[str, Any]

WHY: Final[dict[str, Promise]] = {
    Finding.Kind.STALE: gettext_lazy("People practise what is written. If it no longer holds, they learn it wrong."),
    Finding.Kind.UNUSED: gettext_lazy("What nobody uses still has to be kept up, and hides what is good."),
    Finding.Kind.DROP_OFF: gettext_lazy("Where many stop, the module is more often the reason than the people."),
    Finding.Kind.ITEM: gettext_lazy(
        "A bad item makes a result say less than it seems to, and certificates rest on it."
    ),
    Finding.Kind.ITEM_GAP: gettext_lazy(
        "People who know the same should have the same chance. Wording, examples or translation can take it away."
    ),
    Finding.Kind.SCENARIO_GAP: gettext_lazy(
        "A customer who is harder for one site or language measures where people work, not what they can do."
    ),
}

WHAT_HELPS: Final[dict[str, Promise]] = {
    "review": gettext_lazy("Read it through. Publish a new version, or set a new day for the next look."),
    "translation": gettext_lazy("Bring the translation up to its original."),
    "scenario": gettext_lazy("Read the new version. Where this no longer fits it, make a new version of this, too."),
    "scenario_gone": gettext_lazy("Choose another customer for it, or publish this one again."),
    "items": gettext_lazy("Make a new version of the test with the newest items."),
    Finding.Kind.UNUSED: gettext_lazy("Assign it, show people where it is, or withdraw it."),
    Finding.Kind.DROP_OFF: gettext_lazy(
        "Ask two or three people what stops them. Then shorten it, move it, or split it."
    ),
    Finding.Kind.ITEM: gettext_lazy("Look at key and wording. A change is a new version; old answers keep theirs."),
    Finding.Kind.ITEM_GAP: gettext_lazy(
        "Have two people of that group read it aloud. Change wording or example, or take the item out of tests."
    ),
    Finding.Kind.SCENARIO_GAP: gettext_lazy(
        "Read some of these talks with their assessor. Is it the customer, the rule, the assessor, or what was taught?"
    ),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in words. `evidence` are short lines, `address` is where something can be done (may be empty)."""

    finding: Finding
    title: str
    what: str
    why: str
    evidence: Sequence[str]
    todo: str
    address: str


def said_of(finding: Finding) -> Said:
    """Return a finding in words."""
    facts: Facts = finding.facts
    what, evidence = _TELLERS[finding.kind](facts, finding.n)
    todo = WHAT_HELPS[facts["why"] if finding.kind == Finding.Kind.STALE else finding.kind]
    return Said(finding, facts["title"], what, str(WHY[finding.kind]), evidence, str(todo), _address(finding))


def group_words(facts: Facts) -> str:
    """Return the group of a comparison in words."""
    return (_("site %(name)s") if facts["axis"] == "site" else _("language “%(name)s”")) % {"name": facts["group"]}


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "j F Y")


def _of_customers(facts: Facts) -> str:
    names = ", ".join(f"“{each}”" for each in facts["customers"])
    if facts["why"] == "scenario":
        return _("It was made for another version of %(names)s than people meet now.") % {"names": names}
    return _("It needs %(names)s, and nobody can meet this customer any more.") % {"names": names}


def _stale(facts: Facts, n: int) -> tuple[str, list[str]]:
    if "customers" in facts:
        return _of_customers(facts), []
    if facts["why"] == "review":
        return _("Its day of review, %(day)s, has passed.") % {"day": _day(facts["day"])}, []
    if facts["why"] == "translation":
        text = _("It translates version %(from)d; the original is at version %(to)d.")
        return text % {"from": facts["from"], "to": facts["to"]}, []
    return ngettext(
        "The test still asks %(count)d item that was replaced or withdrawn.",
        "The test still asks %(count)d items that were replaced or withdrawn.",
        facts["items"],
    ) % {"count": facts["items"]}, []


def _unused(facts: Facts, n: int) -> tuple[str, list[str]]:
    told = {
        "module": _("Nobody has finished this module in the last 90 days."),
        "test": _("Nobody has begun this test in the last 90 days."),
        "workshop": _("No session followed this plan in the last 90 days."),
    }
    lines = [_("There since %(day)s.") % {"day": _day(facts["since"])}]
    if facts["what"] == "module":
        lines.append(_("Whether somebody opened it is private and was not looked at."))
    if facts["assigned"]:
        lines.append(_("It stands on a path that people follow."))
    return told[facts["what"]], lines


def _drop_off(facts: Facts, n: int) -> tuple[str, list[str]]:
    text = _("%(lost)d of %(of)d people who did the step before have not done this one after three weeks.")
    interval = _("The share is likely between %(low)d %% and %(high)d %%.")
    lines = [
        interval % {"low": round(100 * facts["low"]), "high": round(100 * facts["high"])},
        _("Programme: %(title)s") % {"title": facts["programme"]},
    ]
    return text % {"lost": facts["lost"], "of": facts["of"]}, lines


def _item(facts: Facts, n: int) -> tuple[str, list[str]]:
    flags = [str(FLAGS[Flag(flag)]) for flag in facts["flags"]]
    lines = [_("Mean points: %(mean).2f of 1, from %(n)d assessed answers.") % {"mean": facts["difficulty"], "n": n}]
    if facts["item_total"] is not None:
        lines.append(_("Correlation with the rest of the test: %(r).2f.") % {"r": facts["item_total"]})
    return flags[0], [*flags[1:], *lines]


def _item_gap(facts: Facts, n: int) -> tuple[str, list[str]]:
    harder = _("Of people who know the same, those of %(group)s get it right less often.")
    easier = _("Of people who know the same, those of %(group)s get it right more often.")
    figures = {"delta": facts["delta"], "error": facts["error"], "class": facts["class"]}
    lines = [
        _("Class %(class)s (B: moderate, C: large). Difference %(delta)+.2f delta, standard error %(error).2f.")
        % figures,
        _each(facts),
    ]
    if facts["gain"] is not None:
        lines.insert(1, _("Effect in logistic regression: R² rises by %(gain).3f.") % {"gain": facts["gain"]})
    return (harder if facts["delta"] < 0 else easier) % {"group": group_words(facts)}, lines


def _scenario_gap(facts: Facts, n: int) -> tuple[str, list[str]]:
    group = {"group": group_words(facts)}
    below = facts["difference"] < 0
    if facts["measure"] == "score":
        text = (
            _("Assessed talks of %(group)s are judged lower.")
            if below
            else _("Assessed talks of %(group)s are judged higher.")
        )
        interval = _("%(d)+.2f anchors, likely between %(low)+.2f and %(high)+.2f.")
        figures = {"d": facts["difference"], "low": facts["low"], "high": facts["high"]}
    else:
        text = _("Fewer talks of %(group)s reach anchor 3.") if below else _("More talks of %(group)s reach anchor 3.")
        interval = _("%(d)+d points of 100, likely between %(low)+d and %(high)+d.")
        figures = {
            key: round(100 * facts[name]) for key, name in (("d", "difference"), ("low", "low"), ("high", "high"))
        }
    return text % group, [interval % figures, _("Compared within the same level of certificate."), _each(facts)]


def _each(facts: Facts) -> str:
    return _("%(ours)d people of this group, %(others)d others.") % {
        "ours": facts["each"][0],
        "others": facts["each"][1],
    }


_TELLERS: Final[dict[str, Callable[[Facts, int], tuple[str, list[str]]]]] = {
    Finding.Kind.STALE: _stale,
    Finding.Kind.UNUSED: _unused,
    Finding.Kind.DROP_OFF: _drop_off,
    Finding.Kind.ITEM: _item,
    Finding.Kind.ITEM_GAP: _item_gap,
    Finding.Kind.SCENARIO_GAP: _scenario_gap,
}


_PAGES: Final = {"workshop": "workshops:plan", "rule": "assessment:rule", "programme": "programmes:programme"}


def _address(finding: Finding) -> str:
    facts: Facts = finding.facts
    if "item" in facts:
        return reverse("knowledge:item", args=[facts["item"]])
    kind, _colon, _ref = finding.about.partition(":")
    if kind in ("module", "translation"):
        return reverse("modules:overview", args=[facts["ref"]])
    if kind == "test":
        return reverse("knowledge:made")
    if kind in _PAGES:
        return reverse(_PAGES[kind], args=[facts["ref"]])
    return ""
