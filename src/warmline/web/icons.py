"""Line icons on an 18 px grid, drawn with the current text colour. Icons never stand without words."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

_PATHS: dict[str, str] = {
    "pause": "M6 4v10M12 4v10",
    "play": "M6 4l8 5-8 5z",
    "back": "M6.5 4 3 7.5 6.5 11M3.5 7.5H11a4 4 0 0 1 0 8H8",
    "hint": "M6.5 12.5C4.5 11 4 9.5 4 7.8a5 5 0 0 1 10 0c0 1.7-.5 3.2-2.5 4.7zM7 15.5h4",
    "lock": "M5.5 8h7A1.5 1.5 0 0 1 14 9.5v4a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 4 13.5v-4A1.5 "
    "1.5 0 0 1 5.5 8zM6.5 8V5.8a2.5 2.5 0 0 1 5 0V8",
    "check": "M4 9.5 7.5 13 14 5.5",
    "cross": "M5 5l8 8M13 5l-8 8",
    "dash": "M4.5 9h9",
    "warn": "M9 3 2.5 14.5h13zM9 7.5v3.2M9 12.6v.2",
    "info": "M9 2.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM9 8.3v4M9 5.7v.2",
    "next": "M7 4l5 5-5 5",
    "previous": "M11 4 6 9l5 5",
    "search": "M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3zM11.7 11.7 15 15",
    "plus": "M9 4v10M4 9h10",
    "print": "M5.5 7V3h7v4M5 13H3.5V7h11v6H13M5.5 11h7v4h-7z",
    "stop": "M6 2.5h6L15.5 6v6L12 15.5H6L2.5 12V6zM6 9h6",
    "key": "M6 7a3.2 3.2 0 1 1-.01 0M8.3 8.3 15 8.3v2.6M12 8.3v2",
    "download": "M9 3v8M5.5 8 9 11.5 12.5 8M3.5 15h11",
    "mic": "M9 2.5a2.2 2.2 0 0 1 2.2 2.2v4a2.2 2.2 0 0 1-4.4 0v-4A2.2 2.2 0 0 1 9 2.5M4.5 8.5a4.5 4.5 0 0 0 9 0M9 13v3",
    "bell": "M4.5 12.5V8a4.5 4.5 0 0 1 9 0v4.5l1.2 1.3H3.3zM7.5 16h3",
    "again": "M14.5 9a5.5 5.5 0 1 1-1.7-4M14 2.5V5.5H11",
}

_FLIPPED = {"back", "next", "previous", "play"}


def icon_names() -> tuple[str, ...]:
    """Return every icon's name."""
    return tuple(_PATHS)


def draw_icon(name: str) -> SafeString:
    """Return an icon as SVG, hidden from screen readers. Raises KeyError with the known names."""
    if name not in _PATHS:
        raise KeyError(f"No icon is called {name!r}; known: {', '.join(sorted(_PATHS))}.")
    css = ' class="flips"' if name in _FLIPPED else ""
    return mark_safe(  # noqa: S308 (constant markup, no input in it)
        f'<svg{css} viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" '
        f'stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{_PATHS[name]}"/></svg>'
    )
