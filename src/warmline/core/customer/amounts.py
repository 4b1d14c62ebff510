"""Sums of money in an agent's words: "£20", "20 pounds", "half of it", "in full"."""

from __future__ import annotations

import re
from typing import Final

from warmline.core.customer.patterns import any_of
from warmline.core.customer.sentences import plain

_NUMBER: Final = r"\d{1,3}(?:[., ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_WORDS: Final = r"pounds?|quid|euros?|dollars?|bucks|eur|gbp|usd|crowns?|francs?"
_SUM: Final = re.compile(
    rf"(?:[£€$]|\b(?:eur|gbp|usd)\b)\s?({_NUMBER})|\b({_NUMBER})\s?(?:[£€$]|(?:{_WORDS})\b)", re.IGNORECASE
)
_PERCENT: Final = re.compile(r"\b(\d{1,3}(?:[.,]\d+)?)\s?(?:%|per ?cent\b)", re.IGNORECASE)
_FULL: Final = any_of(
    r"in full|full (?:refund|amount|price|sum|fare|fee)|fully refund\w*",
    r"(?:whole|entire) (?:amount|price|sum|fare|fee|bill)",
    r"every (?:penny|cent)|all (?:of )?(?:it|your money) back|all your money",
)
_HALF: Final = any_of(r"half (?:of )?(?:it|that|the|your)|half(?: the)? (?:price|fare|fee|amount)|by half")


def amounts_in(text: str, price: float | None = None) -> tuple[float, ...]:
    """Return the sums that a text names, in order; shares of the price count where a price is known."""
    text = plain(text)
    found = [(match.start(), _value(match.group(1) or match.group(2))) for match in _SUM.finditer(text)]
    if price is not None:
        found += [(m.start(), round(_value(m.group(1)) / 100 * price, 2)) for m in _PERCENT.finditer(text)]
        for pattern, share in ((_FULL, 1.0), (_HALF, 0.5)):
            match = pattern.search(text)
            if match is not None:
                found.append((match.start(), round(share * price, 2)))
    return tuple(value for _, value in sorted(found))


def _value(number: str) -> float:
    """Return a number whichever sign groups it: "1,250.50", "1.250,50" and "12,50"."""
    number = number.replace(" ", "")
    last = max(number.rfind(","), number.rfind("."))
    if last < 0 or len(number) - last - 1 == 3:
        return float(re.sub(r"[.,]", "", number))
    return float(re.sub(r"[.,]", "", number[:last]) + "." + number[last + 1 :])
