"""Items of a test: their marking, how hard each is and how well it works, and the next one to ask."""

from warmline.core.measurement.items.bank import JUDGED, LETTERS, Item, ItemSet, Kind, Option, Pair, Pool
from warmline.core.measurement.items.marking import UNMARKED, Answer, BadAnswer, Mark, check_answer, counts, mark
from warmline.core.measurement.items.model import FEWEST_ANSWERS, Model, Parameters

__all__ = [
    "FEWEST_ANSWERS",
    "JUDGED",
    "LETTERS",
    "UNMARKED",
    "Answer",
    "BadAnswer",
    "Item",
    "ItemSet",
    "Kind",
    "Mark",
    "Model",
    "Option",
    "Pair",
    "Parameters",
    "Pool",
    "check_answer",
    "counts",
    "mark",
]
