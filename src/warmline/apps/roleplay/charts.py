"""The two charts of the feedback page, from a scene and its letter."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warmline.apps.library.ports import rubric
from warmline.core.customer.mood_words import mood_word, pose_weights
from warmline.core.customer.scene import Scene
from warmline.core.scoring.feedback_model import Feedback
from warmline.core.scoring.scorecard import Scorecard
from warmline.web.charts import MoodNote, MoodPoint, SkillBand, mood_curve, skill_bands


def curve_chart(scene: Scene, feedback: Feedback) -> SafeString:
    """Return how the customer felt, answer by answer, as a figure; empty where there was no answer."""
    if len(scene.turns) < 2:
        return SafeString("")
    persona = scene.scenario.persona
    points = [MoodPoint(turn.mood.warmth, pose_weights(turn.mood), mood_word(turn.mood)) for turn in scene.turns]
    notes = [MoodNote(bend.answer, bend.quote, bend.reason) for bend in feedback.bends]
    title = _("How %(name)s felt, answer by answer") % {"name": persona.first_name}
    drawn = mood_curve(points, notes, persona_key=persona.face, name=persona.first_name)
    return format_html('<figure class="figure"><figcaption><h2>{}</h2></figcaption>{}</figure>', title, drawn)


def bands_chart(card: Scorecard, skills: Sequence[str]) -> SafeString:
    """Return where each of these skills most likely lies, in the order given."""
    names = {skill.key: skill.name for skill in rubric()}
    scores = {skill.skill: skill for skill in card.skills}
    return skill_bands(
        [SkillBand(names[key], scores[key].low, scores[key].high, scores[key].opportunities) for key in skills]
    )
