"""Long hair: wavy, straight, a bob, a bun."""

from __future__ import annotations

from warmline.web.face.persona import FacePersona
from warmline.web.face.shapes import circles, filled, stroked


def wavy_behind(p: FacePersona) -> str:
    """Waves down to the shoulders."""
    mass = (
        "M0-76C-46-78-60-44-57-8c2 22-14 34-11 58 2 20 22 30 40 24l56 0c18 6 38-4 40-24 3-24-13-36-11-58"
        "C60-44 46-78 0-76Z"
    )
    strands = "M-60 44c-3-14 8-24 9-40M58 52c6-14-6-28-6-46M-50 64c-4-8 1-18 4-24M47 66c6-8 2-18 0-24"
    return filled(p.hair, mass) + stroked(p.hair_light, strands, 2.4)


def wavy_before(p: FacePersona) -> str:
    """A side parting that falls round the face."""
    front = (
        "M-13-68C-40-70-56-44-54-12c0 12-5 22-4 34 7-6 12-16 13-28 2-24 16-38 34-50C2-40 28-40 40-16c4 10 3 22 9 34"
        " 4-10 4-20 4-30C55-48 34-76-13-68Z"
    )
    strands = "M-16-60C-32-52-44-36-47-14M-2-60C18-60 38-46 45-22M8-66C28-64 44-50 49-30"
    return filled(p.hair, front) + stroked(p.hair_light, strands, 2.2)


def straight_behind(p: FacePersona) -> str:
    """Straight hair past the shoulders."""
    mass = (
        "M0-77C-44-79-57-48-56-10-56 22-62 60-60 98-48 106-34 104-28 92L28 92C34 104 48 106 60 98 62 60 56 22"
        " 56-10 57-48 44-79 0-77Z"
    )
    strands = "M-50 0C-52 34-54 64-52 94M50 0C52 34 54 64 52 94M-44 30c-1 22-3 42-3 62M44 30c1 22 3 42 3 62"
    return filled(p.hair, mass) + stroked(p.hair_light, strands, 1.8)


def straight_before(p: FacePersona) -> str:
    """A middle parting, two smooth curtains."""
    front = (
        "M0-72C-38-74-56-46-54-8-54 8-55 20-54 34-46 26-44 8-42-8-38-34-22-50 0-58 22-50 38-34 42-8 44 8 46 26 54 34"
        " 55 20 54 8 54-8 56-46 38-74 0-72Z"
    )
    strands = "M0-66C-24-62-42-42-47-6M0-66C24-62 42-42 47-6M-8-68C-32-62-48-40-51-10M8-68C32-62 48-40 51-10"
    return filled(p.hair, front) + stroked(p.hair_light, strands, 1.7)


def bob_behind(p: FacePersona) -> str:
    """A bob that ends at the jaw."""
    mass = (
        "M0-76C-46-78-60-44-58-4-58 16-60 30-57 42-50 50-38 50-32 46L32 46C38 50 50 50 57 42 60 30 58 16 58-4"
        " 60-44 46-78 0-76Z"
    )
    return filled(p.hair, mass)


def bob_before(p: FacePersona) -> str:
    """A fringe to the brows and two straight sides."""
    front = (
        "M0-73C-40-75-57-48-56-8-56 12-58 28-55 41-48 42-44 38-43 30-42 14-44-2-40-20-26-27 8-30 34-23 42-8 42 12 43 30"
        " 44 38 48 42 55 41 58 28 56 12 56-8 57-48 40-75 0-73Z"
    )
    strands = (
        "M-40-22C-36-44-24-58-8-64M-22-26C-20-42-12-54 0-62M2-27C4-42 8-52 12-60M22-25C22-40 20-52 16-60"
        "M38-20C38-40 32-54 22-62"
        "M-50 32c-2-18-1-34 2-48M50 32c2-18 1-34-2-48"
    )
    return filled(p.hair, front) + stroked(p.hair_light, strands, 1.8)


def bun_behind(p: FacePersona) -> str:
    """A bun high on the head, and hair drawn back."""
    knot = circles(p.hair, [(5, -75, 17)])
    turns = stroked(p.hair_light, "M-7-79c4-8 16-12 23-5M-6-73c7-6 17-6 22-1", 1.8)
    return (
        knot
        + turns
        + filled(p.hair, "M0-75C-42-76-54-46-51-8-50 2-48 10-38 18L38 18C48 10 50 2 51-8 54-46 42-76 0-75Z")
    )


def bun_before(p: FacePersona) -> str:
    """Hair combed back from the forehead, a loose strand at each side."""
    front = (
        "M4-71C-36-74-53-46-50-14-49-4-48 4-47 10-44 2-43-8-42-16-36-40-18-54 2-56 22-54 38-40 42-16 43-8 44 2 47 10"
        " 48 4 50-4 51-14 54-46 40-72 4-71Z"
    )
    combed = "M-38-30C-28-50-12-60 4-68M-20-44C-10-56 0-62 6-69M40-30C32-50 20-60 8-68M24-46C18-56 12-62 8-69"
    loose = "M-46.5 5c-2 6-1.5 12 .8 17M47.5 5c2 5 1.5 10-.6 14"
    return filled(p.hair, front) + stroked(p.hair_light, combed, 1.6) + stroked(p.hair, loose, 1.8)
