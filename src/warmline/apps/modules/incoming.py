"""From what a form sends to an answer: what was shown in another order is put back as it was written."""

from __future__ import annotations

from collections.abc import Mapping

from warmline.core.curriculum.module import Choice, Exercise, Gap, Match, Order, Plan, Worked, shown_order


def seed_of(module_key: str, exercise: Exercise) -> str:
    """Return what the order of an exercise's parts is drawn from: the same for everybody, and on every device."""
    return f"{module_key}:{exercise.key}"


def words_from(exercise: Exercise, data: Mapping[str, str], chosen: list[str], seed: str) -> tuple[str, ...]:
    """Return the answer in a form's data; `chosen` are the boxes of a choice. What is missing is an empty text."""
    if isinstance(exercise, Choice):
        shown = shown_order(len(exercise.options), seed)
        return tuple(_number(text, shown) for text in chosen)
    if isinstance(exercise, Order):
        return _placed(data, shown_order(len(exercise.steps), seed))
    if isinstance(exercise, Match):
        shown = shown_order(len(exercise.pairs), seed)
        return tuple(_number(data.get(f"a{n}", ""), shown) for n in range(len(exercise.pairs)))
    return tuple(data.get(f"a{n}", "") for n in range(count_of(exercise)))


def count_of(exercise: Exercise) -> int:
    """Return how many fields the form of an exercise has; a choice has one of several boxes."""
    if isinstance(exercise, Order):
        return len(exercise.steps)
    if isinstance(exercise, Match):
        return len(exercise.pairs)
    if isinstance(exercise, Gap):
        return len(exercise.words)
    if isinstance(exercise, Worked):
        return len(exercise.faded)
    return 2 if isinstance(exercise, Plan) else 1


def _number(text: str, shown: tuple[int, ...]) -> str:
    fits = text.isascii() and text.isdigit() and len(text) < 4 and int(text) < len(shown)
    return str(shown[int(text)]) if fits else ""


def _placed(data: Mapping[str, str], shown: tuple[int, ...]) -> tuple[str, ...]:
    """Return for each place the number of the step that was put there; empty texts where two share a place."""
    places = {data.get(f"a{n}", ""): str(step) for n, step in enumerate(shown)}
    return tuple(places.get(str(place), "") for place in range(1, len(shown) + 1))
