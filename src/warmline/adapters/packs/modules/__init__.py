"""Modules: Markdown with a head and exercises, read strictly into the core's dataclasses, and made into clean HTML."""

from warmline.adapters.packs.modules.html import picture_sums, to_html
from warmline.adapters.packs.modules.loading import load_module_texts, read_module, read_module_text
from warmline.adapters.packs.modules.splitting import KINDS

__all__ = ["KINDS", "load_module_texts", "picture_sums", "read_module", "read_module_text", "to_html"]
