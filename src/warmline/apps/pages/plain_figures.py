"""The rows of the exams in plain words: what each measured, and in a few sentences what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from warmline.adapters.content.figures import FigureRow

LEVEL: Final = 0.02  # so near to the figure of people counts as level with them

_AREAS: Final[Mapping[str, Promise]] = {
    "Our own text: consistency, not validity": gettext_lazy("Our own text: does it agree with itself?"),
    "Our own text: the reader beside the labels (F1 over turns)": gettext_lazy(
        "Our own text: does it find what the labels say? (F1: 1 is all of it and nothing else)"
    ),
    "Our own text: anchors beside the labels (weighted kappa by skill)": gettext_lazy(
        "Our own text: are grades those of the labels? (weighted kappa: 0 is chance, 1 is always)"
    ),
    "Public corpora, labelled by people": gettext_lazy("Other people’s talks, labelled by people"),
}
_NAMES: Final[Mapping[str, Promise]] = {
    "order of six answers, Kendall tau": gettext_lazy("Puts six answers in order, from poor to best (1 is always)"),
    "honest above stuffed": gettext_lazy("An honest answer stands above one stuffed with phrases"),
    "honest above stuffed, at least as long": gettext_lazy("The same, where the stuffed one is as long or longer"),
    "honest above template": gettext_lazy("An honest answer stands above a pasted template"),
    "honest above template, at least as long": gettext_lazy("The same, where the template is as long or longer"),
    "honest above phrase": gettext_lazy("An honest answer stands above one that has the phrase and misses the need"),
    "honest above putdown": gettext_lazy("An honest answer stands above a polite put-down"),
    "honest above lacks": gettext_lazy("An answer with the skill stands above one without it"),
    "honest above lacks, on the skill meant": gettext_lazy("The same, looking only at the skill that was meant"),
    "correlation of score and words, matched pairs": gettext_lazy("How far longer answers score higher (0 is none)"),
    "points of the longer above the shorter": gettext_lazy("Points by which the longer of two like answers is ahead"),
    "points of british against the others": gettext_lazy("Points for British English against the others"),
    "points of us against the others": gettext_lazy("Points for American English against the others"),
    "points of indian against the others": gettext_lazy("Points for Indian English against the others"),
    "points of nigerian against the others": gettext_lazy("Points for Nigerian English against the others"),
    "points of second_language against the others": gettext_lazy("Points for English as a second language"),
    "points of second_language_errors against the others": gettext_lazy(
        "Points for English as a second language with slips"
    ),
    "points moved by a paraphrase, mean": gettext_lazy("Points that move when the same is said in other words"),
    "points moved by typing slips, mean": gettext_lazy("Points that move when there are typing slips"),
    "the same order, scored from the labels themselves": gettext_lazy("The same order, were every label read rightly"),
    "skills we call not observed that have no chance by the labels": gettext_lazy(
        "Of what we call not observed: share that rightly is"
    ),
    "skills without a chance by the labels that we call not observed": gettext_lazy(
        "Of what should be not observed: share that we call so"
    ),
    "correlation of our overall with that from the labels": gettext_lazy("Our overall beside that from the labels"),
    "feelings": gettext_lazy("The customer’s feelings"),
    "needs": gettext_lazy("The customer’s needs and questions"),
    "resistance": gettext_lazy("The customer’s resistance"),
    "empathy": gettext_lazy("Words of empathy"),
    "listening": gettext_lazy("Listening: asking, saying back, using details"),
    "ownership": gettext_lazy("Taking it in hand, apologising"),
    "solving": gettext_lazy("Steps, times, solutions"),
    "refusing": gettext_lazy("Saying no"),
    "promising": gettext_lazy("Promises"),
    "tone": gettext_lazy("Tone, warm or hard"),
    "clarity": gettext_lazy("Clear words, jargon"),
    "scripts": gettext_lazy("Stock phrases"),
    "care": gettext_lazy("Care for people in trouble"),
    "colleagues": gettext_lazy("Words among colleagues"),
    "all skills": gettext_lazy("All skills together"),
    "AnnoMI main behaviour, macro-F1": gettext_lazy("Counselling talks (AnnoMI): what the counsellor mainly does"),
    "AnnoMI question, macro-F1": gettext_lazy("Counselling talks: is it a question?"),
    "AnnoMI none, open or closed question, macro-F1": gettext_lazy("Counselling talks: no, open or closed question"),
    "AnnoMI reflection, macro-F1": gettext_lazy("Counselling talks: saying back what was heard"),
    "AnnoMI good against poor, reflection rate alone, AUC": gettext_lazy(
        "Good talk or poor talk, by how often is said back (0.5 is a guess)"
    ),
    "AnnoMI good against poor, advice rate alone, AUC": gettext_lazy("Good talk or poor talk, by how often is advised"),
    "AnnoMI good against poor, all rates, AUC": gettext_lazy("Good talk or poor talk, by all of it"),
    "politeness wikipedia, top against bottom quartile, macro-F1": gettext_lazy(
        "Requests among Wikipedia editors: polite or not"
    ),
    "politeness wikipedia, rank correlation": gettext_lazy("The same requests, put in order"),
    "politeness stack-exchange, trained on wikipedia only, top against bottom quartile, macro-F1": gettext_lazy(
        "Requests on another site, never seen before: polite or not"
    ),
    "politeness stack-exchange, trained on wikipedia only, rank correlation": gettext_lazy(
        "Those requests, put in order"
    ),
    "CaSiNo, mean F1 of nine strategies": gettext_lazy("Bargaining talks (CaSiNo): nine ways to bargain"),
}  # fmt: skip


def area_name(area: str) -> str:
    """Return what was tested, in plain words; as the exams write it where there are none."""
    return str(_AREAS.get(area, area))


def plain_name(name: str, skills: Mapping[str, str]) -> str:
    """Return what a row measured, in plain words: those of this page, else the skill's name, else the row's own."""
    found = _NAMES.get(name)
    return str(found) if found is not None else skills.get(name, name)


def in_short(rows: Sequence[FigureRow]) -> list[str]:
    """Return what the figures come to, in sentences. Every one rests on rows that are there; none, where none are."""
    return [*_beside_people(rows), *_above(rows), *_englishes(rows)]


def _beside_people(rows: Sequence[FigureRow]) -> list[str]:
    """Count the tests for which it is known how well people do, and in how many of them we reach that."""
    both = [
        (row.ours, row.people)
        for row in rows
        if isinstance(row.ours, int | float) and isinstance(row.people, int | float)
    ]
    if not both:
        return []
    level = sum(ours >= people - LEVEL for ours, people in both)
    words = _(
        "In %(n)d tests on other people’s words we know how well people do. The computer does as well in %(level)d of "
        "them; in %(less)d people do better."
    )
    return [words % {"n": len(both), "level": level, "less": len(both) - level}]


def _above(rows: Sequence[FigureRow]) -> list[str]:
    found = {row.name: row.ours for row in rows}
    stuffed, other = found.get("honest above stuffed"), found.get("honest above lacks")
    meant = found.get("honest above lacks, on the skill meant")
    out = []
    if isinstance(stuffed, int | float):
        share = {"share": _percent(stuffed)}
        out.append(_("An honest answer stands above one stuffed with phrases %(share)s of the time.") % share)
    if isinstance(other, int | float):
        share = {"share": _percent(other)}
        out.append(_("An answer with a skill stands above a like one without it %(share)s of the time.") % share)
        if isinstance(meant, int | float):
            words = _("On that one skill it tells them apart %(share)s of the time: trust a single bar least.")
            out.append(words % {"share": _percent(meant)})
    return out


def _englishes(rows: Sequence[FigureRow]) -> list[str]:
    """Name the largest difference between Englishes, in points of 100, whichever way it goes."""
    gaps = [abs(row.ours) for row in rows if compares_englishes(row) and isinstance(row.ours, int | float)]
    if not gaps:
        return []
    words = _(
        "On our own text, the same content in another English differs by %(points).1f points of 100 at most, on "
        "average. On talks of people who write different Englishes this is not measured."
    )
    return [words % {"points": max(gaps)}]


def compares_englishes(row: FigureRow) -> bool:
    """Say whether a row sets one English beside the others."""
    return row.name.startswith("points of ") and row.name.endswith(" against the others")


def _percent(share: float) -> str:
    return _("%(n)d %%") % {"n": round(100 * share)}
