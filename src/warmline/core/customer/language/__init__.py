"""How the customer says it: lines by act, mood, voice and channel, put together by seed, and never twice."""

from warmline.core.customer.language.bands import BANDS, band
from warmline.core.customer.language.compose import put_into_words, word_opening
from warmline.core.customer.language.model import Language, Line, LineSet, Voice
from warmline.core.customer.language.worded import Part, Worded
from warmline.core.customer.language.wording import Wording, WordingTask

__all__ = [
    "BANDS",
    "Language",
    "Line",
    "LineSet",
    "Part",
    "Voice",
    "Worded",
    "Wording",
    "WordingTask",
    "band",
    "put_into_words",
    "word_opening",
]
