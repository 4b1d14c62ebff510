"""What keys are called on the screen: behaviours, strands, standings, channels."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmline.apps.library.ports import rubric
from warmline.apps.library.words import behaviour_names
from warmline.core.certifying import Outcome, Standing, StrandKind
from warmline.core.certifying.readiness import Why

STRANDS: Mapping[StrandKind, str | Promise] = {
    StrandKind.KNOWLEDGE: _("Knowing"),
    StrandKind.PRACTICAL: _("Doing it when asked"),
    StrandKind.BEHAVIOURAL: _("Doing it every day"),
}
STANDINGS: Mapping[Standing, str | Promise] = {
    Standing.PASSED: _("reached"),
    Standing.BORDERLINE: _("too close to tell"),
    Standing.FAILED: _("not reached yet"),
    Standing.MISSING: _("still missing"),
}
SIGNS: Mapping[Standing, str] = {
    Standing.PASSED: "good",
    Standing.BORDERLINE: "warn",
    Standing.FAILED: "bad",
    Standing.MISSING: "",
}
OUTCOMES: Mapping[Outcome, str | Promise] = {
    Outcome.CERTIFIED: _("certified"),
    Outcome.NOT_YET: _("not yet"),
    Outcome.BORDERLINE: _("borderline: a person decides"),
    Outcome.INCOMPLETE: _("something is still missing"),
}
PROPOSALS: Mapping[Outcome, str | Promise] = {
    Outcome.CERTIFIED: _("All three strands are reached. The rule proposes: certified."),
    Outcome.NOT_YET: _("A strand is clearly below its cut. The rule proposes: not yet."),
    Outcome.BORDERLINE: _(
        "A result lies within one standard error of its cut. The rule proposes nothing: a person decides."
    ),
    Outcome.INCOMPLETE: _("Something is still missing. Nothing can be signed yet."),
}
CHANNELS: tuple[tuple[str, str | Promise], ...] = (
    ("chat", _("Chat")),
    ("email", _("E-mail")),
    ("phone", _("Phone")),
    ("social", _("Social media")),
    ("in_person", _("In person")),
    ("other", _("Something else")),
)
READY: Mapping[Why, str | Promise] = {
    Why.CERTIFICATE: _("Proven"),
    Why.NO_CERTIFICATE: _("Not proven: no certificate yet"),
    Why.EXPIRED: _("Not proven: the certificate has ended"),
    Why.FLOOR: _("Not proven: recent contacts show less than the certificate"),
}


def behaviour_name(key: str) -> str:
    """Return the name of a behaviour; its key where a newer rubric has it no more."""
    return behaviour_names().get(key, key)


def anchor_texts(key: str) -> tuple[tuple[int, str], ...]:
    """Return what each anchor of a behaviour looks like; empty where the rubric has it no more."""
    try:
        return tuple((each.grade, each.text) for each in rubric().behaviour(key)[1].anchors)
    except KeyError:
        return tuple((grade, str(grade)) for grade in (1, 2, 3, 4))


def part_name(key: str) -> str:
    """Return the name of a part of a strand: a behaviour's, or the key of a test as words."""
    name = behaviour_name(key)
    return key.replace("_", " ").replace("-", " ").capitalize() if name == key else name
