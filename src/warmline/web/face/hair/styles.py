"""Which style is drawn by which functions. A new style is a module's two functions and one line here."""

from __future__ import annotations

from collections.abc import Callable

from warmline.web.face.hair import coiled, covered, long, short
from warmline.web.face.persona import FacePersona

Drawing = Callable[[FacePersona], str]


def _nothing(p: FacePersona) -> str:
    return ""


STYLES: dict[str, tuple[Drawing, Drawing]] = {
    "wavy": (long.wavy_behind, long.wavy_before),
    "straight": (long.straight_behind, long.straight_before),
    "bob": (long.bob_behind, long.bob_before),
    "lob": (long.bob_behind, long.straight_before),
    "bun": (long.bun_behind, long.bun_before),
    "bald": (_nothing, short.bald_before),
    "thin": (_nothing, short.thin_before),
    "crop": (_nothing, short.crop_before),
    "buzz": (_nothing, short.buzz_before),
    "fringe": (short.fringe_behind, short.fringe_before),
    "parted": (short.parted_behind, short.parted_before),
    "tousled": (short.tousled_behind, short.tousled_before),
    "curls": (coiled.curls_behind, coiled.curls_before),
    "afro": (coiled.afro_behind, coiled.afro_before),
    "braids": (coiled.braids_behind, coiled.braids_before),
    "plaits": (coiled.plaits_behind, long.straight_before),
    "locs": (coiled.locs_behind, coiled.locs_before),
    "hijab": (covered.hijab_behind, covered.hijab_before),
    "shayla": (covered.shayla_behind, covered.shayla_before),
    "fila": (_nothing, covered.fila_before),
    "turban": (_nothing, covered.turban_before),
    "wrap": (covered.wrap_behind, covered.wrap_before),
    "kippah": (short.parted_behind, covered.kippah_before),
}


def behind(p: FacePersona) -> str:
    """Return what lies behind the head."""
    return STYLES[p.style][0](p)


def before(p: FacePersona) -> str:
    """Return what lies before the head."""
    return STYLES[p.style][1](p)
