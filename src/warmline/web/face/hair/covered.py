"""Head coverings: hijab, turban, head wrap, kippah."""

from __future__ import annotations

from warmline.web.face.hair.short import parted_before
from warmline.web.face.persona import FacePersona
from warmline.web.face.shapes import filled, stroked


def hijab_behind(p: FacePersona) -> str:
    """The fall of the cloth behind the shoulders, far below the picture's edge: it must not end when she tilts."""
    return filled(
        p.cloth_dark,
        "M0-80C-42-82-59-50-57-10c1 22-3 44-18 66-14 20-27 52-29 94H104c-2-42-15-74-30-94C59 34 56 12 57-10"
        " 59-50 42-82 0-80Z",
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
        "M-49-18C-56-32-58-52-44-68-30-84-12-88 2-88 18-88 36-82 46-68 58-52 56-32 49-18 44-30 34-36 22-41"
        " 14-44 8-47 1-52"
        "-6-47-13-44-21-41-34-36-44-30-49-18Z"
    )
    inner = "M1-52C-6-47-13-44-21-41-16-50-8-56 1-60 10-56 17-50 22-41 14-44 8-47 1-52Z"
    winds = (
        "M-50-26C-40-44-20-54 1-64M-53-38C-42-56-22-66 2-73M-50-52C-38-68-20-76 2-81M51-26C42-44 22-54 1-64"
        "M54-38C44-56 24-66 2-73M51-52C40-68 22-76 2-81"
    )
    return filled(p.cloth, mass) + filled(p.cloth_light, inner) + stroked(p.cloth_dark, winds, 1.9)


def wrap_behind(p: FacePersona) -> str:
    """The back of a head wrap, full and high."""
    return filled(p.cloth_dark, "M-50-20C-60-50-46-84-10-90 26-95 58-72 54-38 54-28 52-20 50-12Z")


def wrap_before(p: FacePersona) -> str:
    """The wrap, wound across the forehead and knotted above it."""
    mass = (
        "M-48-12C-60-40-52-72-24-82 4-92 38-86 50-62 58-46 55-26 49-12 47-24 43-32 36-38"
        " 14-47-14-47-35-38-43-32-47-24-48-12Z"
    )
    winds = (
        "M-47-22C-34-46-14-58 2-62M49-22C40-44 22-56 4-62M-54-42C-40-64-18-72 0-72M54-42C44-62 24-72 6-72"
        "M-40-72C-24-80-8-82 2-80"
    )
    knot = "M-8-60C-20-70-18-84-4-82 0-90 16-88 16-78 24-70 16-56 4-56 0-56-4-57-8-60Z"
    turn = "M-6-62C0-70 8-72 14-68M-8-76C-2-72 6-72 12-78M4-57C6-62 10-65 15-66"
    dots = "M-38-34l4-3M-27-47l4-3M-14-52l4-2M20-52l4 2M31-45l4 3M40-33l3 4M-44-52l3-4M-30-66l4-3M34-66l4 3M45-52l3 4"
    return (
        filled(p.cloth, mass)
        + stroked(p.cloth_dark, winds, 2)
        + stroked(p.cloth_light, dots, 3)
        + filled(p.cloth, knot)
        + stroked(p.cloth_dark, turn, 2)
    )


def kippah_before(p: FacePersona) -> str:
    """A small cap far back on parted hair."""
    cap = "M-24-68C-20-82 24-84 30-69 14-74-8-74-24-68Z"
    return parted_before(p) + filled(p.cloth, cap) + stroked(p.cloth_light, "M-22-69.5C-8-75 14-75 28-70", 1.6)


def shayla_behind(p: FacePersona) -> str:
    """A light scarf behind the head and shoulders."""
    return hijab_behind(p)


def shayla_before(p: FacePersona) -> str:
    """A loose scarf that shows the hair above the forehead."""
    hair = "M2-62C-26-62-42-44-44-16-40-26-34-38-18-46-8-50 2-54 8-57 20-50 36-40 44-16 43-44 28-62 2-62Z"
    strands = "M8-57C-10-54-30-42-40-24M10-56C26-52 38-40 43-24M4-60C-18-58-34-46-42-28"
    frame = (
        "M0-80C-42-82-58-50-56-10-55 24-44 48-22 64-12 72 12 72 22 64 44 48 55 24 56-10 58-50 42-82 0-80Z"
        "M0-62C28-62 44-44 44-10 43 22 30 52 12 64 4 66-4 66-12 64-30 52-43 22-44-10-44-44-28-62 0-62Z"
    )
    fall = (
        "M-54 8C-52 44-34 62-6 66 22 68 46 50 54 10 58 44 70 70 86 86 70 108 38 116 0 116-40 116-70 106-86 86"
        "-70 72-58 44-54 8Z"
    )
    folds = (
        "M-48 42C-36 64-12 78 20 74M-62 70C-40 90-4 98 34 90M50 40C44 58 34 68 18 74M-20 68C-10 86 12 94 44"
        " 84M-46-40C-34-62-16-72 4-73"
    )
    light = "M-50-16C-47-46-30-66-6-71M48-24c-3-16-10-28-20-36M-52 24c4 16 10 28 22 38"
    return (
        filled(p.hair, hair)
        + stroked(p.hair_light, strands, 1.6)
        + filled(p.cloth, frame, ' fill-rule="evenodd"')
        + filled(p.cloth, fall)
        + stroked(p.cloth_dark, folds, 2)
        + stroked(p.cloth_light, light, 2)
    )


def fila_before(p: FacePersona) -> str:
    """A soft cap, folded to one side, over cropped hair."""
    crop = "M-46-20C-47-34-42-48-34-52L34-52C42-48 47-34 46-20 44-30 41-36 37-41-12-46-12-46-37-41-41-36-44-30-46-20Z"
    cap = "M-47-36C-50-60-44-84-22-90 2-95 40-92 52-78 58-70 54-62 48-60 49-52 48-44 46-36 16-46-16-46-47-36Z"
    fold = "M-30-86C-8-80 24-78 48-60M-46-44C-16-54 16-54 47-44"
    weave = "M-36-60l6 4 6-4 6 4 6-4 6 4 6-4 6 4 6-4 6 4 6-4 6 4"
    return (
        filled(p.hair, crop)
        + filled(p.cloth, cap)
        + stroked(p.cloth_dark, fold, 2)
        + stroked(p.cloth_light, weave, 1.8)
    )
