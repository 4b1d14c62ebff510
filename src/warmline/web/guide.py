"""What the style guide shows: every part once, in every state, with invented people and figures."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from warmline.web.charts import (
    Day,
    DayState,
    MoodNote,
    MoodPoint,
    SkillBand,
    mood_curve,
    skill_bands,
    week_rhythm,
)
from warmline.web.face import MOODS, VISEMES, as_pose, draw_face, face_keys, find_person, speaking
from warmline.web.icons import icon_names
from warmline.web.tokens import USES, tokens

_STOPS = (("angry", 0.17), ("annoyed", 0.3), ("worried", 0.43), ("calm", 0.66), ("relieved", 0.9))
_SPOKEN_IN = ("calm", "worried", "angry")
_WARMTHS = (0.17, 0.37, 0.47, 0.15, 0.43, 0.68, 0.82, 0.92)


class ExampleForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label=_("Name"), help_text=_("As your colleagues know you."))
    email = forms.EmailField(label=_("E-mail"))
    language = forms.ChoiceField(label=_("Language"), choices=[("en", "English"), ("pt", "Português")], required=False)
    about = forms.CharField(label=_("What would help you most?"), widget=forms.Textarea, required=False)
    channel = forms.ChoiceField(
        label=_("Channel"), widget=forms.RadioSelect, choices=[("chat", _("Chat")), ("email", _("E-mail"))]
    )
    letters = forms.BooleanField(label=_("Send me a letter on Mondays"), required=False)


def guide() -> dict[str, Any]:
    """Return the context of the style guide."""
    return {
        "tokens": list(tokens().values()),
        "uses": [
            {"front": use.front, "ground": use.ground, "what": use.what, "light": use.light, "dark": use.dark}
            for use in USES
        ],
        "icons": icon_names(),
        "people": [find_person(key) for key in face_keys()],
        "moods": MOODS,
        "steps": [{"worried": 6 - i, "relieved": i} for i in range(7)],
        "visemes": list(VISEMES),
        "spoken": [(mood, [_said("ines", mood, name) for name in VISEMES]) for mood in _SPOKEN_IN],
        "form": ExampleForm(prefix="plain"),
        "wrong_form": ExampleForm({"wrong-name": "", "wrong-email": "nadia"}, prefix="wrong"),
        "page_obj": Paginator(range(60), 20).page(2),
        "curve": mood_curve(_example_points(), _example_notes(), persona_key="ines", name="Ines", uid="guide"),
        "bands": skill_bands(_example_bands()),
        "week": week_rhythm(_example_week()),
    }


def _said(key: str, mood: str, viseme: str) -> SafeString:
    return draw_face(key, speaking(as_pose(mood), viseme), crop="small", uid=f"{mood}{viseme}")


def _weights(warmth: float) -> dict[str, float]:
    """Return the two moods between which a warmth lies, weighted by nearness."""
    if warmth <= _STOPS[0][1]:
        return {_STOPS[0][0]: 1.0}
    for (mood, low), (next_mood, high) in pairwise(_STOPS):
        if warmth <= high:
            share = (warmth - low) / (high - low)
            return {mood: 1 - share, next_mood: share}
    return {_STOPS[-1][0]: 1.0}


def _example_points() -> list[MoodPoint]:
    words = ("Angry", "Annoyed", "Worried", "Angry", "Worried", "Calm", "Calm, and hopeful", "Relieved")
    return [MoodPoint(warmth, _weights(warmth), word) for warmth, word in zip(_WARMTHS, words, strict=True)]


def _example_notes() -> list[MoodNote]:
    return [
        MoodNote(1, "No wonder you are annoyed", "You named what she felt"),
        MoodNote(3, "… come back to you soon", "No time, and she had heard it before"),
        MoodNote(5, "… at 20:00 tonight, and I’ll write to you then", "A promise with a time"),
    ]


def _example_bands() -> list[SkillBand]:
    rows = (
        ("Empathy", 56, 82),
        ("Active listening", 52, 76),
        ("Problem solving", 42, 68),
        ("Clear communication", 24, 47),
        ("De-escalation", 8, 94),
        ("Negotiation", None, None),
        ("Time management", None, None),
    )
    return [SkillBand(name, low, high, chances=1 if name == "De-escalation" else None) for name, low, high in rows]


def _example_week() -> list[Day]:
    return [
        Day("Mon", "Monday", DayState.DONE, minutes=6),
        Day("Tue", "Tuesday", DayState.DONE, minutes=5),
        Day("Wed", "Wednesday", DayState.OFF),
        Day("Thu", "Thursday", DayState.NEXT, today=True),
        Day("Fri", "Friday", DayState.NEXT),
        Day("Sat", "Saturday", DayState.OFF),
        Day("Sun", "Sunday", DayState.OFF),
    ]
