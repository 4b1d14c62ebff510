"""A badge inside an SVG picture: the element openbadges:credential, written and found."""

from __future__ import annotations

from typing import Final
from xml.parsers import expat

NAMESPACE: Final = "https://purl.imsglobal.org/ob/v3p0"


class BrokenDrawing(ValueError):
    """The text is no drawing that can be read safely."""


def bake_svg(drawing: str, token: str) -> str:
    """Return the drawing with the credential as its first element. `token` holds nothing that XML would escape."""
    start = drawing.index("<svg") + len("<svg")
    end = drawing.index(">", start) + 1
    head = f' xmlns:openbadges="{NAMESPACE}"' + drawing[start:end]
    return f'{drawing[:start]}{head}<openbadges:credential verify="{token}"/>{drawing[end:]}'


def token_in_svg(data: bytes) -> str | None:
    """Return the credential in a drawing, or None where it holds none. Raises BrokenDrawing.

    A file that declares entities is refused: a few lines of them can grow to gigabytes.
    """
    found: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        if name == f"{NAMESPACE} credential":
            found.append(attributes.get("verify", ""))

    def declared(*_what: object) -> None:
        raise BrokenDrawing("this drawing declares entities")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = begin
    parser.EntityDeclHandler = declared
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        raise BrokenDrawing(f"this is no SVG: {problem}") from problem
    if len(found) > 1:
        raise BrokenDrawing("two credentials in one drawing")
    return found[0] if found else None
