"""The words on screens for levels, kinds, bands and flags."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmline.core.measurement.items import Kind
from warmline.core.measurement.items.classical import Flag
from warmline.core.measurement.items.outcome import Band

KINDS: dict[Kind, str | Promise] = {
    Kind.SINGLE: _("Choose one"),
    Kind.MULTIPLE: _("Choose all that fit"),
    Kind.ORDERING: _("Put in order"),
    Kind.MATCHING: _("Match"),
    Kind.SHORT: _("Short answer"),
    Kind.SAY: _("Say it"),
    Kind.BEST: _("Situation: choose the best"),
    Kind.RATE: _("Situation: rate each"),
}
BANDS: dict[str, str | Promise] = {
    Band.AT_LEVEL.value: _("At this level"),
    Band.NEAR.value: _("Close to this level"),
    Band.BELOW.value: _("Worth another look"),
    Band.UNKNOWN.value: _("Too few answers to say"),
}
FLAGS: dict[Flag, str | Promise] = {
    Flag.TOO_EASY: _("Nearly everybody gets it right, so it tells little."),
    Flag.TOO_HARD: _("Few get it right. Is the question clear, and is it taught?"),
    Flag.WEAK: _("Getting it right has hardly to do with doing well on the rest of the test."),
    Flag.NEGATIVE: _("People who do well on the rest get this one wrong more often. Look at the key."),
    Flag.IDLE_OPTION: _("Hardly anybody chooses one of the wrong options. Write a better one."),
    Flag.KEY_IN_DOUBT: _("A wrong option goes with good results better than the key does. Look at the key."),
    Flag.HURRIED: _("Many answers came faster than the text can be read."),
}
