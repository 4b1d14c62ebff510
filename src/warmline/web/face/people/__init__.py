"""The people: who can be drawn, by key."""

from warmline.web.face.people.elder import ELDER
from warmline.web.face.people.middle import MIDDLE
from warmline.web.face.people.young import YOUNG
from warmline.web.face.persona import FacePersona

PEOPLE: dict[str, FacePersona] = {person.key: person for person in (*YOUNG, *MIDDLE, *ELDER)}

__all__ = ["PEOPLE"]
