"""Next steps put in the present ("I write to you by five", "it is with you at 20:20"): steps only with a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.negation import hoped_before
from warmline.core.moves.reading import Mark
from warmline.core.moves.times import times_in
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "present_step",
        0.75,
        """
        (i|we) [{now}] [{now}] {act_now} _
        (and|then) (read|write|call|send|report|answer) to you _
        (i|we) have (the|your|an|it|them|this|that|news) _
        (i|we) am [{now}] [still|back|again] (here|back|with you)
        (i|we) (want|mean|plan) to [{now}] {act_now} _
        (i|we) have [{now}] (it|them|this|that|your _) (sent|delivered|fetched|collected|repaired|ready|done)
        (and|then) {act_now} (you|it|them|the|your|this|that) _
        you [{now}|both] (hear|have|get|receive) [it|this|that|word|news|an|a|the|your|my|from|back] _
        (he|she|somebody|someone|colleague|{boss}|engineer|technician|courier|driver|plumber|electrician
            |plasterer|cleaner|nurse|fitter|painter|mechanic|locksmith|carer|doctor|van|lorry|team|desk|depot|office
            |department
            |specialist|they) [{now}] (calls|rings|phones|writes|emails|messages|texts|contacts|looks|checks|comes
            |brings|sends|delivers|collects|fetches|reaches|visits|answers|replies|repairs|call|ring|write|come
            |bring|look|answer|reply)
        (the|your|my|our|a|an|it|this|that|they|new|list|code) .. (leaves|reaches|arrives|lands|works|goes out
            |goes back
            |gets to)
        (the|your|my|our|it|this|that|they|everything|a|an|somebody|someone) .. (is|are) [{now}] (ready|there
            |with you|with them|at your
            |at the|on your|in your|in the post|back|done|at work|working|open|sent|booked|repaired|connected|gone
            |printed|packed|live)
        (hour|time|slot|appointment) is [{now}] (<clock>|{hour}|{dayword}|{clocktime})
        """,
    ),
    *entries(
        "no_present_step",
        0.9,
        """
        (usually|always|normally|typically|generally|mostly|often|every|each|customers|daily|weekly|monthly|per
            |unless|only|never|yesterday|ago|last|since|should|must|have to|need to|please)
        (you|he|she|they) (said|told|promised|wrote|asked)
        (shop|store|branch|office|line|desk|hotline|lines) (is|are) open
        (we|i) (close|open) (at|on|from)
        """,
    ),
)
_SPANS: Final = frozenset(("for", "over", "takes", "take"))


def read(view: View) -> Iterator[Mark]:
    """Yield steps in the present tense, with their time; sentences that already hold a step in "will" are left."""
    for hit in view.best("present_step"):
        number = hit.sentence
        if view.sentences[number].asks or _idle(view, hit):
            continue
        time = _coming(view, hit)
        if time is not None:
            words = view.sentences[number].words
            written = view.text[words[time.first].start : words[time.last - 1].end]
            yield view.mark_sentence("next_step_with_time", number, 0.8, time=written)


def _idle(view: View, hit: Hit) -> bool:
    """A habit, a rule, a thing past, or a step that hangs on an "if"."""
    words = view.words_of(hit.sentence)
    hangs = hoped_before(words, hit.first) or bool(
        {"if", "when", "whenever", "unless", "until", "while"} & set(words[: hit.first])
    )
    barred = any(other.sentence == hit.sentence for other in view.raw_hits("no_present_step"))
    return hangs or barred or view.has("no_step", "orders", sentence=hit.sentence)


def _coming(view: View, hit: Hit) -> Hit | None:
    """The first time in the sentence that lies ahead; "for two days" and "over a week" are spans and no time."""
    words = view.words_of(hit.sentence)
    for time in times_in(view, hit.sentence):
        lead = words[time.first]
        if words[hit.first + 1] == "have" and lead not in ("by", "within"):
            continue  # "By eleven I have the list" gives a time; "I have the list at eleven" may be a habit.
        if time.entry.name in ("when", "when_hour", "when_here") and lead not in _SPANS:
            return time
    return None
