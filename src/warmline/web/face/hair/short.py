"""Short hair: bald, thin, cropped, shaved, a fringe, a parting, tousled."""

from __future__ import annotations

from warmline.web.face.persona import FacePersona
from warmline.web.face.shapes import filled, stroked

_SHINE = "M-24-52c8-6 18-8 26-7-8 2-16 6-22 12-4 0-6-2-4-5Z"


def bald_before(p: FacePersona) -> str:
    """A wreath at the temples and light on the crown."""
    wreath = "M-46-20c-5 5-6 18-3 30 3-2 5-6 6-12l2-18c0-4-2-4-5 0ZM46-20c5 5 6 18 3 30-3-2-5-6-6-12l-2-18c0-4 2-4 5 0Z"
    strands = "M-48-12c-1 6-1 12 0 16M48-12c1 6 1 12 0 16"
    return filled(p.hair, wreath) + stroked(p.hair_light, strands, 1.6) + filled("#FFF", _SHINE, ' opacity=".28"')


def thin_before(p: FacePersona) -> str:
    """White hair combed over a high forehead."""
    sides = (
        "M-45-34C-54-24-53-4-48 10-45 6-44-2-43-10-43-20-42-28-40-36ZM45-34C54-24 53-4 48 10 45 6 44-2 43-10"
        " 43-20 42-28 40-36Z"
    )
    crown = "M-42.5-34C-42-60-22-74 4-72.5 28-71.5 43-57 43.5-34 36-46 26-53 12-55-8-58-28-52-42-34Z"
    strands = "M-36-42C-24-58-6-64 14-62M-28-44C-16-56 2-60 22-56M-48-20c-1 8 0 14 1 20M48-20c1 8 0 14-1 20"
    return filled(p.hair, sides) + filled(p.hair, crown, ' opacity=".92"') + stroked(p.hair_light, strands, 1.6)


def crop_before(p: FacePersona) -> str:
    """A close crop with a sharp line."""
    top = "M0-70C-34-72-50-50-48-18l4 8c2-14 4-26 10-33C-20-48 20-48 34-43c6 7 8 19 10 33l4-8C50-50 34-72 0-70Z"
    sides = "M-46-20c0 8 0 16 1 24l3 0 1-22ZM46-20c0 8 0 16-1 24l-3 0-1-22Z"
    shine = "M-30-58c8-5 16-7 24-7M-36-50c2-4 5-7 8-9"
    return filled(p.hair, top) + filled(p.hair, sides, ' opacity=".45"') + stroked(p.hair_light, shine, 1.6)


def buzz_before(p: FacePersona) -> str:
    """Shaved to a shadow, with a soft edge."""
    edge = (
        "M0-72C-40-72-56-46-52-12-46-6-44-8-43-12-41-26-36-37-29-42-12-49 12-49 29-42 36-37 41-26 43-12 44-8 46-6 52-12"
        " 56-46 40-72 0-72Z"
    )
    core = "M0-72C-36-72-54-50-52-30-38-46-20-53 0-53 20-53 38-46 52-30 54-50 36-72 0-72Z"
    return filled(p.hair, edge, ' opacity=".6"') + filled(p.hair, core, ' opacity=".4"')


def fringe_behind(p: FacePersona) -> str:
    """A round head of hair."""
    return filled(p.hair, "M0-77C-44-79-57-46-52 4c1 10 4 16 8 20l88 0c4-4 7-10 8-20C57-46 44-79 0-77Z")


def fringe_before(p: FacePersona) -> str:
    """A choppy fringe."""
    front = (
        "M-50-6C-58-48-34-76 2-74c36 1 54 26 49 68-3-6-5-12-6-20-4 2-7 2-10 0-2-4-3-8-3-12-6 8-13 12-22 14 2-4 3-8 3-12"
        "-10 9-22 15-36 17 3-4 4-7 4-11-8 5-14 10-19 17-2 4-2 8-3 12Z"
    )
    strands = "M-40-40C-30-58-12-66 8-64M-20-34C-8-40 4-48 10-58M16-36c6-4 10-10 12-18M40-34c0-10-3-18-9-25"
    return filled(p.hair, front) + stroked(p.hair_light, strands, 2)


def parted_behind(p: FacePersona) -> str:
    """Hair that ends at the nape."""
    return filled(p.hair, "M0-75C-40-77-53-46-50-4-49 6-47 12-45 16L45 16C47 12 49 6 50-4 53-46 40-77 0-75Z")


def parted_before(p: FacePersona) -> str:
    """A side parting, combed across."""
    front = (
        "M-24-68C-44-60-54-36-49-4-46-8-44-14-43-20-40-32-34-40-27-46-12-38 14-38 34-44 40-36 43-28 44-16"
        " 45-10 47-6 49-2"
        " 55-38 46-66 14-73 0-76-14-74-24-68Z"
    )
    strands = "M-24-62C-8-50 18-48 36-52M-20-66C0-58 22-58 38-60M-30-56C-40-46-45-34-46-20M-14-70C4-66 22-66 34-66"
    return filled(p.hair, front) + stroked(p.hair_light, strands, 1.7)


def tousled_behind(p: FacePersona) -> str:
    """Unruly hair round the head."""
    mass = (
        "M-2-80C-20-84-34-76-38-68-50-64-56-52-54-42-60-34-58-20-54-12-56-2-52 10-46 16L46 16C52 10 56-2"
        " 54-12 59-20 60-34 54-42"
        " 56-54 48-66 38-68 34-78 18-86-2-80Z"
    )
    return filled(p.hair, mass)


def tousled_before(p: FacePersona) -> str:
    """Loose locks over the forehead."""
    locks = (
        "M-50-8C-58-30-50-54-36-62-28-74-8-78 4-72 22-80 42-68 44-54 56-44 56-24 50-6 47-14 45-22 43-30 38-28"
        " 34-30 31-36 27-28 20-25 11-25"
        " 14-30 14-35 12-40 5-32-8-27-20-28-16-32-15-37-16-41-24-37-32-32-36-25-42-22-47-16-50-8Z"
    )
    strands = (
        "M-40-36C-36-52-22-62-6-62M-18-34C-14-46-4-56 8-58M14-32C20-40 22-50 18-60M34-40C36-50 34-58 28-64"
        "M-48-20c0-6 1-10 3-14"
    )
    return filled(p.hair, locks) + stroked(p.hair_light, strands, 2)
