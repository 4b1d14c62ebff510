"""From Markdown to HTML that holds nothing but words: what an author could smuggle in is cleaned out by nh3."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

import markdown
import nh3

_SOURCE: Final = re.compile(r"media/([0-9a-f]{16})")
_TAGS: Final = {
    *("p", "br", "hr", "h3", "h4", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a", "img"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES: Final = {"a": {"href"}, "img": {"src", "alt", "loading"}, "ol": {"start"}, "th": {"scope"}}


@lru_cache(maxsize=512)
def to_html(text: str, media: str = "/media/") -> str:
    """Return a run of Markdown as clean HTML. `media` is the address in front of the sum of a picture.

    Pictures from anywhere else, scripts, styles and addresses that are neither https, mailto nor of this house are left
    out.
    """
    made = markdown.markdown(
        text,
        extensions=["tables", "sane_lists", "smarty"],
        extension_configs={"smarty": {"smart_dashes": False, "smart_ellipses": False}},
        output_format="html",
    )

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if tag == "img" and attribute == "src":
            known = _SOURCE.fullmatch(value)
            return f"{media}{known.group(1)}/" if known else None
        # "//" would lead to another house.
        if attribute == "href" and (value.startswith("//") or not value.startswith(("https://", "mailto:", "/", "#"))):
            return None
        return value

    cleaner: Any = nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=keep,
        url_schemes={"https", "mailto"},
        link_rel="noopener noreferrer",
        set_tag_attribute_values={"img": {"loading": "lazy"}, "th": {"scope": "col"}},
    )
    return str(cleaner.clean(made))


def picture_sums(text: str) -> tuple[str, ...]:
    """Return the first sixteen signs of the sum of every file that a text names, in order and once each."""
    return tuple(dict.fromkeys(_SOURCE.findall(text)))
