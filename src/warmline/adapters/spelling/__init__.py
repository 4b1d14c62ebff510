"""Spelling and grammar from outside: a dictionary that ships its words, and a LanguageTool server if one is given."""

from warmline.adapters.spelling.dictionary import Dictionary
from warmline.adapters.spelling.languagetool import LanguageTool, LanguageToolError, Remark

__all__ = ["Dictionary", "LanguageTool", "LanguageToolError", "Remark"]
