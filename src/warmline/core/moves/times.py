"""When something will happen: exact times ("by 18:00", "within two days") and vague ones ("soon")."""

from __future__ import annotations

import re
from typing import Final

from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "when",
        0.9,
        """
        (by|at|before|until|around|about|from|after|between|on the) [about|around|exactly|no later than
            |at the latest|till] ({clocktime}|{clockwords}) [(and|to) ({clocktime}|{clockwords})] [on] [{dayword}]
        (by|on|before|until|from|for|at) {dayword} [(at|by|around|before|between|from) {clocktime} [(and
            |to) {clocktime}]]
        {dayword} [(at|by|around|before|between|from) ({clocktime}|{clockwords}) [(and|to) {clocktime}]]
        <clock> [on] [{dayword}]
        (within|in|in about|in under|in less than|after|for|under|less than|up to|no more than|at most|takes|take
            |about|in around|over) [the next|another|the coming|about|roughly|around|up to|just] {count} [to|or
            |and|more] [{count}] [working|business|more] {span}
        (within|in|over) the (hour|next hour|day|next day|week|next few {span}|next {count} {span}|coming {span})
        {count} (to|or) {count} [working|business|more] {span}
        {count} more {span} (and|then)
        <number> <number> [working|business|more] {span}
        before (you|she|he|they) (go|leave|land|fly|board|start|sleep|travel|drive|wake|get up|come home|close)
        before your [next|first|last] (shift|flight|meeting|train|appointment|lesson|class|holiday|trip|journey)
        before the (day|hour|shift|week) is (over|out)
        (overnight|first thing|same day|next day|next working day|next business day|by return)
        """,
    ),
    *entries(
        "when_hour", 0.8, "(by|at|before|until|till|around|about|after) [about|around] ({hour}|<dotted>)\n is {hour}"
    ),
    *entries("when_here", 0.75, "now"),
    *entries(
        "when_now",
        0.75,
        """
        (now $|right now|right away|straight away|immediately|this minute|this very moment|as we speak
            |as of now|from now|while you wait|while we chat|while you are here|at once|this instant|instantly)
        """,
    ),
    *entries(
        "vague",
        0.85,
        """
        (soon|shortly|asap|eventually|sometime|momentarily)
        as (soon|quickly|fast) as (possible|i can|we can|they can)
        in (due course|a bit|a while|the near future|time|good time)
        at (the|our|their) earliest
        (at|in) some (point|stage)
        (when|whenever|once) (we|they|i) (can|get to it|have time|have a moment|know more)
        (one of these|in the coming|in a few|over the next few|some) (days|weeks)
        """,
    ),
)


def times_in(view: View, number: int) -> list[Hit]:
    """Return the time expressions of a sentence, the longest first of those that overlap, in order."""
    chosen: list[Hit] = []
    found = [hit for name in ("when", "when_now") for hit in view.raw_hits(name) if hit.sentence == number]
    found += [hit for hit in view.raw_hits("when_hour") if hit.sentence == number and _ends_there(view, hit)]
    found += [hit for hit in view.raw_hits("when_here") if hit.sentence == number and _ends_clause(view, hit)]
    for hit in sorted(found, key=lambda hit: (hit.first - hit.last, hit.first)):
        if all(hit.last <= other.first or other.last <= hit.first for other in chosen):
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.first)


def _ends_there(view: View, hit: Hit) -> bool:
    """ "By five" is an hour and "by five people" is not: what follows must not be what is counted."""
    words = view.sentences[hit.sentence].words
    if hit.last == len(words) or words[hit.last].clause != words[hit.last - 1].clause:
        return True
    return words[hit.last].text in _AFTER_AN_HOUR or words[hit.last].text in _DAYS


def _ends_clause(view: View, hit: Hit) -> bool:
    """ "I book it now, and ..." says when; "now you can" and "Now, listen" do not."""
    words = view.sentences[hit.sentence].words
    opens = hit.first == 0 or words[hit.first - 1].clause != words[hit.first].clause
    return not opens and (hit.last == len(words) or words[hit.last].clause != words[hit.first].clause)


_AFTER_AN_HOUR: Final = frozenset(
    re.findall(
        r"\S+",
        """
        today tonight tomorrow and or on with in so if when because that this i we you he she they it the even latest
        at to for as before while but then is are
        """,
    )
)
_DAYS: Final = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


def time_text(view: View, number: int, after: int = 0) -> str | None:
    """Return the written words of a sentence's first time expression at or after a word, else of its last one."""
    times = times_in(view, number)
    if not times:
        return None
    hit = next((hit for hit in times if hit.first >= after), times[-1])
    words = view.sentences[number].words
    return view.text[words[hit.first].start : words[hit.last - 1].end]
