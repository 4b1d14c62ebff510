"""Template tags: faces, icons, style and script links, the nonce for htmx, the four marks of an anchor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.http import QueryDict
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warmline.web.face import draw_face
from warmline.web.face.draw import Crop, face_id
from warmline.web.icons import draw_icon

register = template.Library()

HOUSE_STYLES = (
    "reset",
    "tokens",
    "fonts",
    "base",
    "layout",
    "parts/buttons",
    "parts/people",
    "parts/surfaces",
    "parts/forms",
    "parts/lists",
    "parts/disclosure",
    "parts/chat",
    "parts/charts",
)
HOUSE_SCRIPTS = (
    "vendor/htmx.min.js",
    "vendor/hx-csp.min.js",
    "vendor/hx-sse.min.js",
    "js/app.js",
    "js/face.js",
    "js/held.js",
)


@register.simple_tag(takes_context=True)
def face(
    context: Context,
    persona_key: str,
    pose: Mapping[str, float] | str = "calm",
    crop: Crop = "portrait",
    label: str | None = None,
    *,
    speaks: bool = False,
) -> SafeString:
    """Draw a face; ids are unique within the document. `label` names the person and the mood; `speaks` moves lips."""
    root = context.dicts[0]
    root["_faces"] = root.get("_faces", 0) + 1
    uid = f"{face_id(persona_key, pose, crop=crop, label=label)}{root['_faces']}"
    return draw_face(persona_key, pose, crop=crop, label=label, uid=uid, speaks=speaks)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon by name."""
    return draw_icon(name)


@register.simple_tag
def house_styles() -> SafeString:
    """Link the styles that every page uses, in the order of their layers."""
    return _stylesheets(HOUSE_STYLES)


@register.simple_tag
def page_styles(*names: str) -> SafeString:
    """Link styles of single pages: `{% page_styles "today" %}` links css/pages/today.css."""
    return _stylesheets(tuple(f"pages/{name}" for name in names))


def _stylesheets(names: tuple[str, ...]) -> SafeString:
    return format_html_join(
        "\n  ", '<link rel="stylesheet" href="{}">', ((static(f"css/{name}.css"),) for name in names)
    )


def _nonce(context: Context) -> str:
    request = context.get("request")
    # Not `or ""`: the nonce counts as false until it is used.
    return str(getattr(request, "csp_nonce", ""))


@register.simple_tag(takes_context=True)
def house_scripts(context: Context) -> SafeString:
    """Link the scripts that every page uses, each with the nonce of the content policy."""
    return page_scripts(context, *HOUSE_SCRIPTS)


@register.simple_tag(takes_context=True)
def page_scripts(context: Context, *paths: str) -> SafeString:
    """Link scripts by their path under static/, with the nonce."""
    nonce = _nonce(context)
    return format_html_join(
        "\n  ", '<script src="{}" nonce="{}" defer></script>', ((static(path), nonce) for path in paths)
    )


@register.simple_tag(takes_context=True)
def hx_nonce(context: Context) -> SafeString:
    """The attribute without which hx-csp strips every hx- attribute of an element."""
    return format_html('hx-nonce="{}"', _nonce(context))


@register.simple_tag
def anchor(value: int) -> SafeString:
    """Four small marks and the words "3 of 4"."""
    marks: Any = format_html_join("", '<i class="{}"></i>', (("on" if i < value else "off",) for i in range(4)))
    words = _("%(value)d of 4") % {"value": value}
    return format_html('<span class="anchor"><span class="a4" aria-hidden="true">{}</span>{}</span>', marks, words)


@register.simple_tag(takes_context=True)
def page_address(context: Context, number: int) -> str:
    """The address of another page of the same list: everything in the address stays, only `page` changes."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else QueryDict(mutable=True)
    query["page"] = str(number)
    return f"?{query.urlencode()}"
