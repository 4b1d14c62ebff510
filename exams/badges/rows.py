"""The figures: how many of each kind were told right, and how many a second."""

from __future__ import annotations

import random
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from exams.badges.faults import HOUSE, NOW, House, cases, facts
from warmline.adapters.badges import Outcome, issue, verify

TAKEN_BACK = "taken back"


def told_apart(count: int, seed: int = 1) -> Iterator[str]:
    """Yield a line for each kind: of `count` badges, the share that got the expected verdict."""
    house, dice = House.made(), random.Random(seed)
    keys = house.keys()
    yield f"{'kind':<28}{'n':>7}  {'told right':>10}  what was said"
    place = 0
    for name, expected, make in cases(house):
        places = range(place, place + count)
        place += count
        lists = [house.status(set(places) if name == TAKEN_BACK else set())]
        said = Counter(verify(make(n, dice), keys, lists, NOW).outcome for n in places)
        right = said[expected] if expected is not None else count - said[Outcome.OK]
        words = ", ".join(f"{outcome.value} {n}" for outcome, n in said.most_common())
        yield f"{name:<28}{count:>7}  {right / count:>9.2%}  {words}"


def speed(count: int) -> Iterator[str]:
    """Yield made and verified a second on one core, beside PyJWT with the same key and the same payload."""
    house = House.made()
    keys, lists = house.keys(), [house.status(set())]
    made: list[str] = []
    yield f"{'':<48}{'a second':>10}"
    seconds = _timed(lambda: made.extend(issue(facts(n), house.new) for n in range(count)))
    yield f"{'made and signed':<48}{count / seconds:>10,.0f}"
    seconds = _timed(lambda: [verify(text, keys, lists, NOW) for text in made])
    yield f"{'verified: signature, shape, dates, revocation':<48}{count / seconds:>10,.0f}"
    key, payload = _pyjwt(house)
    seconds = _timed(lambda: _signed_by_pyjwt(key, payload, count))
    yield f"{'PyJWT: signed':<48}{count / seconds:>10,.0f}"
    seconds = _timed(lambda: _read_by_pyjwt(key, made))
    yield f"{'PyJWT: verified: signature and issuer':<48}{count / seconds:>10,.0f}"


def _pyjwt(house: House) -> tuple[Any, dict[str, Any]]:
    from jwt import PyJWK

    from warmline.adapters.badges.credential import payload

    return PyJWK.from_dict({**house.new.private, "alg": "EdDSA"}), payload(facts(0))


def _signed_by_pyjwt(key: Any, payload: dict[str, Any], count: int) -> None:
    import jwt

    for _ in range(count):
        jwt.encode(payload, key, algorithm="EdDSA")


def _read_by_pyjwt(key: Any, texts: list[str]) -> None:
    import jwt

    # The exam has a day of its own, which PyJWT cannot be told.
    options = {"verify_exp": False, "verify_nbf": False}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for text in texts:
            jwt.decode(text, key, algorithms=["EdDSA"], issuer=HOUSE.id, options=options)


def _timed(deed: Callable[[], object]) -> float:
    begun = time.perf_counter()
    deed()
    return time.perf_counter() - begun
