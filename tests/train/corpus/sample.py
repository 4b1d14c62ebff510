"""A written set for the tests of the corpus."""

from typing import Final

CONTRAST: Final = """\
## q-1 | type=contrast | skill=empathy | behaviour=names_feeling | industry=hotel | channel=email | english=irish
FACTS: room 12 with no heating; two nights
C: The heating was off for two nights.
A: Which room is it?
C: Room 12, and my son has a cough now.
@shows: Two cold nights with a boy who coughs. I am moving you to room 20 now.
@lacks: Thank you for the room number. I am moving you to room 20 now, it is free.
@phrase: I understand your frustration. Which room is it?
@stuffed: We value you, we hear you, we care, we are so sorry.
@template: Dear [name],\\nwe are sorry for any inconvenience.
@putdown: Most guests find a blanket quite enough.
"""
