"""Who the customer is."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Temperament:
    """How strongly a person reacts; each 0.5-1.5 with 1 as the middle of the population.

    `heat` scales rises of anger, `forgiveness` scales its fall, `trust` scales gains of trust, `endurance` scales
    how slowly patience is used up, `openness` how early facts are told unasked.
    """

    heat: float = 1.0
    forgiveness: float = 1.0
    trust: float = 1.0
    endurance: float = 1.0
    openness: float = 1.0


@dataclass(frozen=True, slots=True)
class Persona:
    """A person in a scenario. `face` is a key of the drawn faces, `voice` a key of the language's voices."""

    name: str
    face: str
    voice: str
    age: int
    pronoun: str  # she | he | they
    about: str
    temperament: Temperament = field(default_factory=Temperament)

    @property
    def first_name(self) -> str:
        """The given name, for buttons and sentences."""
        return self.name.split()[0]
