"""How the customer says it: authored lines by act, mood and voice, chosen by seed and never twice."""

from warmline.core.customer.language.bands import BANDS, band
from warmline.core.customer.language.compose import Part, Worded, put_into_words, word_opening
from warmline.core.customer.language.model import Language, Line, LineSet, Voice

__all__ = ["BANDS", "Language", "Line", "LineSet", "Part", "Voice", "Worded", "band", "put_into_words", "word_opening"]
