"""What is in question in an appeal, in words: one observation, an answer or the talk as a whole, a critical error."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from warmline.core.scoring.contested import anchor_of, contested_at, is_observation, level_of
from warmline.core.scoring.scorecard import CriticalError, Evidence, Scorecard

OF_THE_WHOLE, OF_AN_ANSWER, OF_AN_ERROR = "overall", "answer", "critical"
"""What the counts of appeals call these, beside the keys of criteria."""


@dataclass(frozen=True, slots=True)
class PointInQuestion:
    """One observation, as the owner and the named person see it. `anchors` are the four grades in words, 1 to 4.

    `since` is the first turn that belongs to it, `turn` the answer that was judged, `quotes` the words that decided.
    `grades` are those that a person may give; a critical error has none and can only be struck. What is no observation
    (the overall figure, a critical error, an answer as a whole) has a place of `core.scoring.contested`.
    """

    place: int
    behaviour: str
    name: str
    skill: str
    anchor: int
    anchors: tuple[str, str, str, str]
    turn: int
    since: int
    quotes: tuple[str, ...]
    grades: tuple[int, ...] = (1, 2, 3, 4)

    @property
    def of_a_chance(self) -> bool:
        """Whether it is an observation, and no critical error, answer or talk as a whole."""
        return is_observation(self.place)

    @property
    def anchor_text(self) -> str:
        """The grade that the machine gave, in words."""
        return self.anchors[self.anchor - 1]


def whole_at(card: Scorecard, place: int) -> PointInQuestion:
    """Return what stands at a place that is no observation's, in words. Raises IndexError where there is nothing."""
    found = contested_at(card, place)
    if found.error is not None:
        return _error(place, found.error)
    return _overall(place, card) if found.answer is None else _answer(place, found.answer)


def _error(place: int, error: CriticalError) -> PointInQuestion:
    said = _("The computer counted it as a critical error, which caps the whole.")
    names = {
        "false_promise": _("A promise that was not yours to make"),
        "insults": _("Words that hurt"),
        "reveals_data": _("Something private was given away"),
    }
    return PointInQuestion(
        place=place,
        behaviour=OF_AN_ERROR,
        name=names.get(error.name, _("A critical error")),
        skill=_("Critical errors"),
        anchor=1,
        anchors=(said, said, said, said),
        turn=error.turn,
        since=max(0, error.turn - 1),
        quotes=(error.quote,),
        grades=(),
    )


def _overall(place: int, card: Scorecard) -> PointInQuestion:
    figure = card.overall or 0.0
    return PointInQuestion(
        place=place,
        behaviour=OF_THE_WHOLE,
        name=_("The talk as a whole: %(figure)d of 100") % {"figure": round(figure)},
        skill=_("Overall figure"),
        anchor=level_of(figure),
        anchors=(
            _("Little of what this customer needed was there (below 25)."),
            _("Some of it was there, and much was left open (25 to 49)."),
            _("Most of it was there (50 to 74)."),
            _("What this customer needed was there (75 or more)."),
        ),
        turn=max((each.turn for each in card.observations), default=0),
        since=0,
        quotes=(),
    )


def _answer(place: int, each: Evidence) -> PointInQuestion:
    return PointInQuestion(
        place=place,
        behaviour=OF_AN_ANSWER,
        name=_("The answer as a whole"),
        skill=_("Overall figure"),
        anchor=anchor_of(each),
        anchors=(
            _("Passes by what was needed here."),
            _("Touches what was needed here, and leaves most of it open."),
            _("Meets most of what was needed here."),
            _("Meets what was needed here."),
        ),
        turn=each.turn,
        since=max(0, each.turn - 1),
        quotes=(each.mark.quote,),
    )
