"""Promises that nobody could keep: sums far beyond the case, houses and eternity."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from warmline.core.customer.amounts import amounts_in
from warmline.core.customer.parameters import Parameters
from warmline.core.customer.patterns import any_of
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.sentences import Piece, plain

_COMMITS: Final = any_of(
    r"(?:i|we|you)(?:'ll| will| can)",
    r"promise\w*|guarantee\w*|swear|offer\w*",
    r"(?:let me|going to)",
    r"you get|is yours",
)
_BEYOND: Final = any_of(
    r"(?:millions?|billions?) (?:of )?(?:euros?|pounds?|dollars?)|\d+ ?million",
    r"(?:give|get|buy|offer|promise) you (?:\w+ ){0,6}an? (?:new |big |whole )?(?:house|mansion|yacht|castle|island)",
    r"give you (?:whatever|anything|everything) you (?:want|like|wish|ask for)",
    r"free (?:\w+ )?for (?:life|ever)|forever free|for the rest of your life",
    r"never (?:ever )?have to pay again",
)


def absurd_promise(scenario: Scenario, clauses: tuple[Piece, ...], parameters: Parameters) -> Piece | None:
    """Return the first clause that commits to something nobody could keep, or None."""
    most = _largest(scenario)
    limit = parameters.absurd_times * most if most else parameters.absurd_sum
    for piece in clauses:
        text = plain(piece.text)
        commits = _COMMITS.search(text) and not piece.question
        if commits and (_BEYOND.search(text) or any(amount > limit for amount in amounts_in(text))):
            return piece
    return None


@lru_cache(maxsize=64)
def _largest(scenario: Scenario) -> float:
    """Return the largest sum of money that the case knows, 0 where it knows none."""
    texts = [scenario.policy.text, scenario.situation, *(fact.value for fact in scenario.record)]
    texts += [*(offer.label for offer in scenario.offers), *(say for fact in scenario.facts for say in fact.say)]
    paid = [offer.compensation for offer in scenario.offers if offer.compensation is not None]
    return max((*paid, scenario.price or 0.0, *(sum_ for text in texts for sum_ in amounts_in(text))))
