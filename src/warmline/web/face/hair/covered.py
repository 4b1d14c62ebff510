"""Head coverings: hijab, turban, head wrap, kippah."""

from __future__ import annotations

from warmline.web.face.hair.short import parted_before
from warmline.web.face.persona import FacePersona
from warmline.web.face.shapes import filled, stroked


def hijab_behind(p: FacePersona) -> str:
    """The fall of the cloth behind the shoulders."""
    return filled(
        p.cloth_dark,
        "M0-80C-42-82-59-50-57-10c1 22-3 44-18 66-10 16-12 40-12 60H86c0-22-2-44-12-60C59 34 56 12 57-10 59-50 42-82 0-80Z",
    )


def hijab_before(p: FacePersona) -> str:
    """The cloth round the face and over the chest, with its folds."""
    frame = (
        "M0-78C-40-80-55-48-53-10c1 30 8 54 28 70 14 10 36 10 50 0C45 44 52 20 53-10 55-48 40-80 0-78Z"
        "M0-51C26-51 38-34 39-4 40 26 26 60 0 60S-40 26-39-4C-38-34-26-51 0-51Z"
    )
    fall = (
        "M-52 8C-48 44-30 59 0 61 30 59 48 44 52 8 55 46 66 72 82 88 66 106 36 114 0 114-38 114-68 104-82 88"
        "-66 72-55 46-52 8Z"
    )
    folds = "M-44 44C-34 64-14 76 12 74M-60 68C-40 86-8 96 26 90M46 46C42 60 32 70 18 74M-40-46C-28-62-12-66 4-66"
    light = "M-46-22C-42-46-26-60-4-60M-44 24c4 18 12 32 24 40"
    return (
        filled(p.cloth, frame, ' fill-rule="evenodd"')
        + filled(p.cloth, fall)
        + stroked(p.cloth_dark, folds, 2.2)
        + stroked(p.cloth_light, light, 2)
    )


def turban_before(p: FacePersona) -> str:
    """A turban wound to a peak above the forehead."""
    mass = (
        "M-49-18C-56-32-58-52-44-68-30-84-12-88 2-88 18-88 36-82 46-68 58-52 56-32 49-18 44-30 34-36 22-41 14-44 8-47 1-52"
        "-6-47-13-44-21-41-34-36-44-30-49-18Z"
    )
    inner = "M1-52C-6-47-13-44-21-41-16-50-8-56 1-60 10-56 17-50 22-41 14-44 8-47 1-52Z"
    winds = (
        "M-50-26C-40-44-20-54 1-64M-53-38C-42-56-22-66 2-73M-50-52C-38-68-20-76 2-81M51-26C42-44 22-54 1-64"
        "M54-38C44-56 24-66 2-73M51-52C40-68 22-76 2-81"
    )
    return filled(p.cloth, mass) + filled(p.cloth_light, inner) + stroked(p.cloth_dark, winds, 1.9)


def wrap_behind(p: FacePersona) -> str:
    """The knot of a head wrap, high at the side."""
    bow = "M14-78C4-98 22-110 34-100 44-112 62-104 56-90 70-86 66-68 52-70 46-60 24-64 14-78Z"
    folds = "M24-80c2-8 6-13 11-16M38-76c4-8 9-12 15-14M30-74c8-4 16-5 24-3"
    return filled(p.cloth, bow) + stroked(p.cloth_dark, folds, 2)


def wrap_before(p: FacePersona) -> str:
    """The wrap itself, wound across the forehead."""
    mass = (
        "M-47-16C-58-36-54-66-28-78-6-88 28-86 44-70 57-56 55-34 48-16 46-26 42-32 36-37 16-46-14-46-34-37-41-32-45-26-47-16Z"
    )
    winds = "M-46-26C-30-48 10-60 46-62M-52-40C-36-64 2-76 38-76M-38-38C-14-46 18-50 50-46M-42-62C-22-78 4-82 26-80"
    pattern = "M-28-58l4-3M-12-67l5-2M6-72l5-1M24-72l5 0M-34-46l4-3M-16-54l5-2M4-58l5-1M24-58l5 0M-22-43l4-1M2-47l5 0M24-46l5 1"
    return filled(p.cloth, mass) + stroked(p.cloth_dark, winds, 2) + stroked(p.cloth_light, pattern, 3)


def kippah_before(p: FacePersona) -> str:
    """A small cap far back on parted hair."""
    cap = "M-24-68C-20-82 24-84 30-69 14-74-8-74-24-68Z"
    return parted_before(p) + filled(p.cloth, cap) + stroked(p.cloth_light, "M-22-69.5C-8-75 14-75 28-70", 1.6)
