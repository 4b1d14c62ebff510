"""Long or stiff words that have a plain one beside them.

Polite words that are plain in some Englishes ("kindly", "do the needful") are not on the list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Stiff:
    """A stiff word `text[start:end]` and the plain one that says the same here."""

    start: int
    end: int
    word: str
    plain: str


PLAIN: Final[Mapping[str, str]] = MappingProxyType(
    {
        left.strip(): right.strip()
        for left, _, right in (
            line.partition("=")
            for line in """
            utilise = use
            utilize = use
            utilised = used
            utilized = used
            utilising = using
            utilizing = using
            commence = start
            commenced = started
            commencing = starting
            terminate = end
            terminated = ended
            endeavour = try
            endeavor = try
            ascertain = find out
            ascertained = found out
            facilitate = help
            facilitated = helped
            initiate = start
            initiated = started
            obtain = get
            obtained = got
            purchase = buy
            purchased = bought
            require = need
            requires = needs
            regarding = about
            concerning = about
            subsequently = later
            subsequent to = after
            prior to = before
            previous to = before
            in order to = to
            in the event that = if
            in the event of = if there is
            with regard to = about
            with regards to = about
            with respect to = about
            in respect of = about
            in relation to = about
            pertaining to = about
            due to the fact that = because
            in view of the fact that = because
            owing to = because of
            at this point in time = now
            at the present time = now
            at present = now
            at your earliest convenience = as soon as you can
            in the near future = soon
            in a timely manner = on time
            on a daily basis = every day
            on a regular basis = often
            for the purpose of = for
            in lieu of = instead of
            in accordance with = as in
            aforementioned = this
            herewith = here
            hereby = now
            heretofore = so far
            henceforth = from now on
            thereafter = after that
            notwithstanding = still
            forthwith = at once
            assistance = help
            additional = more
            sufficient = enough
            insufficient = not enough
            approximately = about
            demonstrate = show
            indicate = show
            numerous = many
            remainder = rest
            remuneration = pay
            reside = live
            residing = living
            transmit = send
            transmitted = sent
            forward = send on
            furnish = give
            expedite = speed up
            expedited = sped up
            rectify = put right
            rectified = put right
            ameliorate = make better
            alleviate = ease
            erroneous = wrong
            erroneously = by mistake
            inadvertently = by mistake
            finalise = finish
            finalize = finish
            verification = check
            clarification = clear answer
            remittance = payment
            disbursement = payment
            enquire = ask
            inquire = ask
            advise us = tell us
            be advised that = note that
            inform you that = tell you that
            whereby = by which
            aggregate = total
            cognisant = aware
            cognizant = aware
            deem = think
            elucidate = explain
            peruse = read
            pursuant to = under
            relinquish = give up
            envisage = expect
            """.splitlines()
            if "=" in line
        )
    }
)
_WORD_BOUND: Final = sorted(PLAIN, key=len, reverse=True)
_STIFF: Final = re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in _WORD_BOUND)})\b", re.I)
_VERB_FORWARD: Final = re.compile(r"\b(?:will|please|i|we|to|can) forward$", re.I)


def stiff_words(text: str) -> tuple[Stiff, ...]:
    """Return the stiff words of a text in order, the longest first where they overlap. Time is linear in the text."""
    found: list[Stiff] = []
    for match in _STIFF.finditer(text[:8_000]):
        word = match.group()
        # "look forward" is no stiff word; "forward your mail" is
        if word.lower() == "forward" and not _VERB_FORWARD.search(text[max(0, match.start() - 8) : match.end()]):
            continue
        found.append(Stiff(match.start(), match.end(), word, PLAIN[word.lower()]))
    return tuple(found)
