"""The languages in which customers speak: only a scenario in one of them can be played."""

from typing import Final

SPOKEN: Final = ("en",)
